// All deadlines of a session on one timer. call and command bound every request with it.
// Requests mostly share a duration, so deadlines stand in one lane a duration, each lane in the order it falls due: adding and removing cost the same at any load.

import { Observable, tap, type MonoTypeOperatorFunction, type SchedulerLike, type Subscription } from 'rxjs';
import { after } from '../base/clock.js';

/** The deadlines of one session. */
export interface Deadlines {
  /** Errors with what `late` makes unless the source has ended within so many milliseconds. */
  readonly within: <T>(milliseconds: number, late: () => Error) => MonoTypeOperatorFunction<T>;
  /** How many are running. */
  readonly running: () => number;
}

interface Deadline {
  readonly at: number;
  readonly fall: () => void;
}

/** An empty set of deadlines on this scheduler. */
export const deadlines = (scheduler: SchedulerLike): Deadlines => {
  const lanes = new Map<number, Set<Deadline>>();
  let timer: Subscription | undefined;
  let wakesAt = Infinity;

  const first = (lane: Set<Deadline>): Deadline | undefined => lane.values().next().value;
  const earliest = (): number => Math.min(...[...lanes.values()].map((lane) => first(lane)?.at ?? Infinity));

  const wake = (): void => {
    const at = earliest();
    if (at === wakesAt) return;
    timer?.unsubscribe();
    wakesAt = at;
    timer =
      at === Infinity
        ? undefined
        : after(at - scheduler.now(), scheduler)
            .pipe(tap(fallDue))
            .subscribe();
  };
  const fallDue = (): void => {
    wakesAt = Infinity;
    const now = scheduler.now();
    for (const lane of lanes.values()) {
      for (const deadline of lane) {
        if (deadline.at > now) break;
        lane.delete(deadline);
        deadline.fall();
      }
    }
    wake();
  };
  const add = (milliseconds: number, fall: () => void): (() => void) => {
    const lane = lanes.get(milliseconds) ?? new Set();
    lanes.set(milliseconds, lane);
    const deadline = { at: scheduler.now() + milliseconds, fall };
    lane.add(deadline);
    if (deadline.at < wakesAt) wake();
    return () => {
      lane.delete(deadline);
      // a lane once emptied may have been replaced
      if (lane.size === 0 && lanes.get(milliseconds) === lane) lanes.delete(milliseconds);
      // an early wake finds nothing due and looks again: cheaper than moving the timer with every answer
      if (lanes.size === 0) wake();
    };
  };

  return {
    within: (milliseconds, late) => (source) =>
      new Observable((subscriber) => {
        subscriber.add(
          add(milliseconds, () => {
            subscriber.error(late());
          }),
        );
        source.subscribe(subscriber);
      }),
    running: () => [...lanes.values()].reduce((sum, lane) => sum + lane.size, 0),
  };
};
