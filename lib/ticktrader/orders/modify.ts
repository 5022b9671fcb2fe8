// A change of a pending order or a position. client binds it.

import type { Observable } from 'rxjs';
import { oneShot } from '../../request/one-shot.js';
import type { Session } from '../session.js';
import type { OrderChange } from './new-order.js';
import type { OrderOutcome } from './outcome.js';
import { printChange } from './print.js';
import { answeredTrade, sendOrder } from './send.js';

const REQUEST = 'TradeModify';

/** Changes what `change` names of a pending order or a position. A one-shot, like `createOrder`. Errors only with an `InvalidRequestError`; nothing was sent then. */
export const modifyOrder = <N>(session: Session<N>, change: OrderChange<N>): Observable<OrderOutcome<N>> => {
  const commandId = session.nextId();
  return oneShot(
    sendOrder(session, () => ({
      deed: 'modify',
      request: REQUEST,
      body: { Params: printChange(change, session.options.numeric) },
      commandId,
      isMine: ({ id }) => id === commandId, // others may change the same trade: only the request's own id tells
      tradeOf: answeredTrade(session, REQUEST),
    })),
  );
};
