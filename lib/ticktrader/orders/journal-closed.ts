// The end of a session's journal. ledger sees to it, closeSession waits for it.

import { AsyncSubject, BehaviorSubject, catchError, concat, defer, EMPTY, first, ignoreElements, type Observable } from 'rxjs';
import type { Session } from '../session.js';

const quietly = (work$: Observable<unknown>): Observable<never> =>
  work$.pipe(
    catchError(() => EMPTY),
    ignoreElements(),
  );

/** How many intents are being written. One a session. */
export const writing = (): BehaviorSubject<number> => new BehaviorSubject(0);

/** Closes the journal once the session is over and nobody writes, and completes then: what was not sent for the end of the session is settled before. One a session. */
export const journalClosed = <N>(session: Session<N>): Observable<never> => {
  const { core, options } = session;
  const idle$ = session.once(writing).pipe(first((count) => count === 0));
  const done$ = new AsyncSubject<never>();
  concat(quietly(core.inbound$), quietly(idle$), quietly(defer(() => options.journal.close()))).subscribe(done$);
  return done$.asObservable();
};
