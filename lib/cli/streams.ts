// Two ways to put streams together that the commands share.

import {
  connect,
  dematerialize,
  ignoreElements,
  endWith,
  materialize,
  merge,
  switchMap,
  takeUntil,
  type MonoTypeOperatorFunction,
  type Observable,
} from 'rxjs';

/** Works with what `resource$` emits and lets go of it when the work is done: a stream that holds something until it is unsubscribed ends with its user. */
export const during = <R, T>(resource$: Observable<R>, work: (resource: R) => Observable<T>): Observable<T> =>
  resource$.pipe(
    switchMap((resource) => work(resource).pipe(materialize())),
    dematerialize(),
  );

/** Mixes in what `side$` emits while the source runs. `side$` is subscribed to first, so that it misses nothing the source causes. */
export const alongside = <T>(side$: Observable<T>): MonoTypeOperatorFunction<T> =>
  connect((main$) => merge(side$.pipe(takeUntil(main$.pipe(ignoreElements(), endWith(true)))), main$));
