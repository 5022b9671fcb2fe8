// What a change of prices leads to: orders and exits that wait there are executed, then the account must still carry what is open. Ticks and tests call it.

import { onPrice } from './orders/trigger.js';
import { checkMargin } from './stop-out.js';
import type { SymbolFacts } from './symbols.js';
import type { World } from './world.js';

/** The price of `symbol` has changed. */
export const marketMoved = (world: World, symbol: SymbolFacts): void => {
  onPrice(world, symbol);
  checkMargin(world);
};

/** The market opens: what was passed over while it was closed is made up for, symbol by symbol. */
export const marketOpened = (world: World): void => {
  for (const symbol of world.symbols.values()) onPrice(world, symbol);
  checkMargin(world);
};
