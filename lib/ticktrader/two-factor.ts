// The second factor as an operator: from a logged-in connection to one that may be used. open-session composes it after login.

import {
  catchError,
  defer,
  exhaustMap,
  filter,
  map,
  merge,
  of,
  repeat,
  switchMap,
  take,
  throwError,
  timeout,
  type Observable,
  type ObservableInput,
  type OperatorFunction,
} from 'rxjs';
import { after } from '../base/clock.js';
import { DecodeError, RequestError, RxttError, TimeoutError, TwoFactorError } from '../base/errors.js';
import { decode } from '../codec/decode.js';
import { print } from '../codec/json.js';
import { ask, resultOf, type Connection, type Frame, type Message, type Request } from './envelope.js';
import type { LoggedIn } from './login.js';
import { twoFactorResult, type TwoFactorResult } from './model/index.js';
import { textFrom } from './text-from.js';

/** A connection that may be used. `expireTime` is when the second factor runs out, ms since 1970, where one was asked for. */
export interface Authenticated {
  readonly connection: Connection;
  readonly expireTime?: number;
}

/** Where one-time passwords come from; asked once a challenge, and again where the server did not like the answer. */
export type OneTimePassword = () => ObservableInput<string>;

/** What must outlive a connection: codes that were sent, since none may be sent twice, and how long the server remembers us. */
export interface TwoFactorMemory {
  /** Whether this code was sent before. */
  readonly isSpent: (code: string) => boolean;
  /** Notes that it is sent. */
  readonly spend: (code: string) => void;
  /** Until when, ms since 1970, where the server has said so. */
  expireTime?: number;
}

/** How the second factor is asked for. */
export interface TwoFactorOptions {
  /** Milliseconds until somebody must have typed a code the server likes. Default 120_000. */
  readonly twoFactorTimeout?: number;
  /** Milliseconds the server may take for one message. Default 10_000. */
  readonly requestTimeout?: number;
  /** Hand the same one to every connection of a session. Default a new one. */
  readonly memory?: TwoFactorMemory;
  /** Told when a code is wanted, with the time by which it must be there (ms since 1970). */
  readonly onChallenge?: (deadline: number) => void;
}

/** A memory of nothing. The codes are in no field of it: a session shows its memory, and no secret may be seen on a session. */
export const twoFactorMemory = (): TwoFactorMemory => {
  const spent = new Set<string>();
  return { isSpent: (code) => spent.has(code), spend: (code) => void spent.add(code) };
};

const NAME = 'TwoFactor';
const TRIES = 3;
/** A source that gives a code already sent (a TOTP generator within its 30 s) is asked again after so many milliseconds. */
const ASK_AGAIN = 1_000;

const isTwoFactor = (frame: Frame): frame is Message => frame.kind === 'message' && frame.response === NAME;
/** A challenge nobody has just logged in for: by its text, since a late answer to an earlier request bears the same name. */
const isChallenge = (frame: Frame): frame is Message => isTwoFactor(frame) && frame.error === undefined && /\brequired\b/i.test(print(frame.result ?? ''));
const isSuccess = ({ Info, ExpireTime }: TwoFactorResult): boolean => ExpireTime !== undefined || Info === 'Success';

const nobody = (): TwoFactorError =>
  new TwoFactorError(
    'The server asks for a one-time password and the client has none: give the option oneTimePassword. Nothing is lost; the login was not completed.',
  );
const tooLate = (milliseconds: number): TwoFactorError =>
  new TwoFactorError(`No one-time password that the server accepts was there within ${String(milliseconds)} ms. Connect again and type it in time.`);
const refused = (text: string): TwoFactorError =>
  new TwoFactorError(
    `The server refused ${String(TRIES)} one-time passwords: ${text} Check the clock of the device that makes them, and the secret it was set up with.`,
    { delivered: 'yes' },
  );
const sourceFailed = (cause: unknown): TwoFactorError => new TwoFactorError('The source of one-time passwords failed; the login was not completed.', { cause });

const resume: Request = { name: NAME, body: {} };
const submit = (code: string): Request => ({ name: NAME, body: { Params: { OneTimePassword: code } } });

/** The answer to a TwoFactor request, which may come under its Id or under none. */
const answer = (connection: Connection, request: Request, milliseconds: number): Observable<TwoFactorResult> =>
  merge(connection.pushes$.pipe(filter(isTwoFactor)), ask(connection, request, milliseconds)).pipe(
    take(1),
    map((frame) => decode(twoFactorResult, resultOf(NAME, frame), `${NAME}.Result`)),
  );

/** Proves that the token still holds and prolongs it: the request without a code. Emits when it now runs out, ms since 1970. */
export const resumeTwoFactor = (connection: Connection, milliseconds: number): Observable<TwoFactorResult> => answer(connection, resume, milliseconds);

