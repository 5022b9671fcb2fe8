// Two orders of which one cancels the other. client binds it.

import { map, type Observable } from 'rxjs';
import type * as t from 'io-ts';
import { InvalidRequestError } from '../../base/errors.js';
import { decode } from '../../codec/decode.js';
import { record } from '../../codec/record.js';
import { oneShot } from '../../request/one-shot.js';
import { trade, type Trade } from '../model/index.js';
import type { Session } from '../session.js';
import { askedToCreate } from './asked.js';
import type { NewOrder } from './new-order.js';
import type { OcoOutcome } from './outcome.js';
import { printOrder } from './print.js';
import { bearsClientId, type Question } from './question.js';
import { carryOut } from './send.js';

const REQUEST = 'TradeCreateOco';

const result = <N>(money: t.Type<N>) => record('OcoAnswer', { FirstTrade: trade(money), SecondTrade: trade(money) }, {});

/**
 * Places two orders at once, of which one cancels the other: stop and stop, or stop and limit, of one symbol. A one-shot, like `createOrder`;
 * each leg has a ClientId and a verdict of its own, and the last value has both. Errors only with an `InvalidRequestError`; nothing was sent then.
 */
export const createOco = <N>(session: Session<N>, first: NewOrder<N>, second: NewOrder<N>): Observable<OcoOutcome<N>> => {
  const clientIds = [first.ClientId ?? session.nextClientId(), second.ClientId ?? session.nextClientId()] as const;
  const commandId = session.nextId();
  const { numeric } = session.options;

  const question = (clientId: string, leg: 'FirstTrade' | 'SecondTrade'): Question<N> => ({
    asked: askedToCreate(clientId),
    isMine: bearsClientId(clientId, commandId),
    tradeOf: (answer): Trade<N> => decode(session.codecs(result), answer, `${REQUEST}.Result`)[leg],
  });

  return oneShot(
    carryOut(session, () => {
      if (clientIds[0] === clientIds[1])
        throw new InvalidRequestError('second.ClientId', 'must not be that of the first order: each leg is found again by its own. Nothing was sent.');
      if (first.Symbol !== second.Symbol) throw new InvalidRequestError('second.Symbol', 'must be that of the first order. Nothing was sent.');
      return {
        request: REQUEST,
        body: {
          FirstRequest: printOrder({ ...first, ClientId: clientIds[0] }, numeric, 'first.'),
          SecondRequest: printOrder({ ...second, ClientId: clientIds[1] }, numeric, 'second.'),
        },
        commandId,
        tradeIds: [],
        questions: [question(clientIds[0], 'FirstTrade'), question(clientIds[1], 'SecondTrade')],
      };
    }).pipe(
      map(([one, other]) => {
        if (one === undefined || other === undefined) throw new Error('A pair of orders without a pair of outcomes.');
        return { first: one, second: other };
      }),
    ),
  );
};
