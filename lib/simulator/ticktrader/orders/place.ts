// An accepted order does what its kind does: a Market is filled, all others wait or are done where the market is there already. New and woken orders pass here.

import { Fault } from '../fault.js';
import { openingPrice } from '../money.js';
import type { World } from '../world.js';
import { cancelOrder } from './cancel.js';
import type { Terms } from './desk.js';
import { fillOrder } from './fill.js';
import { isNear, offered, worstPrice } from './limits.js';
import { isAsleep, type Order, type Reason } from './order.js';
import { placeOrder } from './trigger.js';

/** Checks that the account can pay for `order`. One that sleeps costs nothing yet. */
export const admit = (world: World, order: Order): void => {
  if (!isAsleep(order)) world.accounting.admit(world, order, worstPrice(world, order) ?? order.stopPrice ?? openingPrice(world, order));
};

/** The order as its account deals it: a Market bears the market's price; a Cash account makes Market and Stop a Limit and a StopLimit that must not wait. */
export const prepared = (world: World, order: Order): Order => {
  const isCash = world.settings.accountingType === 'Cash';
  if (order.type === 'Market') {
    const price = openingPrice(world, order);
    return isCash ? { ...order, type: 'Limit', price, immediateOrCancel: true, marketWithSlippage: true } : { ...order, price };
  }
  return isCash && order.type === 'Stop' ? { ...order, type: 'StopLimit', price: order.stopPrice, immediateOrCancel: true } : order;
};

/** Fills what the market gives of a Market, or what a dealer does, if the price has not slipped too far since it was accepted; the rest goes. */
const fillAtMarket = (world: World, order: Order, reason: Reason, terms: Terms): Order => {
  const market = offered(world, order);
  const price = terms.price ?? market.price;
  const amount = terms.amount === undefined || terms.amount.gt(order.remaining) ? market.amount : terms.amount;
  if (!isNear(order, order.price ?? price, price)) throw new Fault(world.settings.texts.offQuotes, 'refused', 'OffQuotes');
  const filled = fillOrder(world, order, { amount, price }, reason);
  return filled.remaining.gt(0) ? cancelOrder(world, filled, 'ClientRequest') : filled;
};

/** How an order enters: why it is filled if it is, on which terms of a dealer's, and who is told once it waits. */
export interface Entry {
  readonly reason: Reason;
  readonly terms?: Terms | undefined;
  readonly whenWaiting?: ((waiting: Order) => void) | undefined;
}

/** An accepted order that is awake does what its kind does. */
export const enter = (world: World, order: Order, { reason, terms = {}, whenWaiting }: Entry): Order =>
  order.type === 'Market' ? fillAtMarket(world, order, reason, terms) : placeOrder(world, order, reason, whenWaiting);
