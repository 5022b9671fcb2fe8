// What both doors hand out: where the server is, how to get in, and the world behind it.

import type { TtRestEngine } from '../engine.js';
import type { TtJournalEntry } from '../journal.js';

/** A simulated TT REST server that can be called. */
export interface SimulatedTtServer {
  /** To be handed to a client as it is. */
  readonly environment: { readonly name: string; readonly baseUrl: string };
  /** `<key>:<secret>`. */
  readonly apiSecret: string;
  /** The world in a test's hands: troubles on demand, trades, truths. */
  readonly engine: TtRestEngine;
  /** Every call that came, in order; it grows. */
  readonly journal: readonly TtJournalEntry[];
}

/** The handle of `engine` at `baseUrl`. */
export const handleOf = (engine: TtRestEngine, baseUrl: string): SimulatedTtServer => ({
  environment: { name: engine.settings.environment, baseUrl },
  apiSecret: engine.settings.apiSecret,
  engine,
  journal: engine.journal,
});
