// Two orders of which one cancels the other.

import { Fault } from '../fault.js';
import type { World } from '../world.js';
import { cancelOrder } from './cancel.js';
import { createOrder } from './create.js';
import { isPosition, type NewOrder, type Order } from './order.js';

const isWaiting = ({ type }: NewOrder): boolean => type === 'Limit' || type === 'Stop' || type === 'StopLimit';

/** The vendor's rules for a pair: same symbol, waiting orders, not two Limits, and no stop that would chase its limit. */
const check = (world: World, first: NewOrder, second: NewOrder): void => {
  const { texts } = world.settings;
  if (first.symbol !== second.symbol) throw new Fault(texts.ocoSymbol);
  if (!isWaiting(first) || !isWaiting(second)) throw new Fault(texts.invalidType);
  if (first.type === 'Limit' && second.type === 'Limit') throw new Fault(texts.ocoTwoLimits);
  const [stop, limit] = first.type === 'Limit' ? [second, first] : [first, second];
  if (stop.stopPrice === undefined || limit.price === undefined || stop.side === limit.side) return;
  const isBeyond = stop.side === 'Buy' ? stop.stopPrice.lt(limit.price) : stop.stopPrice.gt(limit.price);
  if (!isBeyond) throw new Fault(texts.ocoPrices);
};

const isWaitingIn = (world: World, id: number): Order | undefined => {
  const order = world.book.order(id);
  return order === undefined || isPosition(order) ? undefined : order;
};

/** The second leg; if it is refused, the first goes too: there is a pair or nothing. */
const createSecond = (world: World, asked: NewOrder, first: Order): Order => {
  try {
    return createOrder(world, asked, first.id);
  } catch (fault) {
    const waiting = isWaitingIn(world, first.id);
    if (waiting !== undefined) cancelOrder(world, waiting, 'ClientRequest');
    throw fault;
  }
};

/** Creates both. The first is returned as it was before it was linked, as the vendor's sample shows it. */
export const createOco = (world: World, askedFirst: NewOrder, askedSecond: NewOrder): { readonly first: Order; readonly second: Order } => {
  check(world, askedFirst, askedSecond);
  const first = createOrder(world, askedFirst);
  const second = createSecond(world, askedSecond, first);
  const waitingFirst = isWaitingIn(world, first.id);
  const waitingSecond = isWaitingIn(world, second.id);
  // The first may have been filled on arrival, before there was a second to cancel.
  if (waitingFirst === undefined && waitingSecond !== undefined) return { first, second: cancelOrder(world, waitingSecond, 'OneCancelsTheOther') };
  if (waitingFirst !== undefined) world.book.put({ ...waitingFirst, relatedId: second.id, oco: true });
  return { first, second };
};
