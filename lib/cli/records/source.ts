// Where records come from, in one shape: chunks, and the next one only when the one before has been dealt with. use/ makes them, deliver and file take them.

import { bufferCount, concatMap, map, type Observable, type ObservableInput } from 'rxjs';
import { eachPage, type Cursor, type Page } from '../../index.js';
import type { Chunk } from './kind.js';

/** Gives chunks to `work`, one after the other. */
export type Source = <R>(work: (chunk: Chunk) => ObservableInput<R>) => Observable<R>;

/** The pages of a walk: the cursor waits. */
export const ofPages =
  <T extends object>(pages: Cursor<Page<T>>): Source =>
  (work) =>
    eachPage(pages, work);

/** Lists that come whole. */
export const ofLists =
  (lists$: Observable<readonly object[]>): Source =>
  (work) =>
    lists$.pipe(concatMap((records) => work({ records, total: records.length })));

/** Records one by one, as they happen. */
export const ofEach =
  (records$: Observable<object>): Source =>
  (work) =>
    records$.pipe(concatMap((record) => work({ records: [record] })));

const MANY = 1000;

/** Records of a stream that ends, in chunks. */
export const ofMany =
  (records$: Observable<object>): Source =>
  (work) =>
    records$.pipe(
      bufferCount(MANY),
      map((records): Chunk => ({ records })),
      concatMap(work),
    );
