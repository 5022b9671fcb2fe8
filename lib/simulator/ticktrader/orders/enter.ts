// The first steps of an order's life: accepted, put into the book to wait, given its timer. Placing and activating begin with them.

import { record, report } from '../reports.js';
import type { World } from '../world.js';
import { cancelOrder } from './cancel.js';
import { isPosition, type Order } from './order.js';

/** Says that the exchange has taken `order`. */
export const accept = (world: World, order: Order): Order => {
  if (order.clientId !== undefined && world.settings.duplicateClientId === 'ever') world.book.remember(order.clientId);
  record(world, 'accepted', order);
  report(world, 'Accepted', order);
  return order;
};

/** Puts an order into the book to wait, and returns it as it is there. */
export const allocate = (world: World, order: Order): Order => {
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
    if (order?.expired === expired && !isPosition(order)) cancelOrder(world, order, 'Expired');
  });
};
