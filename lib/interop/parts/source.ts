// What can be bridged: anything rxjs can subscribe to, or a cursor. The bridges take either, directly or later.

import type { ObservableInput } from 'rxjs';
import type { Cursor, Page } from '../../request/pages.js';
import { cursorFeed } from './cursor-feed.js';
import { pushFeed, type Feed } from './feed.js';
import type { BufferOptions } from './overflow.js';

/** A source of values that pushes, or a cursor, which is pulled and waits. */
export type Source<T> = ObservableInput<T> | Cursor<Page<T>>;

/** Whether a source waits for whoever pulls it. */
export const isCursor = <T>(source: Source<T>): source is Cursor<Page<T>> => 'next' in source && 'done' in source && Symbol.asyncIterator in source;

/** Whether `given` is a source; options are none. */
export const isSource = <T>(given: Source<T> | object): given is Source<T> =>
  'subscribe' in given || 'then' in given || 'getReader' in given || Symbol.iterator in given || Symbol.asyncIterator in given || Symbol.observable in given;

/** The feed of a source: a cursor is pulled, everything else is buffered. */
export const feedOf = <T>(source: Source<T>, options: BufferOptions): Feed<T> => (isCursor(source) ? cursorFeed(source) : pushFeed(source, options));
