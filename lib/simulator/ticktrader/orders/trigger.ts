// What a price does: it fills waiting orders and, on Gross, closes positions at their stop loss or take profit. The engine calls it after every change of a price.

import type Big from 'big.js';
import type { SymbolFacts } from '../symbols.js';
import type { World } from '../world.js';
import { closePosition } from './close.js';
import { fillOrder } from './fill.js';
import { isPosition, type Order, type Reason } from './order.js';

/** The price at which an order would be filled this instant: a buyer pays the ask, a seller gets the bid. */
export const immediatePrice = (world: World, { symbol, side }: Pick<Order, 'symbol' | 'side'>): Big => {
  const { bid, ask } = world.prices.quote(symbol);
  return side === 'Buy' ? ask : bid;
};

/** Whether `price` has come at least as low (for a buyer) or as high (for a seller) as a limit asks. */
const isReached = (side: Order['side'], limit: Big, price: Big): boolean => (side === 'Buy' ? price.lte(limit) : price.gte(limit));

/** Fills `order` if the market is where it waits for it, and returns it as it is then. */
export const triggerOrder = (world: World, order: Order, reason: Reason): Order | undefined => {
  const market = immediatePrice(world, order);
  const amount = order.remaining;
  if (order.type === 'Limit' && order.price !== undefined && isReached(order.side, order.price, market)) {
    // One that waited is filled at its own price; one that comes to a better market gets the market's.
    return fillOrder(world, order, { amount, price: reason === 'ClientRequest' ? market : order.price }, reason);
  }
  if (order.type === 'Stop' && order.stopPrice !== undefined && isReached(order.side === 'Buy' ? 'Sell' : 'Buy', order.stopPrice, market)) {
    return fillOrder(world, order, { amount, price: market }, reason);
  }
  return undefined;
};

/** Closes `position` if its stop loss or take profit is reached. */
const triggerPosition = (world: World, position: Order): void => {
  const { bid, ask } = world.prices.quote(position.symbol);
  const price = position.side === 'Buy' ? bid : ask;
  const { stopLoss, takeProfit, side } = position;
  if (stopLoss !== undefined && isReached(side, stopLoss, price)) closePosition(world, position, { amount: position.remaining, price }, 'StopLossAct');
  else if (takeProfit !== undefined && isReached(side === 'Buy' ? 'Sell' : 'Buy', takeProfit, price)) {
    closePosition(world, position, { amount: position.remaining, price: takeProfit }, 'TakeProfitAct');
  }
};

/** Does all that the current price of `symbol` does. */
export const onPrice = (world: World, symbol: SymbolFacts): void => {
  if (!world.hours.isOpen) return;
  for (const { id } of world.book.ordersOf(symbol)) {
    // Asked again: an earlier fill may have canceled it.
    const order = world.book.order(id);
    if (order === undefined) continue;
    if (isPosition(order)) triggerPosition(world, order);
    else triggerOrder(world, order, 'PndOrdAct');
  }
};
