// The trades of an account as last heard of: what a change in doubt is compared with. It costs no request: logins, reports and answers fill it. send and resolve ask.

import { catchError, defer, EMPTY, filter, finalize, merge, skip, tap, type MonoTypeOperatorFunction } from 'rxjs';
import { isOpen } from '../../session/gate.js';
import type { Trade } from '../model/index.js';
import type { Session } from '../session.js';

/** The open trades of a session, by id, as far as they are known. */
export interface Book<N> {
  readonly find: (id: string) => Trade<N> | undefined;
  /** Takes in a trade as the server has just shown it. */
  readonly see: (trade: Trade<N>) => void;
  /** Takes in what a read of all that is open gives. What else is heard of a trade meanwhile may be newer, and stays: an answer can be overtaken on its way. */
  readonly takeIn: MonoTypeOperatorFunction<readonly Trade<N>[]>;
}

/** A trade of these is over, or is not yet. */
const NOT_OPEN: readonly string[] = ['New', 'Filled', 'Canceled', 'Rejected', 'Expired', 'Activated'];

/** The newest stamp the server has set on it. When it is to expire or to wake lies ahead and says nothing of the server's clock. */
const stampOf = <N>({ Created, Modified = 0, Filled = 0, PositionCreated = 0 }: Trade<N>): number => Math.max(Created, Modified, Filled, PositionCreated);

/**
 * The book of `session`. Made while the session is idle it knows everything; made later it does not trust what the last login found, which others may have
 * changed since, and fills with the next one.
 */
export const bookOf = <N>(session: Session<N>): Book<N> => {
  const open = new Map<string, Trade<N>>();
  /** For each read that is under way, the trades that were heard of since it was asked. */
  const asked = new Set<Set<string>>();
  const see = (trade: Trade<N>): void => {
    for (const heard of asked) heard.add(trade.Id);
    session.serverTime.seen(stampOf(trade));
    if (!NOT_OPEN.includes(trade.Status)) open.set(trade.Id, trade);
    // an order that was filled answers after the report of the position that came of it, which bears the same number
    else if (trade.Type === 'Position' || open.get(trade.Id)?.Type !== 'Position') open.delete(trade.Id);
  };
  const ask = (): Set<string> => {
    const heard = new Set<string>();
    asked.add(heard);
    return heard;
  };
  const restore = (trades: readonly Trade<N>[], heard: Set<string>): void => {
    asked.delete(heard);
    const shown = new Set(trades.map(({ Id }) => Id));
    for (const id of open.keys()) if (!shown.has(id) && !heard.has(id)) open.delete(id);
    trades.filter(({ Id }) => !heard.has(Id)).forEach(see);
  };
  let sinceLogin = new Set<string>();
  const asking$ = session.core.state$.pipe(
    filter(({ status }) => status === 'restoring'),
    tap(() => {
      asked.delete(sinceLogin); // that login has failed
      sinceLogin = ask();
    }),
  );
  const late = isOpen(session.core.gate()) ? 1 : 0;
  const logins$ = session.restored$.pipe(
    skip(late),
    tap(({ trades = [] }) => {
      restore(trades, sinceLogin);
    }),
  );
  const reports$ = session.reports$.pipe(
    tap(({ report }) => {
      see(report.Trade);
    }),
    catchError(() => EMPTY),
  );
  merge(asking$, logins$, reports$).subscribe();
  return {
    find: (id) => open.get(id),
    see,
    takeIn: (trades$) =>
      defer(() => {
        const heard = ask();
        return trades$.pipe(
          tap((trades) => {
            restore(trades, heard);
          }),
          finalize(() => {
            asked.delete(heard);
          }),
        );
      }),
  };
};
