// The clock that faults run on: it counts what still waits on it, so that what waits besides is the client's and the server's.

import type { SchedulerLike } from 'rxjs';

/** A clock for work that is done once and never called off. */
export interface CountedClock {
  readonly now: () => number;
  readonly later: (delay: number, work: () => void) => void;
  /** How much waits. */
  readonly waiting: number;
}

/** A counted clock that runs on `scheduler`. */
export const countedClock = (scheduler: SchedulerLike): CountedClock => {
  let waiting = 0;
  return {
    now: () => scheduler.now(),
    later: (delay, work) => {
      waiting++;
      scheduler.schedule(() => {
        waiting--;
        work();
      }, delay);
    },
    get waiting() {
      return waiting;
    },
  };
};
