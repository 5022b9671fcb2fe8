// Every command of the client, as a table: how it is called, what must leave, and what the server answers. The specs of orders run through it.

import type { Observable } from 'rxjs';
import type { TickTrader } from '../../../lib/ticktrader/client.js';
import type { OcoOutcome, OrderOutcome } from '../../../lib/ticktrader/orders/outcome.js';
import { aTrade } from '../../support/tick-trader-server.js';

/** One command. */
export interface CommandCase {
  readonly call: (tt: TickTrader) => Observable<OrderOutcome>;
  readonly request: string;
  /** What leaves beside Id and Request. */
  readonly body: object;
  readonly answer: object;
  /** What the answer proves beside being accepted. */
  readonly ended?: string;
  readonly clientId?: string;
  /** Its own event that proves it done. */
  readonly deciding: string;
}

const ORDER = { Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 1000, Price: 1.1, ClientId: 'mine' } as const;
const answered = (parts: object = {}): object => ({ Trade: { ...aTrade, ...parts } });

export const commands: Readonly<Record<string, CommandCase>> = {
  createOrder: {
    call: (tt) => tt.createOrder(ORDER),
    request: 'TradeCreate',
    body: { Params: ORDER },
    answer: answered(),
    clientId: 'mine',
    deciding: 'Allocated',
  },
  modifyOrder: {
    call: (tt) => tt.modifyOrder({ Id: 769001, Price: 1.09 }),
    request: 'TradeModify',
    body: { Params: { Id: 769001, Price: 1.09 } },
    answer: answered({ Price: 1.09 }),
    deciding: 'Modified',
  },
  cancelOrder: {
    call: (tt) => tt.cancelOrder('769001'),
    request: 'TradeDelete',
    body: { Params: { Type: 'Cancel', Id: 769001 } },
    answer: answered({ Status: 'Canceled' }),
    ended: 'canceled',
    deciding: 'Canceled',
  },
  'closePosition in full': {
    call: (tt) => tt.closePosition(769001n),
    request: 'TradeDelete',
    body: { Params: { Type: 'Close', Id: 769001 } },
    answer: answered({ Type: 'Position', Status: 'Filled', RemainingAmount: 0 }),
    ended: 'closed',
    deciding: 'Filled',
  },
  'closePosition in part': {
    call: (tt) => tt.closePosition(769001, 400),
    request: 'TradeDelete',
    body: { Params: { Type: 'Close', Id: 769001, Amount: 400 } },
    answer: answered({ Type: 'Position', RemainingAmount: 600 }),
    deciding: 'Filled',
  },
  closePositionBy: {
    call: (tt) => tt.closePositionBy(769001, '769002'),
    request: 'TradeDelete',
    body: { Params: { Type: 'CloseBy', Id: 769001, ById: 769002 } },
    answer: { ...answered({ Type: 'Position', Status: 'Filled' }), ByTrade: { ...aTrade, Id: 769002 } },
    ended: 'closed',
    deciding: 'Filled',
  },
};

const LEG = { Type: 'Stop', Side: 'Buy', Symbol: 'EURUSD', Amount: 1000, StopPrice: 1.2 } as const;
/** An OCO of two stops, with ClientIds of its user's own. */
export const oco = (tt: TickTrader): Observable<OcoOutcome> =>
  tt.createOco({ ...LEG, ClientId: 'one' }, { ...LEG, Side: 'Sell', StopPrice: 1, ClientId: 'two' });
