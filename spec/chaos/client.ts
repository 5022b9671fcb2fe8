// The client under test: one session with what a trader uses bound to it, and a look at what still waits inside. Worlds drive it; variants stand in for it.

import type { Observable } from 'rxjs';
import type { Id } from '../../lib/base/ids.js';
import type { ListUpdate } from '../../lib/base/list-update.js';
import type { Numeric } from '../../lib/codec/numeric.js';
import { isOpen } from '../../lib/session/gate.js';
import { attend } from '../../lib/ticktrader/orders/desk.js';
import { openSessionWith } from '../../lib/ticktrader/open-session.js';
import {
  cancelOrder,
  closePosition,
  closePositionBy,
  closeSession,
  createOco,
  createOrder,
  executions,
  lateOutcomes,
  modifyOrder,
  openTrades,
  whenReady,
  type ExecutionEvent,
  type NewOrder,
  type OcoOutcome,
  type OrderChange,
  type OrderOutcome,
  type Session,
  type SessionState,
  type TickTraderOptions,
  type Trade,
} from '../../lib/ticktrader/index.js';

/** What a run asks of a client. Its variants are wrong in one of these. */
export interface Client<N> {
  readonly state$: Observable<SessionState>;
  readonly executions$: Observable<ExecutionEvent<N>>;
  readonly openTrades$: Observable<ListUpdate<Trade<N>>>;
  readonly lateOutcomes$: Observable<OrderOutcome<N>>;
  readonly connect: () => Observable<void>;
  readonly close: () => Observable<void>;
  readonly createOrder: (order: NewOrder<N>) => Observable<OrderOutcome<N>>;
  readonly createOco: (first: NewOrder<N>, second: NewOrder<N>) => Observable<OcoOutcome<N>>;
  readonly modifyOrder: (change: OrderChange<N>) => Observable<OrderOutcome<N>>;
  readonly cancelOrder: (id: Id) => Observable<OrderOutcome<N>>;
  readonly closePosition: (id: Id, amount?: N) => Observable<OrderOutcome<N>>;
  readonly closePositionBy: (id: Id, byId: Id) => Observable<OrderOutcome<N>>;
  /** Whether nobody waits for an answer over the present connection. */
  readonly isIdle: () => boolean;
}

/** Options of a client whose money is of kind `N`. */
export type ClientOptions<N> = TickTraderOptions & { readonly numeric: Numeric<N> };

const isIdle = <N>({ core }: Session<N>): boolean => {
  const gate = core.gate();
  let idle = !isOpen(gate);
  if (isOpen(gate)) gate.idle$.subscribe(() => (idle = true)).unsubscribe();
  return idle;
};

const bound = <N>(session: Session<N>): Client<N> => ({
  state$: session.core.state$,
  executions$: executions(session),
  openTrades$: openTrades(session),
  lateOutcomes$: lateOutcomes(session),
  connect: () => whenReady(session),
  close: () => closeSession(session),
  createOrder: (order) => createOrder(session, order),
  createOco: (first, second) => createOco(session, first, second),
  modifyOrder: (change) => modifyOrder(session, change),
  cancelOrder: (id) => cancelOrder(session, id),
  closePosition: (id, amount) => closePosition(session, id, amount),
  closePositionBy: (id, byId) => closePositionBy(session, id, byId),
  isIdle: () => isIdle(session),
});

/** A client over the session `session`, which attends to its orders from the beginning, as the shipped one does. */
export const clientOf = <N>(session: Session<N>): Client<N> => {
  attend(session);
  return bound(session);
};

/** The shipped client. */
export const shippedClient = <N>(options: ClientOptions<N>): Client<N> => clientOf(openSessionWith(options, options.numeric));
