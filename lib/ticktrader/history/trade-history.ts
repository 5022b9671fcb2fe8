// All that happened on an account, record by record: the lazy stream and its cursor. client binds both.

import { defer, type Observable } from 'rxjs';
import type * as t from 'io-ts';
import type { Id } from '../../base/ids.js';
import { records, type Cursor, type Page } from '../../request/pages.js';
import { reportPageOrRecord, tradeReport, type ReportPage, type TradeReport } from '../model/index.js';
import { wireId } from '../params.js';
import type { Session } from '../session.js';
import type { WalkPlan, WalkQuery } from './query.js';
import { walkSlices, type Parallel } from './slices.js';
import { walkPages } from './walk.js';

const page = <N>(money: t.Type<N>) => reportPageOrRecord(tradeReport(money));

/** Which records. */
export interface HistoryQuery extends WalkQuery, Parallel {
  /** Only what became of this order. */
  readonly orderId?: Id;
  /** Leave out cancelled orders. */
  readonly skipCancelOrder?: boolean;
}

/** Pages of the history whose records `codec` reads; `idOf` tells a record's own id. */
export const historyPages = <N, A>(
  session: Session<N>,
  query: HistoryQuery & WalkPlan,
  codec: t.Type<ReportPage<A>, unknown>,
  idOf: (record: A) => string,
): Cursor<Page<A>> =>
  walkPages(session, query, {
    request: 'TradeHistory',
    codec,
    names: ['TradeHistory', 'TradeHistoryReport'],
    lastId: idOf,
    extra: () => ({ OrderId: query.orderId === undefined ? undefined : wireId('orderId', query.orderId), SkipCancelOrder: query.skipCancelOrder }),
  });

const pages = <N>(session: Session<N>, query: HistoryQuery & WalkPlan): Cursor<Page<TradeReport<N>>> =>
  historyPages(session, query, session.codecs(page), ({ Id: place }) => place);

/** Pages of the trade history, for whoever is slower than the wire. */
export const tradeHistoryPages = <N>(session: Session<N>, query: HistoryQuery = {}): Cursor<Page<TradeReport<N>>> => pages(session, query);

/**
 * The trade history as one lazy stream: the next page is asked for when the last record of the one before has been emitted. `take(n)` stops the walk.
 * With `parallel` the stretch is cut into slices of time, of which so many are fetched side by side; records still come in order.
 */
export const tradeHistory = <N>(session: Session<N>, { parallel = 1, ...query }: HistoryQuery = {}): Observable<TradeReport<N>> =>
  parallel === 1
    ? records(() => pages(session, { ...query, readAhead: 0 }))
    : defer(() =>
        walkSlices<TradeReport<N>>({
          query,
          parallel,
          now: session.scheduler.now(),
          stampOf: ({ TransactionTimestamp }) => TransactionTimestamp,
          open: (plan) => pages(session, { ...query, ...plan }),
        }),
      );
