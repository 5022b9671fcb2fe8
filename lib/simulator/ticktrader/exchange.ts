// The world in a test's hands. Both doors hand it out; what it can do is in controls/, one file for market, account and connections each.

import { accountControls, type AccountControls } from './controls/account.js';
import { connectionControls, type ConnectionControls, type ConnectionTools } from './controls/connections.js';
import { marketControls, type MarketControls } from './controls/market.js';
import type { Sessions } from './sessions.js';
import type { World } from './world.js';

export type { Decimal } from './controls/market.js';

/** What a test can do to the simulated exchange. Everything takes effect at once; what clients hear travels as usual. */
export interface Exchange extends MarketControls, AccountControls, ConnectionControls {
  /** How many connections there are. */
  readonly connections: number;
}

/** The controls of `world`. */
export const exchangeOf = (world: World, sessions: Sessions, tools: ConnectionTools): Exchange => ({
  ...marketControls(world),
  ...accountControls(world),
  ...connectionControls(world, sessions, tools),
  get connections() {
    return sessions.count;
  },
});
