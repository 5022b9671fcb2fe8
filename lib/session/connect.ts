// The life of a session: connect, shake hands, be ready, and again after each loss. session/session subscribes once.

import { defer, retry, tap, throwError, type Observable, type OperatorFunction, type SchedulerLike } from 'rxjs';
import { afterAwake, monotonic } from '../base/clock.js';
import { ConnectionError, RxttError } from '../base/errors.js';
import type { Random } from '../base/ids.js';
import { backoff, type ReconnectPolicy } from './backoff.js';
import type { Connection } from './connection.js';
import type { Inbound } from './protocol.js';
import type { SessionState } from './state.js';
import { triage } from './triage.js';

/** How a session comes to a ready connection, and back to one. */
export interface ConnectOptions<F extends Inbound, Body> {
  /** Opens connection number `epoch`. */
  readonly open: (epoch: number) => Observable<Connection<F, Body>>;
  /** Login, second factor, restored state: emits the connection once it may be used. */
  readonly handshake: OperatorFunction<Connection<F, Body>, Connection<F, Body>>;
  /** `false` once the first loss is final. */
  readonly reconnect: () => ReconnectPolicy | false;
  readonly announce: (state: SessionState) => void;
  readonly scheduler: SchedulerLike;
  readonly random: Random;
}

/** Errors of others (a signer, a handler, a bug) in the library's own words. */
const asRxttError = (error: unknown): RxttError =>
  error instanceof RxttError
    ? error
    : new ConnectionError(`The session failed unexpectedly: ${error instanceof Error ? error.message : String(error)}.`, { retryable: false, cause: error });

/** Every ready connection, one after another, announcing what happens in between. Errors only when a failure is final. */
export const keepConnected = <F extends Inbound, Body>(options: ConnectOptions<F, Body>): Observable<Connection<F, Body>> =>
  defer(() => {
    const { announce, scheduler } = options;
    const now = monotonic(scheduler);
    let epoch = 0;
    let attempt = 0;
    let readySince: number | undefined;

    const wasStable = ({ stableAfter }: ReconnectPolicy): boolean => readySince !== undefined && now() - readySince >= stableAfter;
    const delay = (cause: unknown): Observable<unknown> => {
      const reason = asRxttError(cause);
      const policy = options.reconnect();
      const verdict = triage(reason);
      if (policy === false || verdict === 'fatal') return throwError(() => reason);
      attempt = wasStable(policy) ? 1 : attempt + 1;
      readySince = undefined;
      const wait = backoff(policy, verdict, attempt, options.random);
      announce({ status: 'waiting', reason, attempt, retryAt: scheduler.now() + wait });
      return afterAwake(wait, scheduler);
    };

    return defer(() => {
      announce({ status: 'connecting', attempt });
      return options.open(++epoch);
    }).pipe(
      options.handshake,
      tap(() => {
        readySince = now();
      }),
      retry({ delay }),
    );
  });