/**
 * Answers the challenge where the server set one; connections without pass at once. While an earlier code still holds it is resumed;
 * else `code` is asked, up to 3 times over the same connection, and no code is ever sent twice. Errors with a `TwoFactorError`.
 * A challenge later on, over a connection in use, is answered likewise, and the connection is emitted once more: what is not read anew may be out of date.
 */
export const twoFactor = (code?: OneTimePassword, options: TwoFactorOptions = {}): OperatorFunction<LoggedIn, Authenticated> => {
  const { twoFactorTimeout = 120_000, requestTimeout = 10_000, memory = twoFactorMemory(), onChallenge } = options;

  const freshCode = (source: OneTimePassword, connection: Connection): Observable<string> =>
    defer(() => textFrom(source())).pipe(
      take(1),
      map((text) => text.trim()),
      catchError((cause: unknown) => throwError(() => sourceFailed(cause))),
      repeat({ delay: () => after(ASK_AGAIN, connection.scheduler) }),
      filter((text) => text !== '' && !memory.isSpent(text)),
      take(1),
    );
  const tryCode = (source: OneTimePassword, connection: Connection, left: number): Observable<TwoFactorResult> =>
    freshCode(source, connection).pipe(
      switchMap((text) => {
        memory.spend(text);
        return answer(connection, submit(text), requestTimeout);
      }),
      switchMap((result) => {
        if (isSuccess(result)) return of(result);
        return left > 1 ? tryCode(source, connection, left - 1) : throwError(() => refused(result.Info));
      }),
    );
  const byCode = (connection: Connection): Observable<TwoFactorResult> => {
    if (code === undefined) return throwError(() => nobody());
    onChallenge?.(connection.scheduler.now() + twoFactorTimeout);
    return tryCode(code, connection, TRIES).pipe(
      timeout({ first: twoFactorTimeout, scheduler: connection.scheduler, with: () => throwError(() => tooLate(twoFactorTimeout)) }),
    );
  };
  const byToken = (connection: Connection): Observable<TwoFactorResult> =>
    resumeTwoFactor(connection, requestTimeout).pipe(
      catchError((error: unknown) => (error instanceof RequestError ? of({ Info: error.text }) : throwError(() => error))),
      switchMap((result) => (isSuccess(result) ? of(result) : byCode(connection))),
    );
  const isResumable = ({ scheduler }: Connection): boolean => (memory.expireTime ?? 0) > scheduler.now();
  const authenticated = (connection: Connection): Observable<Authenticated> =>
    defer(() => (isResumable(connection) ? byToken(connection) : byCode(connection))).pipe(
      map(({ ExpireTime }) => {
        if (ExpireTime !== undefined) memory.expireTime = ExpireTime;
        return ExpireTime === undefined ? { connection } : { connection, expireTime: ExpireTime };
      }),
      catchError((error: unknown) => throwError(() => asTwoFactorError(error))),
    );
  const challenged = (connection: Connection): Observable<Authenticated> =>
    connection.pushes$.pipe(
      filter(isTwoFactor),
      take(1),
      timeout({
        first: requestTimeout,
        scheduler: connection.scheduler,
        with: () => throwError(() => new TimeoutError(`The server announced a two-factor challenge and did not send it within ${String(requestTimeout)} ms.`)),
      }),
      switchMap(() => authenticated(connection)),
      catchError((error: unknown) => throwError(() => asTwoFactorError(error))),
    );

  /** The challenges to come. The connection cannot be used until one is answered, so everybody is told at once. */
  const again = (connection: Connection): Observable<Authenticated> =>
    connection.pushes$.pipe(
      filter(isChallenge),
      exhaustMap(() => {
        if (isResumable(connection)) onChallenge?.(connection.scheduler.now() + twoFactorTimeout); // who asks for a code tells by himself
        return authenticated(connection);
      }),
    );
  const first = ({ connection, twoFactor: wanted }: LoggedIn): Observable<Authenticated> => (wanted ? challenged(connection) : of({ connection }));

  return switchMap((loggedIn) => first(loggedIn).pipe(switchMap((now) => merge(again(now.connection), of(now)))));
};

const asTwoFactorError = (error: unknown): unknown => {
  if (error instanceof RequestError)
    return new TwoFactorError(`The server refused the second factor: ${error.text}`, { delivered: 'yes', retryable: error.retryable });
  if (error instanceof DecodeError)
    return new TwoFactorError(`What the server said of the second factor could not be read; it is tried again. ${error.message}`, {
      delivered: 'yes',
      retryable: true,
      cause: error,
    });
  return error instanceof RxttError ? error : sourceFailed(error);
};
