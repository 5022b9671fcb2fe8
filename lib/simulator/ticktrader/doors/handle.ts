// What both doors hand out: where the server is, how to get in, and the world behind it.

import type { Observable } from 'rxjs';
import type { TickTraderEngine } from '../engine.js';
import type { Exchange } from '../exchange.js';
import type { JournalEntry } from '../journal.js';
import type { SimulatorCredentials } from '../options.js';

/** A simulated TickTrader server that can be connected to. */
export interface SimulatedServer {
  /** The full URL of the trade socket, on loopback. */
  readonly url: string;
  readonly credentials: SimulatorCredentials;
  /** The authenticator's secret, base32: put it into any TOTP program. */
  readonly totpSecret: string;
  /** The code an authenticator shows now; never one that was taken already. */
  readonly oneTimePassword: () => string;
  /** The world in a test's hands. */
  readonly exchange: Exchange;
  /** The ground truth: all that was executed since the server began, in order; it grows. */
  readonly journal: readonly JournalEntry[];
  /** The same as it happens. */
  readonly journal$: Observable<JournalEntry>;
}

/** The handle of `engine` at `url`. */
export const handleOf = (engine: TickTraderEngine, url: string): SimulatedServer => ({
  url,
  credentials: engine.settings.credentials,
  totpSecret: engine.settings.totpSecret,
  oneTimePassword: engine.oneTimePassword,
  exchange: engine.exchange,
  journal: engine.journal.entries,
  journal$: engine.journal.entries$,
});
