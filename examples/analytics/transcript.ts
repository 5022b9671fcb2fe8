// What the program says while it works: a line each, with the time it took until then. main.ts speaks through it.

import type { Check } from './checks.js';
import type { Gathered } from './gather.js';

/** Says lines. */
export interface Transcript {
  readonly say: (line: string) => void;
  readonly gathered: (gathered: Gathered) => void;
  readonly checked: (check: Check) => void;
}

/** Begins a transcript, and its clock. */
export const transcript = (): Transcript => {
  const start = performance.now();
  const say = (line: string): void => {
    console.log(`${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s  ${line}`);
  };
  return {
    say,
    gathered: ({ name, rows, bytes }) => {
      say(`${name.padEnd(10)} ${rows.toLocaleString('en-US').padStart(7)} rows, ${(bytes / 1024).toFixed(0).padStart(5)} KiB of Parquet`);
    },
    checked: ({ source, measure, stream, table, parquet, isSame }) => {
      say(`  ${source.padEnd(10)} ${measure.padEnd(20)} ${isSame ? `${stream}, three times` : `differs: stream ${stream}, table ${table}, file ${parquet}`}`);
    },
  };
};
