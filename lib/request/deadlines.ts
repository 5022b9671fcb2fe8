// All deadlines of a session on one timer. call and command bound every request with it.
// Requests mostly share a duration, so deadlines stand in one lane a duration, each lane in the order it falls due: adding and removing cost the same at any load.

import { Observable, tap, type MonoTypeOperatorFunction, type SchedulerLike, type Subscription } from 'rxjs';
import { after, monotonic } from '../base/clock.js';

/** The deadlines of one session. */
export interface Deadlines {
  /** Errors with what `late` makes unless the source has ended within so many milliseconds. */
  readonly within: <T>(milliseconds: number, late: () => Error) => MonoTypeOperatorFunction<T>;
  /** How many are running. */
  readonly running: () => number;
}

/** Milliseconds a timer may be late before it counts as a pause of this process. */
const LATE = 50;

interface Deadline {
  readonly at: number;
  /** None once it is met: a Set that is rebuilt leaves a copy of itself behind, which would keep every request from the young collector. */
  fall: (() => void) | undefined;
}

/** An empty set of deadlines on this scheduler. */
export const deadlines = (scheduler: SchedulerLike): Deadlines => {
  const now = monotonic(scheduler);
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
        : after(at - now(), scheduler)
            .pipe(tap(fallDue))
            .subscribe();
  };
  /** Nothing falls in the turn of a late timer: what came in while we stood still is read after it, and may be the answer. */
  const fallDue = (): void => {
    const present = now();
    if (present - wakesAt > LATE) {
      wakesAt = present;
      timer = after(0, scheduler).pipe(tap(fallDue)).subscribe();
      return;
    }
    wakesAt = Infinity;
    for (const lane of lanes.values()) {
      for (const deadline of lane) {
        if (deadline.at > present) break;
        lane.delete(deadline);
        deadline.fall?.();
      }
    }
    wake();
  };
  const add = (milliseconds: number, fall: () => void): (() => void) => {
    const lane = lanes.get(milliseconds) ?? new Set();
    lanes.set(milliseconds, lane);
    const deadline: Deadline = { at: now() + milliseconds, fall };
    lane.add(deadline);
    if (deadline.at < wakesAt) wake();
    return () => {
      deadline.fall = undefined;
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
