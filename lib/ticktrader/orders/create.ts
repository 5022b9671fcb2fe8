// A new order. client binds it.

import type { Observable } from 'rxjs';
import { oneShot } from '../../request/one-shot.js';
import type { Session, TaggedReport } from '../session.js';
import type { NewOrder } from './new-order.js';
import type { OrderOutcome } from './outcome.js';
import { printOrder } from './print.js';
import { answeredTrade, sendOrder } from './send.js';

const REQUEST = 'TradeCreate';

/** Reports about an order bear its ClientId, whoever caused them. */
export const bearsClientId =
  (clientId: string) =>
  <N>({ report }: TaggedReport<N>): boolean =>
    report.Trade.ClientId === clientId;

/**
 * Places an order. A one-shot: the first subscription sends, at most once, and only over a ready session; every other sees the same verdict.
 * Errors only with an `InvalidRequestError`, where the order is wrong by itself and nothing was sent.
 */
export const createOrder = <N>(session: Session<N>, order: NewOrder<N>): Observable<OrderOutcome<N>> => {
  const clientId = order.ClientId ?? session.nextClientId();
  const commandId = session.nextId();
  return oneShot(
    sendOrder(session, () => ({
      deed: 'create',
      request: REQUEST,
      body: { Params: printOrder({ ...order, ClientId: clientId }, session.options.numeric) },
      commandId,
      clientId,
      isMine: bearsClientId(clientId),
      tradeOf: answeredTrade(session, REQUEST),
    })),
  );
};
