// The reads of a recovery and of an audit: what is open, then what history shows from the watermark on. Trades come first: history read before would miss what happens in between.

import { catchError, map, of, switchMap, tap, throwError, toArray, type Observable } from 'rxjs';
import { DecodeError, RequestError } from '../../../base/errors.js';
import { enteredHistory, type LedgerEntry } from '../../history/entries.js';
import { tradeHistory } from '../../history/trade-history.js';
import type { Trade, TradeReport } from '../../model/index.js';
import { clientSession } from '../../read/sessions.js';
import { trades } from '../../read/trades.js';
import type { Session } from '../../session.js';

/** What a look at the server's state found. */
export interface Look<N> {
  readonly trades: readonly Trade<N>[];
  /** Oldest first. */
  readonly records: readonly TradeReport<N>[];
  /** What each of them says of money; empty where nobody checks that. */
  readonly entries: readonly LedgerEntry[];
}

/** The records from `from` on (ms since 1970), oldest first. */
export const recordsFrom = <N>(session: Session<N>, from: number): Observable<readonly TradeReport<N>[]> =>
  tradeHistory(session, { from: Math.max(0, from) }).pipe(toArray());

const found = <N>(session: Session<N>, from: number): Observable<Omit<Look<N>, 'trades'>> =>
  session.options.ledgerNotices
    ? enteredHistory(session, { from: Math.max(0, from) }).pipe(
        toArray(),
        map((all) => ({ records: all.map(({ report }) => report), entries: all.map(({ entry }) => entry) })),
      )
    : recordsFrom(session, from).pipe(map((records) => ({ records, entries: [] })));

/** Looks at what is open, or takes what a login just found, tells `onTrades`, and then reads the records from `from()` on. */
export const readState = <N>(
  session: Session<N>,
  given: readonly Trade<N>[] | undefined,
  { from, onTrades }: { readonly from: () => number; readonly onTrades: (trades: readonly Trade<N>[]) => void },
): Observable<Look<N>> =>
  (given === undefined ? trades(session) : of(given)).pipe(
    tap(onTrades),
    switchMap((open) => found(session, from()).pipe(map((history) => ({ trades: open, ...history })))),
  );

/**
 * A stamp of the server's clock from no later than `passed()` ms ago: when it says that our session began, less what has passed here. Where it does not say,
 * our own clock must do.
 */
export const stampOf = <N>(session: Session<N>, passed: () => number): Observable<number> =>
  clientSession(session).pipe(
    map(({ ClientSessionCreated }) => ClientSessionCreated - passed()),
    catchError((error: unknown) =>
      error instanceof RequestError || error instanceof DecodeError
        ? of(session.serverTime.at(session.scheduler.now() - passed()) - session.options.historyLag)
        : throwError(() => error),
    ),
    map(Math.floor), // a steady clock has fractions, a stamp of the server has none
  );
