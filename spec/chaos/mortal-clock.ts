// The clock of a process that can be killed: what waits on it then never happens. Each life of a client has one.

import type { SchedulerAction, SchedulerLike, Subscription } from 'rxjs';

/** A clock that can stop for good. */
export interface MortalClock extends SchedulerLike {
  readonly die: () => void;
}

/** A clock that shows the time of `clock` while it lives. */
export const mortalClock = (clock: SchedulerLike): MortalClock => {
  const waiting = new Set<Subscription>();
  let isDead = false;
  const schedule = <T>(work: (this: SchedulerAction<T>, state?: T) => void, delay?: number, state?: T): Subscription => {
    const action = clock.schedule(work, delay, state);
    if (isDead) action.unsubscribe();
    waiting.add(action);
    action.add(() => waiting.delete(action));
    return action;
  };
  return {
    now: () => clock.now(),
    schedule,
    die: () => {
      isDead = true;
      for (const action of waiting) action.unsubscribe();
    },
  };
};
