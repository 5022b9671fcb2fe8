// What a price does to orders and positions: it fills, activates and closes them. Called when an order arrives and after every change of a price.

import type Big from 'big.js';
import { addHistory, idsOf, orderFields } from '../history.js';
import { closingPrice, openingPrice } from '../money.js';
import { record, report } from '../reports.js';
import type { SymbolFacts } from '../symbols.js';
import type { World } from '../world.js';
import { cancelOrder, cancelRelated } from './cancel.js';
import { closePosition } from './close.js';
import { accept, allocate } from './enter.js';
import { fillOrder } from './fill.js';
import { isPosition, opposite, type Order, type Reason, type Side } from './order.js';

/** Whether `price` is at least as good for one who deals on `side` as `limit`: as low for a buyer, as high for a seller. */
const isWithin = (side: Side, limit: Big, price: Big): boolean => (side === 'Buy' ? price.lte(limit) : price.gte(limit));

/** Whether a Limit may be filled at `market`. One that takes slippage always may. */
const isReached = ({ side, price, marketWithSlippage }: Order, market: Big): boolean =>
  price !== undefined && (marketWithSlippage || isWithin(side, price, market));

/** Whether `market` has gone as far as a Stop or StopLimit waits for. */
const isStopReached = ({ side, stopPrice }: Order, market: Big): boolean => stopPrice !== undefined && isWithin(opposite(side), stopPrice, market);

/** A StopLimit's stop is reached: it ends as Activated, and a Limit under a new number takes its place. */
const activate = (world: World, order: Order): Order => {
  const activated: Order = { ...order, status: 'Activated', modified: world.now() };
  world.book.remove(order);
  addHistory(world, 'OrderActivated', 'PndOrdAct', idsOf(activated), () => orderFields(activated));
  record(world, 'activated', activated);
  report(world, 'Activated', activated);
  cancelRelated(world, activated);
  const limit: Order = {
    ...order,
    id: world.nextTradeId(),
    type: 'Limit',
    status: 'New',
    stopPrice: undefined,
    created: world.now(),
    modified: undefined,
    parentId: order.id,
    relatedId: undefined,
    oco: false,
  };
  return placeOrder(world, limit, 'PndOrdAct');
};

/**
 * Fills or activates `order` if the market is where it waits for it, and returns what became of it; undefined if nothing did.
 * A Limit that was waiting is filled at its own price; one that arrives at a better market gets the market's.
 */
export const triggerOrder = (world: World, order: Order, reason: Reason, isArriving: boolean): Order | undefined => {
  const market = openingPrice(world, order);
  const amount = order.remaining;
  if (order.type === 'Limit' && isReached(order, market)) {
    return fillOrder(world, order, { amount, price: isArriving ? market : (order.price ?? market) }, reason);
  }
  if (order.type === 'Stop' && isStopReached(order, market)) return fillOrder(world, order, { amount, price: market }, reason);
  return order.type === 'StopLimit' && isStopReached(order, market) ? activate(world, order) : undefined;
};

/** An order with a price enters: it is done at once where the market is there already; else it waits, or goes if it must not wait. */
export const placeOrder = (world: World, order: Order, reason: Reason): Order => {
  const waiting = allocate(world, accept(world, order));
  const done = triggerOrder(world, waiting, reason, true);
  if (done !== undefined) return done;
  const mustNotWait = waiting.type === 'Limit' && (waiting.immediateOrCancel || waiting.fillOrKill);
  return mustNotWait ? cancelOrder(world, waiting, 'ClientRequest') : waiting;
};

/** Closes `position` if its stop loss or take profit is reached: at the market for a loss, at the price asked for a profit. */
const triggerPosition = (world: World, position: Order): void => {
  const { symbol, side, stopLoss, takeProfit, remaining: amount } = position;
  const price = closingPrice(world, symbol, side);
  if (stopLoss !== undefined && isWithin(side, stopLoss, price)) closePosition(world, position, { amount, price }, 'StopLossAct');
  else if (takeProfit !== undefined && isWithin(opposite(side), takeProfit, price)) {
    closePosition(world, position, { amount, price: takeProfit }, 'TakeProfitAct');
  }
};

/** Does all that the current price of `symbol` does. */
export const onPrice = (world: World, symbol: SymbolFacts): void => {
  if (!world.hours.isOpen) return;
  for (const { id } of world.book.ordersOf(symbol)) {
    // Asked again: what happened to an earlier one may have canceled it.
    const order = world.book.order(id);
    if (order === undefined) continue;
    if (isPosition(order)) triggerPosition(world, order);
    else triggerOrder(world, order, 'PndOrdAct', false);
  }
};
