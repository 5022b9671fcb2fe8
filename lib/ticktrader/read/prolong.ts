// Prolongs the second factor from inside a session: one request. client binds it.

import { catchError, defer, map, switchMap, tap, throwError, type Observable } from 'rxjs';
import { RequestError, TimeoutError, TwoFactorError } from '../../base/errors.js';
import type { Session } from '../session.js';
import { resumeTwoFactor } from '../two-factor.js';

const notProlonged = (text: string, retryable = false): TwoFactorError =>
  new TwoFactorError(`The second factor could not be prolonged: ${text} The session goes on; the next login may ask for a code.`, {
    delivered: 'yes',
    retryable,
  });
const late = (milliseconds: number): TimeoutError =>
  new TimeoutError(`The second factor was not prolonged within ${String(milliseconds)} ms. The session goes on; ask again, and look at state$.`);

/** Asks the server to remember this login longer. Emits until when, ms since 1970; a `TwoFactorError` where the token no longer holds. */
export const prolongTwoFactor = <N>(session: Session<N>): Observable<{ readonly expireTime: number }> =>
  defer(() => {
    session.core.connect();
    return session.core.ready();
  }).pipe(
    switchMap((connection) => resumeTwoFactor(connection, session.requestTimeout)),
    map(({ Info, ExpireTime }) => {
      if (ExpireTime === undefined) throw notProlonged(Info);
      return { expireTime: ExpireTime };
    }),
    catchError((error: unknown) => throwError(() => (error instanceof RequestError ? notProlonged(error.text, error.retryable) : error))),
    tap(({ expireTime }) => {
      session.twoFactor.expireTime = expireTime;
    }),
    session.deadlines.within(session.requestTimeout, () => late(session.requestTimeout)),
  );
