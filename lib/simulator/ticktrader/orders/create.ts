// A new order: numbered, checked against the account's money, accepted; then it enters, or begins to sleep. Requests and the past create orders here.

import { Fault } from '../fault.js';
import type { World } from '../world.js';
import { sleep } from './contingent.js';
import type { Terms } from './desk.js';
import { accept } from './enter.js';
import { checkLink, linkTwin } from './link.js';
import { isAsleep, orderOf, type NewOrder, type Order } from './order.js';
import { admit, enter, prepared } from './place.js';
import { rejectOrder } from './reject.js';
import { checkTrigger } from './triggers.js';

/** Numbers the order `asked` for and accepts it; it is reported as Rejected where the account cannot pay for it. */
export const beginOrder = (world: World, asked: NewOrder): Order => {
  const plain = orderOf(asked, world.nextTradeId(), world.now(), world.audience.requestId);
  const order = isAsleep(plain) ? plain : prepared(world, plain);
  try {
    admit(world, order);
  } catch (fault) {
    if (fault instanceof Fault) rejectOrder(world, order, fault);
    throw fault;
  }
  return accept(world, order);
};

/** What a dealer said to an order, if one was asked, and who is told once it waits. */
interface Finish {
  readonly terms?: Terms;
  readonly whenWaiting?: (world: World, waiting: Order) => void;
}

/** Lets an accepted order enter and returns it as it stands when all that happens at once has happened. */
export const finishOrder = (world: World, order: Order, { terms, whenWaiting = linkTwin }: Finish = {}): Order => {
  // While a dealer took his time, money and the other leg may have gone.
  if (world.desk.dealer !== undefined) {
    admit(world, order);
    if (order.relatedId !== undefined && whenWaiting === linkTwin) checkLink(world, order, order.relatedId);
  }
  // and what was to wake it
  if (order.trigger !== undefined) checkTrigger(world, order, order.trigger, order.id);
  const told = (waiting: Order): void => {
    whenWaiting(world, waiting);
  };
  return isAsleep(order) ? sleep(world, order, told) : enter(world, order, { reason: 'ClientRequest', terms, whenWaiting: told });
};

/** Creates the order `asked` for, at once. */
export const createOrder = (world: World, asked: NewOrder, finish?: Finish): Order => finishOrder(world, beginOrder(world, asked), finish);
