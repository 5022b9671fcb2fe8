// What a fresh login must learn before commands may leave: the account and the open trades of this epoch. open-session ends its handshake with it.

import { catchError, forkJoin, map, of, retry, switchMap, throwError, type MonoTypeOperatorFunction, type Observable, type OperatorFunction } from 'rxjs';
import { after } from '../../base/clock.js';
import { DecodeError, RequestError } from '../../base/errors.js';
import { decode } from '../../codec/decode.js';
import type { Throttle } from '../../request/throttle.js';
import type { Codecs } from '../codecs.js';
import { ask, resultOf, type Connection } from '../envelope.js';
import { account as model } from '../model/index.js';
import type { Restored } from '../session.js';
import type { Authenticated } from '../two-factor.js';
import { tradesResult } from './trades.js';

/** How a restore works. */
export interface RestoreOptions<N> {
  readonly codecs: Codecs<N>;
  readonly requestTimeout: number;
  /** The bucket that requests of this name draw from: a server that is strict would refuse, and the session would never get in. */
  readonly throttleOf: (name: string) => Throttle;
  readonly onRestored: (restored: Restored<N>) => void;
  readonly onUnreadable: (error: DecodeError) => void;
}

/** How often a read is asked again over the same connection, and after how many ms: a server that counts requests by the second has counted the login too. */
const AGAIN = { count: 3, pause: 1_000 };

/** Asks again where the server says that its trouble is passing. A new login instead would be one request more, and refused next. */
const patiently = <A>({ scheduler }: Connection): MonoTypeOperatorFunction<A> =>
  retry({
    count: AGAIN.count,
    delay: (error: unknown) => (error instanceof RequestError && error.retryable ? after(AGAIN.pause, scheduler) : throwError(() => error)),
  });

/** A read refused right after a login is taken for a passing trouble: the login itself was good. */
const again = (error: unknown): unknown =>
  error instanceof RequestError ? new RequestError(error.request, error.id, error.text, { retryable: true, cause: error }) : error;

/** Reads account and trades over each connection that comes, and emits it when both are there. */
export const restore = <N>({
  codecs,
  requestTimeout,
  throttleOf,
  onRestored,
  onUnreadable,
}: RestoreOptions<N>): OperatorFunction<Authenticated, Connection> => {
  const readable = <A>(answer$: Observable<A>): Observable<A | undefined> =>
    answer$.pipe(
      catchError((error: unknown) => {
        if (!(error instanceof DecodeError)) return throwError(() => again(error));
        onUnreadable(error);
        return of(undefined);
      }),
    );
  const one = <A>(connection: Connection, name: string, read: (result: unknown) => A): Observable<A | undefined> =>
    readable(
      throttleOf(name)
        .turn()
        .pipe(
          catchError(() => of(undefined)), // no turn in time: the session must get in all the same
          switchMap(() => ask(connection, { name, body: {} }, requestTimeout)),
          map((frame) => read(resultOf(name, frame))),
          patiently(connection),
        ),
    );

  return switchMap(({ connection }) =>
    forkJoin({
      account: one(connection, 'Account', (result) => decode(codecs(model), result, 'Account.Result')),
      trades: one(connection, 'Trades', (result) => decode(codecs(tradesResult), result, 'Trades.Result').Trades),
    }).pipe(
      map(({ account, trades }) => {
        onRestored({ epoch: connection.epoch, ...(account && { account }), ...(trades && { trades }) });
        return connection;
      }),
    ),
  );
};
