// What happened in a world, as one hash: every frame, outcome and event in order, with its time. The same seed gives the same hash, or something is not from the seed.

import { createHash } from 'node:crypto';

/** A hash that grows with the run. */
export interface Trace {
  /** Takes in that `what` happened at `time`. */
  readonly note: (time: number, kind: string, what: string) => void;
  /** The hash of all so far, 16 hexadecimal digits. Ends the trace. */
  readonly end: () => string;
}

/** A trace of nothing yet. */
export const trace = (): Trace => {
  const hash = createHash('sha1');
  return {
    note: (time, kind, what) => {
      hash.update(`${String(time)} ${kind} ${what}\n`);
    },
    end: () => hash.digest('hex').slice(0, 16),
  };
};
