// A new order enters the exchange: numbered, accepted, and then what its kind does. TradeCreate and OCO call it with validated orders.

import { Fault } from '../fault.js';
import { record, report } from '../reports.js';
import type { World } from '../world.js';
import { cancelOrder } from './cancel.js';
import { fillOrder } from './fill.js';
import { orderOf, type NewOrder, type Order } from './order.js';
import { immediatePrice, triggerOrder } from './trigger.js';

/** Refuses an order that has its number already: a Rejected report goes before the error answer. */
const reject = (world: World, order: Order, fault: Fault): void => {
  const rejected: Order = { ...order, status: 'Rejected', modified: world.now() };
  record(world, 'rejected', rejected);
  report(world, 'Rejected', rejected, { reject: { reason: fault.reason ?? 'InvalidOrder', comment: fault.message } });
};

/** Checks that the account can pay for `order`, reporting a refusal. */
const admit = (world: World, order: Order): void => {
  const price = order.price ?? order.stopPrice ?? immediatePrice(world, order);
  try {
    world.accounting.admit(world, order, price);
  } catch (fault) {
    if (fault instanceof Fault) reject(world, order, fault);
    throw fault;
  }
};

const accept = (world: World, order: Order): Order => {
  record(world, 'accepted', order);
  report(world, 'Accepted', order);
  return order;
};

/** Puts an order into the book to wait, with its timer if it has an end. */
const allocate = (world: World, order: Order): Order => {
  const waiting: Order = { ...order, status: 'Calculated', modified: world.now() };
  world.book.put(waiting);
  report(world, 'Allocated', waiting);
  expireLater(world, waiting);
  return waiting;
};

/** Sees to it that `order` expires at its time, if it still waits then and its time was not changed. */
export const expireLater = (world: World, { id, expired }: Order): void => {
  if (expired === undefined) return;
  world.at(expired, () => {
    const order = world.book.order(id);
    if (order?.expired === expired && order.type !== 'Position') cancelOrder(world, order, 'Expired');
  });
};

const market = (world: World, order: Order): Order => {
  const priced: Order = { ...order, price: immediatePrice(world, order) };
  accept(world, priced);
  return fillOrder(world, priced, { amount: priced.remaining, price: immediatePrice(world, order) }, 'ClientRequest');
};

/** Waits in the book; or is filled at once where the market is there already; or, immediate-or-cancel, goes. */
const pending = (world: World, order: Order): Order => {
  const waiting = allocate(world, accept(world, order));
  const filled = triggerOrder(world, waiting, 'ClientRequest');
  if (filled !== undefined) return filled;
  return waiting.immediateOrCancel || waiting.fillOrKill ? cancelOrder(world, waiting, 'ClientRequest') : waiting;
};

/** Creates the order `asked` for and returns it as it stands when all that happens at once has happened. `relatedId` is its OCO twin. */
export const createOrder = (world: World, asked: NewOrder, relatedId?: number): Order => {
  const order = orderOf(asked, world.nextTradeId(), world.now(), relatedId);
  admit(world, order);
  return order.type === 'Market' ? market(world, order) : pending(world, order);
};
