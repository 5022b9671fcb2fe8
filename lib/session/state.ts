// Where a session stands, as one tagged union: what `state$` shows. session/session moves it; nobody else does.

import type { RxttError } from '../base/errors.js';

/** Nothing was asked of the client yet. */
export interface Idle {
  readonly status: 'idle';
}

/** The socket is being opened; `attempt` counts the retries since the last stable session, 0 the first time. */
export interface Connecting {
  readonly status: 'connecting';
  readonly attempt: number;
}

/** The login is on its way. */
export interface Authenticating {
  readonly status: 'authenticating';
}

/** The server wants a one-time password; it must be there by `deadline` (ms since 1970). */
export interface TwoFactorWanted {
  readonly status: 'two-factor';
  readonly deadline: number;
}

/** Logged in; the state of the account is being read again. */
export interface Restoring {
  readonly status: 'restoring';
}

/** Open for everything. `epoch` counts connections. */
export interface Ready {
  readonly status: 'ready';
  readonly epoch: number;
}

/** Not connected because of `reason`; retry number `attempt` is at `retryAt` (ms since 1970). */
export interface Waiting {
  readonly status: 'waiting';
  readonly reason: RxttError;
  readonly attempt: number;
  readonly retryAt: number;
}

/** Over. `reason` says why; `error` is there where it was not its user who closed it. */
export interface Closed {
  readonly status: 'closed';
  readonly reason: string;
  readonly error?: RxttError;
}

/** Where a session stands. */
export type SessionState = Idle | Connecting | Authenticating | TwoFactorWanted | Restoring | Ready | Waiting | Closed;
