// What the server says only when it is asked: asked every two seconds while there is a connection, and at once when there is news. What it does not push is read so:
// floating profits, the positions of a Net account, the assets of a Cash account.

import { inject } from '@angular/core';
import { auditTime, catchError, EMPTY, exhaustMap, filter, merge, timer, type Observable } from 'rxjs';
import { Connection } from './connection.js';

const EVERY = 2_000;
const TOGETHER = 50; // ms: the reports of one order come at once, and are one reason to ask

/** When to ask besides, and whether to ask at all. */
interface Occasions {
  readonly news$?: Observable<unknown>;
  readonly when?: () => boolean;
}

/** The answers, one after the other. A read that fails is passed over: the next one will do. Only in an injection context. */
export const asked = <T>(read: () => Observable<T>, { news$ = EMPTY, when = () => true }: Occasions = {}): Observable<T> => {
  const { isReady } = inject(Connection);
  const again$ = news$.pipe(
    auditTime(TOGETHER),
    catchError(() => EMPTY), // the session is over: the desk closes
  );
  return merge(timer(0, EVERY), again$).pipe(
    filter(() => isReady() && when()),
    exhaustMap(() => read().pipe(catchError(() => EMPTY))),
  );
};
