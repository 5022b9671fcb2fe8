// One POST after the other, with the pause TT demands after each answer. write sends through the lane of its session.

import { AsyncSubject, concat, defer, finalize, ignoreElements, of, type Observable, type SchedulerLike } from 'rxjs';
import { after, monotonic } from '../base/clock.js';

/** Runs `work` when all that came before is done and the pause is over. */
export type PostLane = <T>(work: Observable<T>) => Observable<T>;

/** An empty lane. The pause counts from the end of the work before, and costs no timer while nobody waits. */
export const postLane = (scheduler: SchedulerLike, pause: number): PostLane => {
  let last$: Observable<void> = of(undefined);
  const tick = monotonic(scheduler);
  let freeAt = -Infinity;
  return (work) =>
    defer(() => {
      const before$ = last$;
      const done$ = new AsyncSubject<void>();
      last$ = done$;
      const turn$ = concat(
        before$,
        defer(() => (tick() < freeAt ? after(freeAt - tick(), scheduler) : of(0))),
      ).pipe(ignoreElements());
      return concat(turn$, work).pipe(
        finalize(() => {
          freeAt = tick() + pause;
          done$.complete();
        }),
      );
    });
};
