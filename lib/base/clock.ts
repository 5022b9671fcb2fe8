// Time, always through one scheduler: how long something takes may be simulated. Session and requests wait and measure with these.

import { asyncScheduler, defer, filter, interval, map, race, switchMap, take, timer, type Observable, type SchedulerLike } from 'rxjs';

/** The longest wait a JavaScript timer knows; longer ones would fire at once. */
const LONGEST = 2 ** 31 - 1;

/** Emits 0 after so many milliseconds and completes; waits beyond 24 days are cut in pieces. */
export const after = (milliseconds: number, scheduler: SchedulerLike = asyncScheduler): Observable<0> =>
  defer(() =>
    milliseconds <= LONGEST
      ? timer(Math.max(0, milliseconds), scheduler)
      : timer(LONGEST, scheduler).pipe(switchMap(() => after(milliseconds - LONGEST, scheduler))),
  );

/** How long a machine may have been awake again before `afterAwake` notices. */
const NOTICED = 5_000;

/**
 * Like `after`, but time in which the machine slept counts where only the clock on the wall tells of it: it emits within 5 s of waking, rather than when its
 * timer has made up for the sleep. A clock set forward looks the same.
 */
export const afterAwake = (milliseconds: number, scheduler: SchedulerLike = asyncScheduler): Observable<0> =>
  defer(() => {
    if (milliseconds <= NOTICED) return after(milliseconds, scheduler);
    const due = scheduler.now() + milliseconds;
    const awake$ = interval(NOTICED, scheduler).pipe(
      filter(() => scheduler.now() >= due),
      map(() => 0 as const),
    );
    return race(after(milliseconds, scheduler), awake$).pipe(take(1));
  });

/** A scheduler whose `now()` may be set, as the clock on the wall is, and which also knows a time that is not. */
export interface SteadyScheduler extends SchedulerLike {
  /** Milliseconds since whenever, never set back or forward. */
  readonly steady?: () => number;
}

/** Whether its `now()` is the clock on the wall: so it is with all schedulers of rxjs but those of simulated time. */
const isOnTheWall = (scheduler: SchedulerLike): boolean => scheduler.now === asyncScheduler.now || scheduler.now === Date.now;

/** What `now` gains, leaving out where it goes back. */
const neverBack = (now: () => number): (() => number) => {
  let last = now();
  let time = last;
  return () => {
    const present = now();
    time += Math.max(0, present - last);
    last = present;
    return time;
  };
};

/**
 * A clock to measure durations with, in milliseconds: setting the clock on the wall changes nothing. Only differences mean something. With a scheduler of
 * simulated time it is that time.
 */
export const monotonic = (scheduler: SteadyScheduler = asyncScheduler): (() => number) => {
  if (scheduler.steady !== undefined) return scheduler.steady;
  return isOnTheWall(scheduler) ? () => performance.now() : neverBack(() => scheduler.now());
};

/**
 * Begins to measure an age; what it gives tells how old, in milliseconds. Time in which the machine slept counts also where only the clock on the wall tells of
 * it. So does a clock that is set forward, which looks the same; one that is set back makes nothing younger.
 */
export const ageOf = (scheduler: SteadyScheduler = asyncScheduler, tick = monotonic(scheduler)): (() => number) => {
  const [begun, began] = [tick(), scheduler.now()];
  return () => Math.max(tick() - begun, scheduler.now() - began);
};

/** Begins to count so many milliseconds down; what it gives tells what is left of them, as `ageOf` measures: nothing, or less, once they are over. */
export const countdown = (milliseconds: number, scheduler?: SteadyScheduler): (() => number) => {
  const age = ageOf(scheduler);
  return () => milliseconds - age();
};

/** A stamp as users may write it, as milliseconds since 1970. */
export const toMillis = (stamp: number | Date): number => (typeof stamp === 'number' ? stamp : stamp.getTime());
