// Two orders of which one cancels the other.

import { Fault } from '../fault.js';
import type { World } from '../world.js';
import { createOrder } from './create.js';
import type { NewOrder, Order } from './order.js';

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

/** Creates both. The first is returned as it was before it was linked, as the vendor's sample shows it. */
export const createOco = (world: World, askedFirst: NewOrder, askedSecond: NewOrder): { readonly first: Order; readonly second: Order } => {
  check(world, askedFirst, askedSecond);
  const first = createOrder(world, askedFirst);
  const second = createOrder(world, askedSecond, first.id);
  const waiting = world.book.order(first.id);
  if (waiting !== undefined && waiting.type !== 'Position') world.book.put({ ...waiting, relatedId: second.id, oco: true });
  return { first, second };
};
