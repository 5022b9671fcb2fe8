// The end of a session's journal. ledger sees to it, closeSession waits for it.

import { AsyncSubject, catchError, concat, defer, EMPTY, ignoreElements, type Observable } from 'rxjs';
import type { Session } from '../session.js';

const quietly = (work$: Observable<unknown>): Observable<never> =>
  work$.pipe(
    catchError(() => EMPTY),
    ignoreElements(),
  );

/** Closes the journal once the session is over, and completes then. One a session. */
export const journalClosed = <N>({ core, options: { journal } }: Session<N>): Observable<never> => {
  const done$ = new AsyncSubject<never>();
  concat(quietly(core.inbound$), quietly(defer(() => journal.close()))).subscribe(done$);
  return done$.asObservable();
};
