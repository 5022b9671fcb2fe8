// Heap in use once all that can be collected was. Rows that ask what something holds, or whether anything grows, read it.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** The collector, which a process has in reach only when told so. */
const collector = (): (() => void) => {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
};

/** A reader of the heap in use, in bytes. */
export const heap = (): (() => number) => {
  const collect = collector();
  return () => {
    collect();
    collect(); // what finalisers let go of takes a second turn
    return process.memoryUsage().heapUsed;
  };
};
