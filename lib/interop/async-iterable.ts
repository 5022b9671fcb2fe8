// rxtt/async-iterable: a stream as `for await` takes it. For programs that are written in async functions.

import type { ObservableInput } from 'rxjs';
import type { Cursor, Page } from '../request/pages.js';
import type { Feed } from './parts/feed.js';
import { type BufferOptions } from './parts/overflow.js';
import { feedOf, isSource, type Source } from './parts/source.js';

export { OverflowError, type BufferOptions, type Overflow } from './parts/overflow.js';
export type { Source } from './parts/source.js';

const OVER: IteratorResult<never, undefined> = { value: undefined, done: true };

/** Subscribes at the first `next()`. Calls of `next()` may overlap; they are answered in order. */
const iterate = <T>(feed: Feed<T>): AsyncIterableIterator<T, undefined, undefined> => {
  const iterator: AsyncIterableIterator<T, undefined, undefined> = {
    next: () =>
      new Promise((resolve, reject) => {
        feed.take({
          value: (value) => {
            resolve({ value, done: false });
          },
          end: () => {
            resolve(OVER);
          },
          fail: reject,
        });
      }),
    return: () => {
      feed.stop();
      return Promise.resolve(OVER);
    },
    throw: (error: unknown) => {
      feed.stop();
      return Promise.reject(error instanceof Error ? error : new Error(String(error)));
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
};

const iterable = <T>(source: Source<T>, options: BufferOptions): AsyncIterable<T> => ({
  [Symbol.asyncIterator]: () => iterate(feedOf(source, options)),
});

/**
 * What `source` emits, for `for await`. Each loop subscribes on its own, at its first step, and unsubscribes when it ends, by `break` and throw too.
 * An error comes after the values before it.
 *
 * An observable cannot be told to wait: what is not taken yet is kept, up to `capacity`, and `overflow` says what happens beyond. A cursor (`tradeHistoryPages()`)
 * waits: its records come one by one, and at most one page is read ahead. A cursor can be walked once.
 */
export function toAsyncIterable<T>(cursor: Cursor<Page<T>>): AsyncIterable<T>;
export function toAsyncIterable<T>(source: ObservableInput<T>, options?: BufferOptions): AsyncIterable<T>;
/** The same as a function for the end of a `pipe()`. */
export function toAsyncIterable(options?: BufferOptions): <T>(source: Source<T>) => AsyncIterable<T>;
export function toAsyncIterable<T>(
  given: Source<T> | BufferOptions = {},
  options: BufferOptions = {},
): AsyncIterable<T> | (<S>(source: Source<S>) => AsyncIterable<S>) {
  if (isSource(given)) return iterable(given, options);
  return (source) => iterable(source, given);
}
