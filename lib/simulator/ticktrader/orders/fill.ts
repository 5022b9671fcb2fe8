// A fill: the order shrinks or ends, the account books it, everybody hears of it. Market orders, triggers and immediate limits end here.

import { pushAccount } from '../account-view.js';
import { record, report } from '../reports.js';
import type { Fill, World } from '../world.js';
import { cancelRelated } from './cancel.js';
import type { Order, Reason } from './order.js';

/** Fills `fill.amount` of `order` and returns the order as it is then. On Gross the position follows as an Allocated report. */
export const fillOrder = (world: World, order: Order, fill: Fill, reason: Reason): Order => {
  const now = world.now();
  const remaining = order.remaining.minus(fill.amount);
  const isFull = remaining.eq(0);
  const filled: Order = {
    ...order,
    status: isFull ? 'Filled' : world.settings.partiallyFilledStatus,
    remaining,
    filledAmount: order.filledAmount.plus(fill.amount),
    price: order.type === 'Market' ? fill.price : order.price,
    modified: now,
    filled: now,
  };
  if (isFull) world.book.remove(order);
  else world.book.put(filled);

  const { position, ...parts } = world.accounting.settle(world, filled, fill, reason);
  record(world, 'filled', filled, fill);
  report(world, isFull ? 'Filled' : 'PartialFilled', filled, { fill, ...parts });
  if (position !== undefined) {
    world.book.put(position);
    record(world, 'opened', position);
    report(world, 'Allocated', position);
  }
  cancelRelated(world, filled);
  world.followUp(filled, 'filled');
  if (parts.profit !== undefined || parts.assetMovement !== undefined) pushAccount(world);
  return filled;
};
