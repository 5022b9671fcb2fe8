// A walk over the server's history as a cursor: what trade-history and daily-snapshots have in common.

import { defer, map, type Observable } from 'rxjs';
import type * as t from 'io-ts';
import type { Printable } from '../../codec/json.js';
import { cursor, type Cursor, type Page } from '../../request/pages.js';
import type { ReportPage } from '../model/index.js';
import { readOnce } from '../read/read.js';
import type { Session } from '../session.js';
import { walkParams, type WalkPlan } from './query.js';

/** How one kind of history is asked for. */
export interface Walk<A> {
  readonly request: string;
  readonly codec: t.Type<ReportPage<A>, unknown>;
  /** The responses its pages come under: the server has two names for each. */
  readonly names: readonly string[];
  /** Where the page ended, for a server that does not say `LastId`. */
  readonly lastId: (record: A) => string | undefined;
  /** Parameters beside those of every walk. */
  readonly extra?: () => Readonly<Record<string, Printable>>;
}

const pageOf = <A>({ IsLastReport, Records, LastId, TotalReports }: ReportPage<A>, lastIdOf: Walk<A>['lastId']): Page<A> => {
  const last = Records.at(-1);
  const lastId = LastId ?? (last && lastIdOf(last));
  return {
    records: Records,
    // a page without records and without a place to go on from is the end, whatever it says
    isLast: IsLastReport || (Records.length === 0 && lastId === undefined),
    ...(lastId !== undefined && { lastId }),
    ...(TotalReports !== undefined && { total: TotalReports }),
  };
};

/** A cursor over the pages that `query` names. Nothing is sent before the first pull; a wrong query fails it. */
export const walkPages = <N, A>(session: Session<N>, query: WalkPlan, walk: Walk<A>): Cursor<Page<A>> => {
  const fetch = (place: string | undefined): Observable<Page<A>> =>
    defer(() => {
      const params = (): Readonly<Record<string, Printable>> => ({ ...walkParams(query), ...walk.extra?.(), RequestLastId: place ?? query.after });
      return readOnce(session, walk.request, walk.codec, params, walk.names);
    }).pipe(map((page) => pageOf(page, walk.lastId)));
  const { readAhead = 1, eager = false } = query;
  return cursor({ fetch, readAhead, eager });
};
