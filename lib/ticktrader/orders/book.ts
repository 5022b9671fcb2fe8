// The trades of an account as last heard of: what a change in doubt is compared with. It costs no request: logins, reports and answers fill it. send and resolve ask.

import { catchError, EMPTY, merge, skip, tap } from 'rxjs';
import { isOpen } from '../../session/gate.js';
import type { Trade } from '../model/index.js';
import type { Session } from '../session.js';

/** The open trades of a session, by id, as far as they are known. */
export interface Book<N> {
  readonly find: (id: string) => Trade<N> | undefined;
  /** Takes in a trade as the server has just shown it. */
  readonly see: (trade: Trade<N>) => void;
  /** Takes in all that is open. */
  readonly restore: (trades: readonly Trade<N>[]) => void;
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
  const see = (trade: Trade<N>): void => {
    session.serverTime.seen(stampOf(trade));
    if (!NOT_OPEN.includes(trade.Status)) open.set(trade.Id, trade);
    // an order that was filled answers after the report of the position that came of it, which bears the same number
    else if (trade.Type === 'Position' || open.get(trade.Id)?.Type !== 'Position') open.delete(trade.Id);
  };
  const restore = (trades: readonly Trade<N>[]): void => {
    open.clear();
    trades.forEach(see);
  };
  const late = isOpen(session.core.gate()) ? 1 : 0;
  const logins$ = session.restored$.pipe(
    skip(late),
    tap(({ trades = [] }) => {
      restore(trades);
    }),
  );
  const reports$ = session.reports$.pipe(
    tap(({ report }) => {
      see(report.Trade);
    }),
    catchError(() => EMPTY),
  );
  merge(logins$, reports$).subscribe();
  return { find: (id) => open.get(id), see, restore };
};
