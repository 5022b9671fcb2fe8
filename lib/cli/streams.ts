// Two ways to put streams together that the commands share.

import {
  connect,
  dematerialize,
  endWith,
  ignoreElements,
  materialize,
  merge,
  Observable,
  Subject,
  switchMap,
  takeUntil,
  type MonoTypeOperatorFunction,
} from 'rxjs';

/**
 * Works with what `resource$` emits and lets go of it when the work is done: a stream that holds something until it is unsubscribed ends with its user.
 * Whoever stops early stops the work first, so that it does not take the loss of its resource for an end of its own.
 */
export const during = <R, T>(resource$: Observable<R>, work: (resource: R) => Observable<T>): Observable<T> =>
  new Observable((subscriber) => {
    const stop$ = new Subject<void>();
    subscriber.add(() => {
      stop$.next();
    });
    resource$
      .pipe(
        switchMap((resource) => work(resource).pipe(materialize(), takeUntil(stop$))),
        dematerialize(),
      )
      .subscribe(subscriber);
  });

/** Mixes in what `side$` emits while the source runs. `side$` is subscribed to first, so that it misses nothing the source causes. */
export const alongside = <T>(side$: Observable<T>): MonoTypeOperatorFunction<T> =>
  connect((main$) => merge(side$.pipe(takeUntil(main$.pipe(ignoreElements(), endWith(true)))), main$));
