// A history cut into slices of time that are fetched side by side: over a slow link the walk is as fast as the link is wide. trade-history walks so on request.

import { defer, switchMap, type Observable } from 'rxjs';
import { toMillis } from '../../base/clock.js';
import { InvalidRequestError } from '../../base/errors.js';
import type { Cursor, Page } from '../../request/pages.js';
import { sideBySide } from '../../request/side-by-side.js';
import { LARGEST_PAGE, type WalkPlan, type WalkQuery } from './query.js';

/** How many slices are fetched side by side. */
export interface Parallel {
  /** 1 (the default) chains the pages; more asks for so many slices of time at once. A cursor chains them whatever stands here: it gives a page a pull. */
  readonly parallel?: number;
}

/** A history that can be cut. */
export interface Sliced<T> {
  readonly query: WalkQuery;
  readonly parallel: number;
  /** The end of a walk that names none, ms since 1970. */
  readonly now: number;
  readonly stampOf: (record: T) => number;
  readonly open: (plan: WalkPlan) => Cursor<Page<T>>;
}

/** Slices a page each, and a few more, since records are never spread evenly. */
const SLACK = 1.25;
/** Without a count from the server: so many slices a walker. */
const SLICES_EACH = 8;
const MOST = 10_000;

const check = ({ parallel, query }: Pick<Sliced<unknown>, 'parallel' | 'query'>): void => {
  if (!Number.isInteger(parallel) || parallel < 1 || parallel > 64) {
    throw new InvalidRequestError('parallel', `must be a whole number from 1 to 64, got ${String(parallel)}. Nothing was sent.`);
  }
  if (query.after !== undefined) throw new InvalidRequestError('after', 'names a place in a chain of pages, which a parallel walk has not. Nothing was sent.');
};

/** Whole milliseconds, each in exactly one slice: stamps are whole, and the server takes both ends as inside. */
const cut = (from: number, to: number, count: number): readonly { readonly from: number; readonly to: number }[] => {
  const width = Math.max(1, Math.ceil((to - from + 1) / count));
  return Array.from({ length: Math.ceil((to - from + 1) / width) }, (_, index) => {
    const begin = from + index * width;
    return { from: begin, to: Math.min(to, begin + width - 1) };
  });
};

/** The records of the whole stretch, in the order of its direction. One small request first finds out where the records begin and how many there are. */
export const walkSlices = <T>(sliced: Sliced<T>): Observable<T> =>
  defer(() => {
    check(sliced);
    const { query, parallel, now, stampOf, open } = sliced;
    const { pageSize = LARGEST_PAGE, direction = 'Forward' } = query;
    const to = query.to === undefined ? now : toMillis(query.to);
    return open({ direction: 'Forward', pageSize: 1, readAhead: 0, to })
      .next()
      .pipe(
        switchMap(({ records: [oldest], total }) => {
          if (oldest === undefined) return [];
          const count = total === undefined ? parallel * SLICES_EACH : Math.ceil((total / pageSize) * SLACK);
          const slices = cut(stampOf(oldest), to, Math.min(MOST, Math.max(parallel, count)));
          const inOrder = direction === 'Forward' ? slices : slices.toReversed();
          return sideBySide(
            inOrder.map((slice) => () => open({ ...slice, eager: true })),
            parallel,
          );
        }),
      );
  });
