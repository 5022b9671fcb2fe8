// A new order. client binds it.

import type { Observable } from 'rxjs';
import { oneShot } from '../../request/one-shot.js';
import type { Session } from '../session.js';
import { askedToCreate } from './asked.js';
import type { NewOrder } from './new-order.js';
import type { OrderOutcome } from './outcome.js';
import { printOrder } from './print.js';
import { answeredTrade, bearsClientId } from './question.js';
import { sendOrder } from './send.js';

const REQUEST = 'TradeCreate';

/**
 * Places an order. A one-shot: the first subscription sends, at most once, and only over a ready session; every other sees the same values. The last value is
 * the verdict; `unknown` comes at most before it, while it is found out, and is the last word only where the session is closed or fails for good meanwhile.
 * Errors only with an `InvalidRequestError`, where the order is wrong by itself and nothing was sent.
 */
export const createOrder = <N>(session: Session<N>, order: NewOrder<N>): Observable<OrderOutcome<N>> => {
  const clientId = order.ClientId ?? session.nextClientId();
  const commandId = session.nextId();
  return oneShot(
    sendOrder(session, () => ({
      request: REQUEST,
      body: { Params: printOrder({ ...order, ClientId: clientId }, session.options.numeric) },
      commandId,
      tradeIds: [],
      questions: [{ asked: askedToCreate(clientId), isMine: bearsClientId(clientId, commandId), tradeOf: answeredTrade(session, REQUEST) }],
    })),
  );
};
