// The commands that several acts of the demo come back to, and how prices and amounts are worded. trading and closing share it.

import type { Observable } from 'rxjs';
import type { RunningTickTrader } from '../../simulator/index.js';
import type { OcoOutcome, OrderOutcome } from '../../ticktrader/index.js';
import { amount } from '../terminal/format.js';
import { ordersAt, SYMBOL, type Orders, type Quote } from './orders.js';
import type { Stage } from './stage.js';

/** Commands that later acts come back to. None is sent before somebody subscribes. */
export interface Desk {
  readonly orders: Orders;
  readonly market$: Observable<OrderOutcome>;
  readonly immediate$: Observable<OrderOutcome>;
  readonly limit$: Observable<OrderOutcome>;
  readonly stop$: Observable<OrderOutcome>;
  readonly stopLimit$: Observable<OrderOutcome>;
  readonly pair$: Observable<OcoOutcome>;
}

/** A real client has its prices from the feed; the trade socket carries none. */
const quoteOf = ({ exchange }: RunningTickTrader): Quote => {
  const quote = exchange.prices()[SYMBOL];
  if (quote === undefined) throw new Error(`the simulator has no ${SYMBOL}`);
  return { bid: Number(quote.bid), ask: Number(quote.ask) };
};

/** The commands at the prices of this moment. */
export const openDesk = ({ tt, server }: Stage): Desk => {
  const orders = ordersAt(quoteOf(server));
  return {
    orders,
    market$: tt.createOrder(orders.market),
    immediate$: tt.createOrder(orders.immediate),
    limit$: tt.createOrder(orders.limit),
    stop$: tt.createOrder(orders.stop),
    stopLimit$: tt.createOrder(orders.stopLimit),
    pair$: tt.createOco(orders.cutLoss, orders.takeProfit),
  };
};

/** A price, as it is written for this symbol. */
export const at = (price: number): string => price.toFixed(5);

/** So much of the symbol. */
export const euros = (value: number): string => `${amount(value)} ${SYMBOL}`;
