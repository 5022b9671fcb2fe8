// A stream that happens once, however often it is subscribed to, retried or shared: every command is one.

import { Observable, ReplaySubject } from 'rxjs';

/** The first subscription starts `work`; all others see the same values. Unsubscribing neither stops nor forgets it. */
export const oneShot = <T>(work: Observable<T>): Observable<T> => {
  const values$ = new ReplaySubject<T>(Infinity);
  let started = false;
  return new Observable((subscriber) => {
    const seen = values$.subscribe(subscriber);
    if (!started) {
      started = true;
      work.subscribe(values$);
    }
    return seen;
  });
};
