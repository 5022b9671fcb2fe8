// Time as the engine gets it: a clock that can wake it, and the agenda, which sleeps on one timer until the next thing is due.

import type { SchedulerLike } from 'rxjs';
import { heap } from '../../base/heap.js';

/** The engine's only source of time. `schedule` returns what cancels it. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly schedule: (delay: number, work: () => void) => () => void;
}

/** A clock that runs on an RxJS scheduler, real or virtual. */
export const clockOf = (scheduler: SchedulerLike): Clock => ({
  now: () => scheduler.now(),
  schedule: (delay, work) => {
    const action = scheduler.schedule(() => {
      work();
    }, delay);
    return () => {
      action.unsubscribe();
    };
  },
});

/** What is due when. It holds a timer only while awake, so that a world nobody is connected to keeps no process alive. */
export interface Agenda {
  readonly at: (time: number, work: () => void) => void;
  wake(): void;
  sleep(): void;
}

/** The longest a timer may run; longer waits are cut into pieces. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** An agenda, asleep. What came due during its sleep is done when it wakes. */
export const agenda = (clock: Clock): Agenda => {
  const entries = heap<{ readonly time: number; readonly order: number; readonly work: () => void }>(
    (a, b) => a.time < b.time || (a.time === b.time && a.order < b.order),
  );
  let count = 0;
  let awake = false;
  let cancel: (() => void) | undefined;

  const rearm = (): void => {
    cancel?.();
    cancel = undefined;
    const next = entries.top;
    if (awake && next !== undefined) cancel = clock.schedule(Math.min(LONGEST_TIMER, Math.max(0, next.time - clock.now())), run);
  };
  const run = (): void => {
    // What is due by now, and not by the time it is done: a world that cannot keep up must still let others have their turn.
    const limit = clock.now();
    for (let next = entries.top; awake && next !== undefined && next.time <= limit; next = entries.top) {
      entries.pop();
      next.work();
    }
    rearm();
  };

  return {
    at: (time, work) => {
      entries.push({ time, order: count++, work });
      if (entries.top?.work === work) rearm();
    },
    wake: () => {
      awake = true;
      rearm();
    },
    sleep: () => {
      awake = false;
      rearm();
    },
  };
};
