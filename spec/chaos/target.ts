// What faults are struck at: every part of a world that can go wrong. The stage hands it to the table of faults.

import type { SimulatedServer } from '../../lib/simulator/index.js';
import type { Dice } from './dice.js';
import type { Network } from './faulty-socket.js';
import type { SkewedClock } from './skewed-clock.js';
import type { Truth } from './truth.js';
import type { Sky } from './weather.js';

/** What faults are struck at. */
export interface Target {
  readonly server: SimulatedServer;
  readonly network: Network;
  readonly sky: Sky;
  readonly clock: SkewedClock;
  readonly truth: Truth;
  readonly dice: Dice;
  readonly now: () => number;
  /** Does `work` after so many ms. */
  readonly later: (delay: number, work: () => void) => void;
  /** The next one-time code will be a wrong one. */
  readonly misremember: () => void;
  /** The client's process dies and another takes over; where it cannot, the connection is torn. */
  readonly crash: () => void;
  /** What undoes a fault that lasts; kept until calm. */
  readonly undo: (work: () => void) => void;
}
