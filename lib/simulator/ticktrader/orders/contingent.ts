// Contingent orders: they sleep in the book until their time comes, or until something happens to another order. Then they end as Activated and a new order enters.

import { Fault } from '../fault.js';
import type { Happened, World } from '../world.js';
import { cancelOrder } from './cancel.js';
import { accept, allocate } from './enter.js';
import { twinOf } from './link.js';
import { admit, enter, prepared } from './place.js';
import { isAsleep, isOpen, isPosition, type Order } from './order.js';
import { pairUp } from './pair.js';
import { rejectOrder } from './reject.js';
import { endActivated, successorOf } from './trigger.js';

/** The order that takes the place of a sleeper enters; undefined where the account cannot pay for it. */
const rise = (world: World, sleeper: Order, relatedId?: number): Order | undefined => {
  const fresh = prepared(world, successorOf(world, sleeper, { trigger: undefined, relatedId, oco: relatedId !== undefined }));
  try {
    admit(world, fresh);
    return enter(world, accept(world, fresh), { reason: 'PndOrdAct' });
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    rejectOrder(world, fresh, fault);
    return undefined;
  }
};

/** Wakes a sleeper; of a pair both, and they are a pair again. */
const wake = (world: World, sleeper: Order): void => {
  const twin = twinOf(world, sleeper);
  endActivated(world, sleeper);
  if (twin === undefined) {
    rise(world, sleeper);
    return;
  }
  endActivated(world, twin);
  const first = rise(world, sleeper);
  if (first !== undefined && isOpen(first) && !isPosition(first)) {
    pairUp(world, first, () => rise(world, twin, first.id));
  }
};

/** Sees to it that a sleeper wakes at its time, if it still sleeps then and its time was not changed. */
export const wakeLater = (world: World, { id, trigger }: Order): void => {
  const time = trigger?.time;
  if (time === undefined) return;
  world.at(time, () => {
    const order = world.book.order(id);
    if (order?.trigger?.time === time) wake(world, order);
  });
};

/** An accepted contingent order begins to sleep. */
export const sleep = (world: World, order: Order, whenWaiting?: (waiting: Order) => void): Order => {
  const waiting = allocate(world, order);
  whenWaiting?.(waiting);
  wakeLater(world, waiting);
  return waiting;
};

/** What a sleeper waits for in the other order. Any fill, even a full one, is what `OnPendingOrderPartiallyFilled` waits for. */
const AWAITED = { OnPendingOrderExpired: 'expired', OnPendingOrderPartiallyFilled: 'filled', OnTime: undefined } as const;

/** Wakes the sleepers that wait for what happened to `order`. Where it is gone, those that waited for something else go too: it cannot happen any more. */
export const followUp = (world: World, order: Order, happened: Happened): void => {
  const isGone = happened !== 'filled' || order.remaining.eq(0);
  for (const { id } of world.book.sleepers()) {
    const sleeper = world.book.order(id);
    if (sleeper?.trigger === undefined || !isAsleep(sleeper) || sleeper.trigger.orderId !== order.id) continue;
    if (AWAITED[sleeper.trigger.type] === happened) wake(world, sleeper);
    else if (isGone) cancelOrder(world, sleeper, 'DealerDecision');
  }
};
