// Virtual time for whole sessions: a scheduler whose clock moves only when told. Specs of ours and of users hand it to client and simulator.

import { Subscription, type SchedulerAction, type SchedulerLike } from 'rxjs';
import { heap } from '../base/heap.js';

/** A `SchedulerLike` that stands still until `advanceTo` or `advanceBy`; always with a bounded horizon, so intervals cannot hang it. */
export interface VirtualClock extends SchedulerLike {
  /** Runs all that is due up to `time` (ms), in order, then stands at `time`. */
  advanceTo(time: number): void;
  /** Runs the next `milliseconds`. */
  advanceBy(milliseconds: number): void;
  /** How many actions wait. 0 after everything was closed means nothing leaked. */
  readonly waiting: number;
}

interface Due {
  readonly time: number;
  readonly order: number;
  /** Gone once it ran or was called off: the entry stays in the queue until its time, and would keep all that the action knows. */
  run: (() => void) | undefined;
}

/** A clock that stands at `start` (ms since 1970; default 2026-01-05T00:00Z, a Monday). Equal times run in the order they were asked for. */
export const virtualClock = (start = Date.UTC(2026, 0, 5)): VirtualClock => {
  const queue = heap<Due>((a, b) => a.time < b.time || (a.time === b.time && a.order < b.order));
  let present = start;
  let count = 0;
  let waiting = 0;

  /** Takes the work out of an entry: whoever does may run it, nobody else will. */
  const take = (due: Due | undefined): (() => void) | undefined => {
    const run = due?.run;
    if (due === undefined || run === undefined) return undefined;
    due.run = undefined;
    waiting--;
    return run;
  };

  const schedule = <T>(work: (this: SchedulerAction<T>, state?: T) => void, delay = 0, state?: T): Subscription => {
    const action = new Subscription() as SchedulerAction<T>;
    let pending: Due | undefined;
    action.add(() => take(pending));
    action.schedule = (nextState?: T, nextDelay = 0) => {
      if (action.closed) return action;
      take(pending); // an action waits once, as rxjs's own do
      const run = (): void => {
        work.call(action, nextState);
      };
      pending = { time: present + Math.max(0, nextDelay), order: count++, run };
      waiting++;
      queue.push(pending);
      return action;
    };
    return action.schedule(state, delay);
  };

  const advanceTo = (time: number): void => {
    for (let due = queue.top; due !== undefined && due.time <= time; due = queue.top) {
      queue.pop();
      present = Math.max(present, due.time);
      take(due)?.();
    }
    present = Math.max(present, time);
  };

  return {
    now: () => present,
    schedule,
    advanceTo,
    advanceBy: (milliseconds) => {
      advanceTo(present + milliseconds);
    },
    get waiting() {
      return waiting;
    },
  };
};
