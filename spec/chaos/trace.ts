// What happened in a world, as one hash: every frame, outcome and event in order, with its time. The same seed gives the same hash, or something is not from the seed.

import { createHash } from 'node:crypto';

/** A hash that grows with the run. */
export interface Trace {
  /** Takes in that `what` happened at `time`. */
  readonly note: (time: number, kind: string, what: string) => void;
  /** The hash of all so far, 16 hexadecimal digits. Ends the trace. */
  readonly end: () => string;
}

/** Characters that are taken in together: a call for every line costs as much as the lines. */
const BATCH = 65_536;

/** A trace of nothing yet. */
export const trace = (): Trace => {
  const hash = createHash('sha1');
  let lines = '';
  return {
    note: (time, kind, what) => {
      lines += `${String(time)} ${kind} ${what}\n`;
      if (lines.length < BATCH) return;
      hash.update(lines);
      lines = '';
    },
    end: () => hash.update(lines).digest('hex').slice(0, 16),
  };
};
