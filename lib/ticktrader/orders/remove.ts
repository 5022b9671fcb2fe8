// The four ways to be rid of a trade: cancel an order; close a position in full, in part, or by another. client binds them.

import type { Observable } from 'rxjs';
import type { Asked } from '../../base/journal.js';
import { InvalidRequestError } from '../../base/errors.js';
import type { Id } from '../../base/ids.js';
import type { Printable } from '../../codec/json.js';
import type { Literal } from '../../codec/literal.js';
import { oneShot } from '../../request/one-shot.js';
import type { Trade } from '../model/index.js';
import { wireId, wireMoney } from '../params.js';
import type { Session } from '../session.js';
import { askedToCancel, askedToClose, askedToCloseBy } from './asked.js';
import { bookOf } from './book.js';
import type { OrderOutcome } from './outcome.js';
import { answeredTrade, bearsRequestId } from './question.js';
import { sendOrder } from './send.js';

const REQUEST = 'TradeDelete';

/** A TradeDelete of one of its types, as it is about to leave. */
interface Removal {
  readonly params: Readonly<Record<string, Printable>>;
  readonly ids: readonly Literal[];
  readonly asked: Asked;
}

/** `prepare` throws what is wrong with it. */
const remove = <N>(session: Session<N>, prepare: (known: (id: Literal) => Trade<N> | undefined) => Removal): Observable<OrderOutcome<N>> => {
  const commandId = session.nextId();
  return oneShot(
    sendOrder(session, () => {
      const { params, ids, asked } = prepare(({ text }) => session.once(bookOf).find(text));
      return {
        request: REQUEST,
        body: { Params: params },
        commandId,
        tradeIds: ids.map(({ text }) => text),
        questions: [{ asked, isMine: bearsRequestId(commandId, asked.tradeId), tradeOf: answeredTrade(session, REQUEST) }],
      };
    }),
  );
};

/**
 * Cancels a pending order. A one-shot, like `createOrder`; `notSent` `busy` as for `modifyOrder`. After a doubt `accepted` says that the order is over: `ended`
 * tells how, and is `filled` where the fill came first.
 */
export const cancelOrder = <N>(session: Session<N>, id: Id): Observable<OrderOutcome<N>> =>
  remove(session, (known) => {
    const own = wireId('id', id);
    return { params: { Type: 'Cancel', Id: own }, ids: [own], asked: askedToCancel(session.options.numeric, own.text, known(own)) };
  });

/** Closes a position at the market: in full, or `amount` of it (in units of the base currency). Gross accounts. A one-shot, like `cancelOrder`. */
export const closePosition = <N>(session: Session<N>, id: Id, amount?: N): Observable<OrderOutcome<N>> =>
  remove(session, (known) => {
    const { numeric } = session.options;
    const own = wireId('id', id);
    const part = amount === undefined ? undefined : wireMoney(numeric, 'amount', amount);
    return { params: { Type: 'Close', Id: own, Amount: part }, ids: [own], asked: askedToClose(numeric, own.text, known(own), part?.text) };
  });

/** Closes a position by one of the other side in the same symbol, without going to the market. Gross accounts. A one-shot, like `cancelOrder`. */
export const closePositionBy = <N>(session: Session<N>, id: Id, byId: Id): Observable<OrderOutcome<N>> =>
  remove(session, (known) => {
    if (String(id) === String(byId)) throw new InvalidRequestError('byId', 'must be another position than `id`. Nothing was sent.');
    const [own, by] = [wireId('id', id), wireId('byId', byId)];
    const asked = askedToCloseBy(session.options.numeric, own.text, by.text, known(own), known(by));
    return { params: { Type: 'CloseBy', Id: own, ById: by }, ids: [own, by], asked };
  });
