// The four ways to be rid of a trade: cancel an order; close a position in full, in part, or by another. client binds them.

import type { Observable } from 'rxjs';
import { InvalidRequestError } from '../../base/errors.js';
import type { Id } from '../../base/ids.js';
import type { Printable } from '../../codec/json.js';
import { oneShot } from '../../request/one-shot.js';
import { wireId, wireMoney } from '../params.js';
import type { Session } from '../session.js';
import type { OrderOutcome } from './outcome.js';
import { answeredTrade, sendOrder } from './send.js';
import type { Deed } from './verdict.js';

const REQUEST = 'TradeDelete';

/** A TradeDelete of one of its types. `params` throws what is wrong with it when it is about to leave. */
const remove = <N>(session: Session<N>, deed: Deed, params: () => Readonly<Record<string, Printable>>): Observable<OrderOutcome<N>> => {
  const commandId = session.nextId();
  return oneShot(
    sendOrder(session, () => ({
      deed,
      request: REQUEST,
      body: { Params: params() },
      commandId,
      isMine: ({ id }) => id === commandId, // the trade may end in other ways meanwhile: only the request's own id tells
      tradeOf: answeredTrade(session, REQUEST),
    })),
  );
};

/** Cancels a pending order. A one-shot, like `createOrder`. */
export const cancelOrder = <N>(session: Session<N>, id: Id): Observable<OrderOutcome<N>> =>
  remove(session, 'cancel', () => ({ Type: 'Cancel', Id: wireId('id', id) }));

/** Closes a position at the market: in full, or `amount` of it (in units of the base currency). Gross accounts. A one-shot, like `createOrder`. */
export const closePosition = <N>(session: Session<N>, id: Id, amount?: N): Observable<OrderOutcome<N>> =>
  remove(session, 'close', () => ({
    Type: 'Close',
    Id: wireId('id', id),
    Amount: amount === undefined ? undefined : wireMoney(session.options.numeric, 'amount', amount),
  }));

/** Closes a position by one of the other side in the same symbol, without going to the market. Gross accounts. A one-shot, like `createOrder`. */
export const closePositionBy = <N>(session: Session<N>, id: Id, byId: Id): Observable<OrderOutcome<N>> =>
  remove(session, 'close', () => {
    if (String(id) === String(byId)) throw new InvalidRequestError('byId', 'must be another position than `id`. Nothing was sent.');
    return { Type: 'CloseBy', Id: wireId('id', id), ById: wireId('byId', byId) };
  });
