// Two opposite Gross positions close each other, without the market.

import { Fault } from '../fault.js';
import { report } from '../reports.js';
import type { World } from '../world.js';
import { closePosition } from './close.js';
import type { Order } from './order.js';

/** Closes as much of both as the smaller has. The first is closed at the second's opening price, which holds all the profit; the second at its own. */
export const closeBy = (world: World, first: Order, second: Order): { readonly closed: Order; readonly by: Order } => {
  const { texts } = world.settings;
  if (first.symbol !== second.symbol) throw new Fault(texts.closeBySymbol);
  if (first.side === second.side || second.price === undefined) throw new Fault(texts.closeBySide);
  const fill = { amount: first.remaining.lt(second.remaining) ? first.remaining : second.remaining, price: second.price };
  report(world, 'PendingClose', first);
  report(world, 'PendingClose', second);
  return {
    closed: closePosition(world, first, fill, 'ClientRequest', second.id),
    by: closePosition(world, second, fill, 'ClientRequest', first.id),
  };
};
