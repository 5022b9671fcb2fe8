// A waiting order ends unfilled: canceled on request, by its OCO twin or because its time is over. Whatever hangs on it ends or wakes.

import { addHistory, idsOf, orderFields } from '../history.js';
import { record, report } from '../reports.js';
import type { World } from '../world.js';
import { isPosition, type Order, type Reason } from './order.js';

/** Cancels `order` (or lets it expire, with that reason) and returns it as it is then. Its OCO twin goes with it. */
export const cancelOrder = (world: World, order: Order, reason: Reason): Order => {
  const isExpiry = reason === 'Expired';
  const ended: Order = { ...order, status: isExpiry ? 'Expired' : 'Canceled', modified: world.now() };
  world.book.remove(order);
  addHistory(world, isExpiry ? 'OrderExpired' : 'OrderCanceled', reason, idsOf(ended), () => orderFields(ended));
  record(world, isExpiry ? 'expired' : 'canceled', ended);
  report(world, isExpiry ? 'Expired' : 'Canceled', ended);
  cancelRelated(world, ended);
  world.followUp(ended, isExpiry ? 'expired' : 'canceled');
  return ended;
};

/** One of an OCO pair was filled, in part or in full, or ended: the other goes, if it still waits. What is left of the one is alone then. */
export const cancelRelated = (world: World, { id, relatedId }: Order): void => {
  const other = relatedId === undefined ? undefined : world.book.order(relatedId);
  if (other?.relatedId !== id || isPosition(other)) return;
  const rest = world.book.order(id);
  if (rest !== undefined && !isPosition(rest)) world.book.put({ ...rest, relatedId: undefined, oco: false });
  cancelOrder(world, other, 'OneCancelsTheOther');
};
