// Time, always through one scheduler: how long something takes may be simulated. Session and requests wait with these.

import { asyncScheduler, defer, switchMap, timer, type Observable, type SchedulerLike } from 'rxjs';

/** The longest wait a JavaScript timer knows; longer ones would fire at once. */
const LONGEST = 2 ** 31 - 1;

/** Emits 0 after so many milliseconds and completes; waits beyond 24 days are cut in pieces. */
export const after = (milliseconds: number, scheduler: SchedulerLike = asyncScheduler): Observable<0> =>
  defer(() =>
    milliseconds <= LONGEST
      ? timer(Math.max(0, milliseconds), scheduler)
      : timer(LONGEST, scheduler).pipe(switchMap(() => after(milliseconds - LONGEST, scheduler))),
  );

/** A stamp as users may write it, as milliseconds since 1970. */
export const toMillis = (stamp: number | Date): number => (typeof stamp === 'number' ? stamp : stamp.getTime());
