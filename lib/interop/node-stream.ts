// rxtt/node-stream: a stream as Node has them, for `pipeline()`, files and HTTP responses. Node only.
/// <reference types="node" preserve="true" />

import { Readable } from 'node:stream';
import type { ObservableInput } from 'rxjs';
import { InvalidRequestError } from '../base/errors.js';
import type { Cursor, Page } from '../request/pages.js';
import type { Feed, Taker } from './parts/feed.js';
import type { BufferOptions } from './parts/overflow.js';
import { feedOf, isCursor, isSource, type Source } from './parts/source.js';

export { OverflowError, type BufferOptions, type Overflow } from './parts/overflow.js';
export type { Source } from './parts/source.js';

/** How values become a Node stream. */
export interface NodeStreamOptions extends BufferOptions {
  /** `true` for values of any kind but null; `false` for text and bytes. Default true. */
  readonly objectMode?: boolean;
}

const noNull = (): InvalidRequestError =>
  new InvalidRequestError('value', 'is null, which ends a Node stream; filter it out or wrap it. The values before it were delivered.');

/** What Node itself holds: values it has taken ahead of its reader. A cursor is asked for nothing that is not wanted, so there it is a single one. */
const AHEAD = { values: 64, bytes: 16_384, cursor: 1 };

const readable = <T>(feed: Feed<T>, objectMode: boolean, highWaterMark: number): Readable => {
  let wanted = false;
  let room = false;
  let failure: Error | undefined;
  const isHungry = (): boolean => !wanted && room;
  const failWhenEmpty = (): void => {
    if (failure !== undefined && stream.readableLength === 0) stream.destroy(failure);
  };
  const fail = (error: unknown): void => {
    failure = error instanceof Error ? error : new Error(String(error), { cause: error });
    failWhenEmpty();
  };
  const taker: Taker<T> = {
    value: (value) => {
      wanted = false;
      room = value !== null && stream.push(value);
      if (value !== null) return;
      feed.stop();
      fail(noNull());
    },
    end: () => {
      if (failure === undefined) stream.push(null);
    },
    fail,
  };
  const stream = new Readable({
    objectMode,
    highWaterMark,
    read: () => {
      if (wanted || failure !== undefined) return;
      do {
        wanted = true;
        feed.take(taker);
      } while (isHungry());
    },
    destroy: (error, done) => {
      failure ??= new Error('destroyed'); // what still waits in the feed hears the end, and there is nobody left to tell
      feed.stop();
      done(error);
    },
  });
  // Destroyed with an error, a stream forgets what its reader has not taken; so the error waits until the last of it is.
  const read = stream.read.bind(stream);
  stream.read = (size) => {
    const chunk: unknown = read(size);
    failWhenEmpty();
    return chunk;
  };
  return stream;
};

const make = <T>(source: Source<T>, { objectMode = true, ...buffer }: NodeStreamOptions): Readable =>
  readable(feedOf(source, buffer), objectMode, isCursor(source) ? AHEAD.cursor : objectMode ? AHEAD.values : AHEAD.bytes);

/**
 * What `source` emits, as a `Readable` in object mode. It subscribes when somebody reads and unsubscribes when it is destroyed.
 * An error comes after the values before it. A null ends it with an `InvalidRequestError`, since Node takes it for the end.
 *
 * An observable cannot be told to wait: what is not read yet is kept, up to `capacity`, and `overflow` says what happens beyond. A cursor waits.
 */
export function toNodeReadable<T>(cursor: Cursor<Page<T>>, options?: Pick<NodeStreamOptions, 'objectMode'>): Readable;
export function toNodeReadable<T>(source: ObservableInput<T>, options?: NodeStreamOptions): Readable;
/** The same as a function for the end of a `pipe()`. */
export function toNodeReadable(options?: NodeStreamOptions): <T>(source: Source<T>) => Readable;
export function toNodeReadable<T>(given: Source<T> | NodeStreamOptions = {}, options: NodeStreamOptions = {}): Readable | (<S>(source: Source<S>) => Readable) {
  if (isSource(given)) return make(given, options);
  return (source) => make(source, given);
}
