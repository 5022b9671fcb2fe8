// Several walks at once whose records still come one walk after the other. history walks slices of time with it.

import { defer, EMPTY, queueScheduler, repeat, scheduled, type Observable } from 'rxjs';
import { records, type Cursor, type Page } from './pages.js';

/**
 * The records of all walks, in the order of the walks. `width` of them are open at any time: give eager cursors, and while the first is emitted the others
 * fetch their first pages. No more than `width + 1` pages are held.
 */
export const sideBySide = <T>(walks: readonly (() => Cursor<Page<T>>)[], width: number): Observable<T> =>
  defer(() => {
    const open: Cursor<Page<T>>[] = [];
    let begun = 0;
    const fill = (): void => {
      for (const begin of walks.slice(begun, begun + width - open.length)) {
        open.push(begin());
        begun++;
      }
    };
    const first = (): Observable<T> => {
      fill();
      const walk = open[0];
      return walk === undefined ? EMPTY : records(() => walk);
    };
    const next = (): Observable<unknown> => {
      open.shift();
      return open.length === 0 && begun === walks.length ? EMPTY : scheduled([true], queueScheduler);
    };
    return defer(first).pipe(repeat({ delay: next }));
  });
