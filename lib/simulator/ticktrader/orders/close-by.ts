// Two opposite Gross positions close each other, without the market.

import type { World } from '../world.js';
import { refuse } from './checks.js';
import { closePosition } from './close.js';
import type { Order } from './order.js';

/** Refuses two positions that cannot close each other. */
export const checkCloseBy = (world: World, one: Order, other: Order): void => {
  const { texts } = world.settings;
  if (one.symbol !== other.symbol) refuse(texts.closeBySymbol);
  if (one.side === other.side) refuse(texts.closeBySide);
};

/**
 * Closes as much of both as the smaller has, as the vendor's server does: the bigger at the opening price of the smaller, which bears the whole profit;
 * the smaller at that same price, its own, with its commission forgiven.
 */
export const closeBy = (world: World, one: Order, other: Order): { readonly closed: Order; readonly by: Order } => {
  const isOneSmaller = one.remaining.lt(other.remaining);
  const [bigger, smaller] = isOneSmaller ? [other, one] : [one, other];
  const fill = { amount: smaller.remaining, price: smaller.price ?? smaller.remaining };
  const shrunk = closePosition(world, bigger, fill, 'ClientRequest', { byId: smaller.id });
  const ended = closePosition(world, smaller, fill, 'ClientRequest', { byId: bigger.id, isForgiven: true });
  return isOneSmaller ? { closed: ended, by: shrunk } : { closed: shrunk, by: ended };
};
