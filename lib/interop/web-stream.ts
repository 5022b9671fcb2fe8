// rxtt/web-stream: a stream as the web has them, for `Response` bodies, `pipeThrough` and workers.

import type { ObservableInput } from 'rxjs';
import type { Cursor, Page } from '../request/pages.js';
import type { Feed, Taker } from './parts/feed.js';
import type { BufferOptions } from './parts/overflow.js';
import { feedOf, isSource, type Source } from './parts/source.js';

export { OverflowError, type BufferOptions, type Overflow } from './parts/overflow.js';
export type { Source } from './parts/source.js';

/**
 * The stream's own buffer holds nothing: it drops what it has when an error comes, and the feed does not. So `pull` is called for a waiting reader
 * only, and a value goes to that reader at once.
 */
const NOTHING_KEPT = { highWaterMark: 0 };

const readable = <T>(feed: Feed<T>): ReadableStream<T> => {
  let wanted = false;
  let canceled = false;
  const takerOf = (controller: ReadableStreamDefaultController<T>): Taker<T> => ({
    value: (value) => {
      wanted = false;
      controller.enqueue(value); // may pull again before it returns
    },
    end: () => {
      if (!canceled) controller.close(); // else it is closed already
    },
    fail: (error) => {
      controller.error(error);
    },
  });
  return new ReadableStream<T>(
    {
      pull: (controller) => {
        if (wanted) return;
        wanted = true;
        feed.take(takerOf(controller));
      },
      cancel: () => {
        canceled = true;
        feed.stop();
      },
    },
    NOTHING_KEPT,
  );
};

/**
 * What `source` emits, as a `ReadableStream`. It subscribes when somebody reads, and unsubscribes on `cancel()`. An error comes after the values before it.
 *
 * An observable cannot be told to wait: what is not read yet is kept, up to `capacity`, and `overflow` says what happens beyond. A cursor waits.
 */
export function toWebStream<T>(cursor: Cursor<Page<T>>): ReadableStream<T>;
export function toWebStream<T>(source: ObservableInput<T>, options?: BufferOptions): ReadableStream<T>;
/** The same as a function for the end of a `pipe()`. */
export function toWebStream(options?: BufferOptions): <T>(source: Source<T>) => ReadableStream<T>;
export function toWebStream<T>(
  given: Source<T> | BufferOptions = {},
  options: BufferOptions = {},
): ReadableStream<T> | (<S>(source: Source<S>) => ReadableStream<S>) {
  if (isSource(given)) return readable(feedOf(given, options));
  return (source) => readable(feedOf(source, given));
}
