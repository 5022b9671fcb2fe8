// A client that is wrong in one known way. Each must be caught by a law, or the laws prove nothing.

import type { MakeClient } from '../stage.js';

/** A wrong client. */
export interface Variant {
  readonly name: string;
  /** What it believes. */
  readonly belief: string;
  readonly client: MakeClient;
}
