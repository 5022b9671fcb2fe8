// Prolongs the second factor from inside a session: one request. client binds it.

import { defer, map, switchMap, tap, type Observable } from 'rxjs';
import { TwoFactorError } from '../../base/errors.js';
import type { Session } from '../session.js';
import { resumeTwoFactor } from '../two-factor.js';

/** Asks the server to remember this login longer. Emits until when, ms since 1970; a `TwoFactorError` where the token no longer holds. */
export const prolongTwoFactor = <N>(session: Session<N>): Observable<{ readonly expireTime: number }> =>
  defer(() => {
    session.core.connect();
    return session.core.ready();
  }).pipe(
    switchMap((connection) => resumeTwoFactor(connection, session.requestTimeout)),
    map(({ Info, ExpireTime }) => {
      if (ExpireTime === undefined) throw new TwoFactorError(`The second factor could not be prolonged: ${Info} The session goes on; the next login will ask for a code.`, { delivered: 'yes' });
      return { expireTime: ExpireTime };
    }),
    tap(({ expireTime }) => {
      session.twoFactor.expireTime = expireTime;
    }),
  );
