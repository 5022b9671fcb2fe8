// One call of the API from token to envelope: a question may be repeated, a deed leaves once. read and write call it.

import { catchError, defer, map, of, switchMap, tap, throwError, type MonoTypeOperatorFunction, type Observable } from 'rxjs';
import { after } from '../base/clock.js';
import { RateLimitError, TimeoutError, TokenError } from '../base/errors.js';
import type { Secret } from '../base/secret.js';
import { readAnswer, type Answer } from './answer.js';
import { deliver, type Outgoing } from './deliver.js';
import { TtRequestError } from './errors.js';
import { again, FIRST, type Attempt } from './retry.js';
import type { TtCore } from './session.js';

/** A call without what the exchange adds to it. */
export type Call = Omit<Outgoing, 'headers' | 'credentials'>;

/** How a question is asked. */
export interface AskOptions {
  /** Statuses that are not repeated, since the caller will ask for less. */
  readonly except?: readonly number[];
}

/** Announces a limit that holds calls back. */
const announced = <T>(core: TtCore): MonoTypeOperatorFunction<T> =>
  tap({
    error: (error: unknown) => {
      if (error instanceof RateLimitError) core.onLimited(error.retryAt);
    },
  });

/** A token and a turn. The token comes first: it may take its time, and calls that had their turn before would then leave in a burst. */
const granted = (core: TtCore): Observable<Secret> =>
  core.tokens.get().pipe(
    switchMap((token) => core.rate.turn().pipe(map(() => token))),
    announced(core),
    switchMap((token) => (core.tokens.isFresh(token) ? of(token) : granted(core))),
  );

/** Sends once and reads the answer; what it says of token and limits is taken to heart. */
const send = (core: TtCore, call: Call, token: Secret, headers: Readonly<Record<string, string>>): Observable<Answer> => {
  const credentials = { 'x-api-key': core.options.apiKey, Authorization: `Bearer ${token.reveal()}` };
  return deliver(core, { ...call, headers, credentials }).pipe(
    map((reply) => readAnswer(call.name, reply, core)),
    announced(core),
    tap({
      next: core.onAnswered,
      error: (error: unknown) => {
        if (error instanceof TtRequestError && error.status === 401) core.tokens.refuse(token);
        if (error instanceof RateLimitError && error.delivered === 'yes') core.rate.slow(error.retryAt);
      },
    }),
  );
};

/** A token TT refuses although it is fresh. */
const asTokenError = (error: unknown): unknown =>
  error instanceof TtRequestError && error.status === 401
    ? new TokenError(`${error.message}. It refused the token; the next call will ask for another.`, error.text, {
        delivered: 'yes',
        retryable: true,
        cause: error,
      })
    : error;

const headersOf = ({ zipped }: Attempt): Readonly<Record<string, string>> => ({ accept: 'application/json', ...(zipped && { 'Accept-Encoding': 'gzip' }) });

/**
 * Asks a question: a GET, repeated where that may help, until it is answered or its deadline has passed. The deadline counts from its first turn:
 * to wait in the client's own queue is no failing of the server.
 */
export const ask = (core: TtCore, call: Call, { except = [] }: AskOptions = {}): Observable<Answer> =>
  defer(() => {
    const { scheduler, tick, options, deadlines } = core;
    const { requestTimeout, retries, random = Math.random } = options;
    let endsAt = Infinity;
    const late = (): TimeoutError =>
      new TimeoutError(`No answer to ${call.name} within ${String(requestTimeout)} ms. Nothing was changed by asking; ask again, or for less.`);
    const bounded = <T>(work$: Observable<T>): Observable<T> => defer(() => work$.pipe(deadlines.within(endsAt - tick(), late)));
    const onceMore = (error: unknown, attempt: Attempt): Observable<Answer> => {
      const next = again(error, attempt, { retries, random, now: scheduler.now(), except });
      if (next === undefined || next.wait >= Math.min(endsAt - tick(), requestTimeout)) return throwError(() => asTokenError(error));
      return after(next.wait, scheduler).pipe(switchMap(() => asking(next.attempt)));
    };
    const asking = (attempt: Attempt): Observable<Answer> =>
      bounded(granted(core)).pipe(
        tap(() => {
          endsAt = Math.min(endsAt, tick() + requestTimeout);
        }),
        switchMap((token) => bounded(send(core, call, token, headersOf(attempt)))),
        catchError((error: unknown) => onceMore(error, attempt)),
      );
    return asking(FIRST);
  });

/** A gateway's trouble says nothing about what became of a deed behind it. */
const asUnknown = (error: unknown): unknown =>
  error instanceof TtRequestError && error.retryable
    ? new TtRequestError(error.request, error.id, error.text, { status: error.status, delivered: 'unknown', cause: error })
    : error;

/** Does a deed: sends once, whatever comes of it. */
export const tell = (core: TtCore, call: Call): Observable<Answer> =>
  defer(() => {
    const { requestTimeout } = core.options;
    const late = (): TimeoutError =>
      new TimeoutError(`No answer to ${call.name} within ${String(requestTimeout)} ms; TT may have carried it out. Do not send it again before you know.`);
    const headers = { accept: 'application/json', ...(call.body !== undefined && { 'Content-Type': 'application/json' }) };
    return granted(core).pipe(
      switchMap((token) => send(core, call, token, headers).pipe(core.deadlines.within(requestTimeout, late))),
      catchError((error: unknown) => throwError(() => asUnknown(asTokenError(error)))),
    );
  });
