// All that is known of a world when it is judged: what was called, what the client said, what crossed the wire and what truly happened. Laws look at it.

import type { SimulatedServer } from '../../lib/simulator/index.js';
import type { Call } from './call.js';
import type { Heard } from './ear.js';
import type { Transmissions } from './transmissions.js';
import type { Truth } from './truth.js';

/** What a law looks at. */
export interface Evidence<N> {
  readonly server: SimulatedServer;
  readonly truth: Truth;
  readonly calls: readonly Call<N>[];
  readonly transmissions: Transmissions;
  readonly heard: Heard<N>;
  /** Whether the account keeps positions one by one. */
  readonly isGross: boolean;
  /** Money as text, to compare by. */
  readonly print: (value: N) => string;
}

/** A law that was broken, and how. */
export interface Violation {
  readonly law: string;
  readonly says: string;
}

/** A law: what is wrong by it; nothing where all is well. */
export interface Law {
  readonly name: string;
  readonly broken: <N>(evidence: Evidence<N>) => readonly string[];
}
