// A change of a pending order or a position. client binds it.

import type { Observable } from 'rxjs';
import { oneShot } from '../../request/one-shot.js';
import type { Session } from '../session.js';
import { askedToModify } from './asked.js';
import { bookOf } from './book.js';
import type { OrderChange } from './new-order.js';
import type { OrderOutcome } from './outcome.js';
import { printChange } from './print.js';
import { answeredTrade, bearsRequestId } from './question.js';
import { sendOrder } from './send.js';

const REQUEST = 'TradeModify';

/**
 * Changes what `change` names of a pending order or a position. A one-shot, like `createOrder`. `notSent` `busy` while another change, cancel or close of the
 * same trade is under way or in doubt. Errors only with an `InvalidRequestError`; nothing was sent then.
 */
export const modifyOrder = <N>(session: Session<N>, change: OrderChange<N>): Observable<OrderOutcome<N>> => {
  const commandId = session.nextId();
  const { numeric } = session.options;
  return oneShot(
    sendOrder(session, () => {
      const params = printChange(change, numeric);
      const tradeId = String(change.Id);
      const asked = askedToModify(numeric, tradeId, params, session.once(bookOf).find(tradeId));
      return {
        request: REQUEST,
        body: { Params: params },
        commandId,
        tradeIds: [tradeId],
        questions: [{ asked, isMine: bearsRequestId(commandId, tradeId), tradeOf: answeredTrade(session, REQUEST) }],
      };
    }),
  );
};
