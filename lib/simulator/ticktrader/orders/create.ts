// A new order enters the exchange: numbered, checked against the account's money, and then what its kind does. TradeCreate and OCO call it.

import type Big from 'big.js';
import { Fault } from '../fault.js';
import { openingPrice } from '../money.js';
import { record, report } from '../reports.js';
import type { World } from '../world.js';
import { accept } from './enter.js';
import { fillOrder } from './fill.js';
import { orderOf, type NewOrder, type Order } from './order.js';
import { placeOrder } from './trigger.js';

/** Refuses an order that has its number already: a Rejected report goes before the error answer. */
const reject = (world: World, order: Order, fault: Fault): void => {
  const rejected: Order = { ...order, status: 'Rejected', modified: world.now() };
  record(world, 'rejected', rejected);
  report(world, 'Rejected', rejected, { reject: { reason: fault.reason ?? 'InvalidOrder', comment: fault.message } });
};

/** Checks that the account can pay for `order`, reporting a refusal. */
const admit = (world: World, order: Order): void => {
  try {
    world.accounting.admit(world, order, order.price ?? order.stopPrice ?? openingPrice(world, order));
  } catch (fault) {
    if (fault instanceof Fault) reject(world, order, fault);
    throw fault;
  }
};

/** A Cash account knows no Market and no Stop: they are a Limit, or a StopLimit, that must not wait. */
const inCash = (order: Order, market: Big): Order => {
  if (order.type === 'Market') return { ...order, type: 'Limit', price: market, immediateOrCancel: true, marketWithSlippage: true };
  return order.type === 'Stop' ? { ...order, type: 'StopLimit', price: order.stopPrice, immediateOrCancel: true } : order;
};

const enter = (world: World, order: Order): Order => {
  if (order.type !== 'Market') return placeOrder(world, order, 'ClientRequest');
  const price = openingPrice(world, order);
  return fillOrder(world, accept(world, { ...order, price }), { amount: order.remaining, price }, 'ClientRequest');
};

/** Creates the order `asked` for and returns it as it stands when all that happens at once has happened. `relatedId` is its OCO twin. */
export const createOrder = (world: World, asked: NewOrder, relatedId?: number): Order => {
  const plain = orderOf(asked, world.nextTradeId(), world.now(), relatedId);
  const order = world.settings.accountingType === 'Cash' ? inCash(plain, openingPrice(world, plain)) : plain;
  admit(world, order);
  return enter(world, order);
};
