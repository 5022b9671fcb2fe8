// Login as an operator: from an open connection to one that is logged in, signed afresh each time. open-session composes it with twoFactor.

import { catchError, map, switchMap, throwError, timeout, type Observable, type OperatorFunction } from 'rxjs';
import { DecodeError, LoginError, RequestError, RxttError } from '../base/errors.js';
import { decode } from '../codec/decode.js';
import { ask, resultOf, type Connection, type Request } from './envelope.js';
import { isClockTrouble, isTransient } from './errors.js';
import { loginResult } from './model/index.js';
import { checkedCredentials, signatureBy, type Credentials } from './sign.js';

/** Who logs in beside the token: the server binds the second factor to both, so they stay the same over reconnects. */
export interface Device {
  readonly deviceId?: string;
  readonly appSessionId?: string;
  /** Milliseconds the server may take, and a signer before it. Default 10_000. */
  readonly requestTimeout?: number;
}

/** A connection whose login the server took. `twoFactor` says that it asks for a second factor next. */
export interface LoggedIn {
  readonly connection: Connection;
  readonly twoFactor: boolean;
}

const REQUEST_TIMEOUT = 10_000;

const loginRequest = (credentials: Credentials, device: Device, timestamp: number, signature: string): Request => ({
  name: 'Login',
  body: {
    Params: {
      AuthType: 'HMAC',
      WebApiId: credentials.webApiId,
      WebApiKey: credentials.webApiKey,
      Timestamp: timestamp,
      Signature: signature,
      DeviceId: device.deviceId,
      AppSessionId: device.appSessionId,
    },
  },
});

const iso = (stamp: number): string => `${String(stamp)} (${new Date(stamp).toISOString()})`;

/** The server's own stamp, where its text names one. */
const stampIn = (text: string): number | undefined => {
  const found = /\b\d{13}\b/.exec(text.replaceAll(/[,_]/g, ''))?.[0];
  return found === undefined ? undefined : Number(found);
};

const clockTrouble = (text: string, sent: number): LoginError => {
  const server = stampIn(text.replaceAll(String(sent), ''));
  const other =
    server === undefined
      ? 'the server names no stamp of its own'
      : `the server's clock says ${iso(server)}, ${String(Math.round((sent - server) / 1000))} s from yours`;
  return new LoginError(`The server refused the time stamp of the login. Look at your clock: you signed ${iso(sent)}, ${other}. It said: ${text}`, text);
};

/** What a refused login means. */
const loginError = (text: string, sent: number): LoginError => {
  if (isClockTrouble(text)) return clockTrouble(text, sent);
  if (isTransient(text)) return new LoginError(`The server cannot take a login now; it is tried again. It said: ${text}`, text, { retryable: true });
  return new LoginError(`The server refused the login. Check id, key and secret of the Web API token. It said: ${text}`, text);
};

const signerLate = (milliseconds: number): LoginError =>
  new LoginError(`The signer gave no signature within ${String(milliseconds)} ms, so no login was sent; it is asked again at the next try.`, '', {
    delivered: 'no',
    retryable: true,
  });

const asLoginError = (error: unknown, sent: number): unknown => {
  if (error instanceof RequestError) return loginError(error.text, sent);
  // one odd frame must not end a session for good that was good until now
  if (error instanceof DecodeError)
    return new LoginError(`The answer to the login could not be read; it is tried again. ${error.message}`, '', { retryable: true, cause: error });
  // whatever else the user's signer threw: never sent, and it may be there again at the next try
  return error instanceof RxttError
    ? error
    : new LoginError('The signer failed, so no login was sent; it is asked again at the next try.', '', { delivered: 'no', retryable: true, cause: error });
};

/**
 * Logs in over each connection that comes: signs the present time, sends, and emits once the server agrees. Errors with a `LoginError`
 * (final unless `retryable`), a `TimeoutError`, or the connection's own error.
 */
export const login = (credentials: Credentials, device: Device = {}): OperatorFunction<Connection, LoggedIn> => {
  const checked = checkedCredentials(credentials);
  const { requestTimeout = REQUEST_TIMEOUT } = device;
  const over = (connection: Connection): Observable<LoggedIn> => {
    const timestamp = Math.floor(connection.scheduler.now()); // the server reads whole milliseconds only
    return signatureBy(checked, timestamp).pipe(
      timeout({ first: requestTimeout, scheduler: connection.scheduler, with: () => throwError(() => signerLate(requestTimeout)) }),
      switchMap((signature) => ask(connection, loginRequest(checked, device, timestamp, signature), requestTimeout)),
      map((frame) => decode(loginResult, resultOf('Login', frame), 'Login.Result')),
      map(({ TwoFactorFlag = false }) => ({ connection, twoFactor: TwoFactorFlag })),
      catchError((error: unknown) => throwError(() => asLoginError(error, timestamp))),
    );
  };
  return switchMap(over);
};
