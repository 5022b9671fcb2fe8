// One look at the server for all commands in doubt together: Trades first, then TradeHistory. The other way round, an order filled in between would be in
// neither. resolve calls it.

import { defer, filter, map, switchMap, tap, toArray, type Observable } from 'rxjs';
import type { Asked } from '../../base/journal.js';
import { tradeHistory } from '../history/trade-history.js';
import { trades } from '../read/trades.js';
import type { Session } from '../session.js';
import { bookOf } from './book.js';
import { mayProve } from './sightings.js';
import type { Look } from './sought.js';

/** What stamps of one moment may differ by, in ms. */
const MARGIN = 120_000;
/** What the two clocks may differ by at the most, in ms: no server takes a login that is signed with a time so far off. */
const FURTHEST_OFF = 86_400_000;
/** How long before it left, in ms, a search need not begin that has shown what the server's clock says. */
const WELL_BEFORE = 3_600_000;

/** From when history is searched for a command that left at `at` (local clock) after `stamp` was seen. */
export const searchFrom = <N>({ serverTime }: Session<N>, at: number, stamp: number | undefined): number =>
  Math.max(0, Math.floor(Math.max(stamp ?? serverTime.at(at), at - FURTHEST_OFF)) - MARGIN);

/** The same once history has been read: the last stamp seen before may have been an old one, and the way from there to the command long. */
export const nextSearchFrom = <N>({ serverTime }: Session<N>, at: number, before: number): number =>
  Math.max(before, Math.floor(serverTime.at(at)) - WELL_BEFORE);

/** What a look must find. */
export interface Wanted {
  readonly asked: Asked;
  /** From when history is searched for it, ms since 1970 by the server's clock. */
  readonly searchFrom: number;
}

/** What the history since `from` shows of these: what is about none of them is dropped as it comes. */
const historySince = <N>(session: Session<N>, from: number, wanted: readonly Wanted[]): Observable<Omit<Look<N>, 'trades'>> =>
  defer(() => {
    let newest: number | undefined;
    return tradeHistory(session, { from }).pipe(
      tap(({ TransactionTimestamp }) => {
        newest = TransactionTimestamp; // the oldest comes first
        session.serverTime.seen(TransactionTimestamp);
      }),
      filter((record) => wanted.some(({ asked }) => mayProve(asked, record))),
      toArray(),
      map((records) => ({ records, ...(newest !== undefined && { newest }) })),
    );
  });

/** Looks once. Errors where either read fails: such a look proves nothing. */
export const look = <N>(session: Session<N>, wanted: readonly Wanted[]): Observable<Look<N>> =>
  trades(session).pipe(
    session.once(bookOf).takeIn,
    switchMap((open) => {
      const from = Math.min(...wanted.map((one) => one.searchFrom));
      return historySince(session, from, wanted).pipe(map((history) => ({ trades: open, ...history })));
    }),
  );
