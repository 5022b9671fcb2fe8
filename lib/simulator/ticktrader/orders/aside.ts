// What the account could pay for if an order did not hold its money: a change and a Stop that is reached ask.

import Big from 'big.js';
import type { World } from '../world.js';
import type { Order } from './order.js';

const ZERO = new Big(0);

/** Does `work` while `order` keeps its place in the book but holds nothing. */
export const setAside = <T>(world: World, order: Order, work: () => T): T => {
  world.book.put({ ...order, remaining: ZERO });
  try {
    return work();
  } finally {
    world.book.put(order);
  }
};
