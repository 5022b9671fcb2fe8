// What a price does to orders and positions: it fills, activates and closes them. Called when an order arrives and after every change of a price.

import { Fault } from '../fault.js';
import { addHistory, idsOf, orderFields } from '../history.js';
import { closingPrice } from '../money.js';
import { record, report } from '../reports.js';
import type { SymbolFacts } from '../symbols.js';
import type { Fill, World } from '../world.js';
import { setAside } from './aside.js';
import { cancelOrder, cancelRelated } from './cancel.js';
import { closePosition } from './close.js';
import { accept, allocate } from './enter.js';
import { fillOrder } from './fill.js';
import { isNear, isReached, isStopReached, isWithin, offered } from './limits.js';
import { isAsleep, isOpen, isPosition, opposite, type Order, type Reason } from './order.js';

/** `order` ends as Activated: another, under a new number, takes its place. */
export const endActivated = (world: World, order: Order): void => {
  const activated: Order = { ...order, status: 'Activated', modified: world.now() };
  world.book.remove(order);
  addHistory(world, 'OrderActivated', 'PndOrdAct', idsOf(activated), () => orderFields(activated));
  record(world, 'activated', activated);
  report(world, 'Activated', activated);
};

/** What takes the place of an order that was activated; not accepted yet. */
export const successorOf = (world: World, order: Order, changes: Partial<Order>): Order => ({
  ...order,
  id: world.nextTradeId(),
  status: 'New',
  created: world.now(),
  modified: undefined,
  parentId: order.id,
  relatedId: undefined,
  oco: false,
  ...changes,
});

/** Contingent orders that wait for `order` wait for its successor from now on. Only a Stop of a Cash account, which waits as a StopLimit, has any. */
const handOver = (world: World, { id }: Order, successor: Order): void => {
  for (const sleeper of world.book.sleepers()) {
    if (sleeper.trigger?.orderId !== id) continue;
    const waiting: Order = { ...sleeper, trigger: { ...sleeper.trigger, orderId: successor.id }, modified: world.now() };
    world.book.put(waiting);
    record(world, 'modified', waiting);
    report(world, 'Modified', waiting);
  }
};

/** A StopLimit's stop is reached: a Limit takes its place. */
const activate = (world: World, order: Order): Order => {
  endActivated(world, order);
  cancelRelated(world, order);
  const limit = accept(world, successorOf(world, order, { type: 'Limit', stopPrice: undefined }));
  handOver(world, order, limit);
  return placeOrder(world, limit, 'PndOrdAct');
};

/** Whether the account can still pay for a Stop the market has reached; what it held for it while it waited counts as free. */
const isAffordable = (world: World, order: Order, { price }: Fill): boolean => {
  try {
    setAside(world, order, () => {
      world.accounting.admit(world, order, price);
    });
    return true;
  } catch (fault) {
    if (fault instanceof Fault) return false;
    throw fault;
  }
};

const fillStop = (world: World, order: Order, fill: Fill, reason: Reason): Order =>
  isAffordable(world, order, fill) ? fillOrder(world, order, fill, reason) : cancelOrder(world, order, 'DealerDecision');

/**
 * Fills or activates `order` if the market is where it waits for it, and returns what became of it; undefined if nothing did.
 * A Limit that was waiting is filled at its own price; one that arrives at a better market, or takes slippage, gets the market's.
 * A Stop that says how far the price may slip waits on where the market has jumped further.
 */
export const triggerOrder = (world: World, order: Order, reason: Reason, isArriving: boolean): Order | undefined => {
  if (isAsleep(order)) return undefined;
  const { price: market, amount } = offered(world, order);
  if (order.type === 'Limit') {
    if (!isReached(world, order, market) || (order.fillOrKill && amount.lt(order.remaining))) return undefined;
    return fillOrder(world, order, { amount, price: isArriving ? market : (order.price ?? market) }, reason);
  }
  if (!isStopReached(order, market)) return undefined;
  if (order.type === 'StopLimit') return activate(world, order);
  return isNear(order, order.stopPrice ?? market, market) ? fillStop(world, order, { amount, price: market }, reason) : undefined;
};

const mustNotWait = (order: Order): boolean => order.type === 'Limit' && (order.immediateOrCancel || order.fillOrKill) && !isAsleep(order);

/** Does at once what the market allows of an order that waits; what must not wait goes. */
export const tryAtOnce = (world: World, waiting: Order, reason: Reason): Order => {
  const now = triggerOrder(world, waiting, reason, true) ?? waiting;
  return isOpen(now) && mustNotWait(now) ? cancelOrder(world, now, 'ClientRequest') : now;
};

/**
 * An accepted order with a price enters: it is done at once where the market is there already; else it waits, or goes if it must not wait.
 * `whenWaiting` is told of it in between.
 */
export const placeOrder = (world: World, order: Order, reason: Reason, whenWaiting?: (waiting: Order) => void): Order => {
  const waiting = allocate(world, order);
  whenWaiting?.(waiting);
  return tryAtOnce(world, waiting, reason);
};

/** Closes `position` if its stop loss or take profit is reached: at the market for a loss, at the price asked for a profit. */
const triggerPosition = (world: World, position: Order): void => {
  const { symbol, side, stopLoss, takeProfit, remaining: amount } = position;
  const price = closingPrice(world, symbol, side);
  if (stopLoss !== undefined && isWithin(side, stopLoss, price)) {
    closePosition(world, position, { amount, price }, 'StopLossAct', { asked: { amount, price: stopLoss } });
  } else if (takeProfit !== undefined && isWithin(opposite(side), takeProfit, price)) {
    closePosition(world, position, { amount, price: takeProfit }, 'TakeProfitAct', { asked: { amount, price: takeProfit } });
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
