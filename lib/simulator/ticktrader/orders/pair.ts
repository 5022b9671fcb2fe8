// Two orders become an OCO pair as they enter, without a word more: a pair's creation and its waking end here.

import type { World } from '../world.js';
import { cancelOrder } from './cancel.js';
import { isPosition, type Order } from './order.js';

const waitingIn = (world: World, id: number): Order | undefined => {
  const order = world.book.order(id);
  return order === undefined || isPosition(order) ? undefined : order;
};

/** Lets the second enter, knowing of the first; if it is refused (undefined, or an error), the first goes too: there is a pair or nothing. */
export const pairUp = (world: World, first: Order, enterSecond: () => Order | undefined): Order | undefined => {
  const dropFirst = (): void => {
    const waiting = waitingIn(world, first.id);
    if (waiting !== undefined) cancelOrder(world, waiting, 'ClientRequest');
  };
  let second: Order | undefined;
  try {
    second = enterSecond();
  } catch (fault) {
    dropFirst();
    throw fault;
  }
  if (second === undefined) {
    dropFirst();
    return undefined;
  }
  const waitingFirst = waitingIn(world, first.id);
  const waitingSecond = waitingIn(world, second.id);
  if (waitingFirst !== undefined && waitingSecond === undefined) {
    // The second was done on arrival, before the first knew of it.
    cancelOrder(world, waitingFirst, 'OneCancelsTheOther');
    return second;
  }
  // The first may have been filled on arrival, before there was a second to cancel.
  if (waitingFirst === undefined) return waitingSecond === undefined ? second : cancelOrder(world, waitingSecond, 'OneCancelsTheOther');
  world.book.put({ ...waitingFirst, relatedId: second.id, oco: true });
  return second;
};
