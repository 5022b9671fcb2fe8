// The token that every other call bears: one request shared by all who wait, renewed before it expires. open-tt-rest makes one keeper a client.

import { catchError, defer, map, of, ReplaySubject, share, switchMap, tap, throwError, type Observable, type SchedulerLike } from 'rxjs';
import { countdown } from '../base/clock.js';
import { ConnectionError, DecodeError, RateLimitError, RxttError, TimeoutError, TokenError } from '../base/errors.js';
import { Secret } from '../base/secret.js';
import { decode } from '../codec/decode.js';
import { record } from '../codec/record.js';
import { text, whole } from '../codec/values.js';
import type { Deadlines } from '../request/deadlines.js';
import { readAnswer, type Reading } from './answer.js';
import { deliver, type Wire } from './deliver.js';
import { addressOf } from './endpoint.js';
import { createToken } from './endpoints/id.js';
import { TtRequestError } from './errors.js';
import type { Settled } from './options.js';

/** A token, and when it ends (ms since 1970). */
export interface Issued {
  readonly token: Secret;
  readonly expiresAt: number;
}

/** Keeps the token of one client. */
export interface Tokens {
  /** The token, now or once TT has issued one. Errors with a `TokenError`, or with what kept the request from an answer. */
  readonly get: () => Observable<Secret>;
  /** Whether this token may still be used. */
  readonly isFresh: (token: Secret) => boolean;
  /** TT refused this token: the next `get` asks for another, unless somebody has done so already. */
  readonly refuse: (token: Secret) => void;
}

/** What a keeper needs. */
export interface TokensOptions extends Wire, Reading {
  readonly options: Settled;
  readonly scheduler: SchedulerLike;
  readonly deadlines: Deadlines;
  readonly onAsked: () => void;
  readonly onIssued: (issued: Issued) => void;
  readonly onRefused: (error: RxttError) => void;
}

const tokenAnswer = record('Token', { access_token: text, seconds_until_expiry: whole }, {});

/** Milliseconds before its end at which a token counts as expired: a minute, or a tenth of a short life. */
const marginOf = (life: number): number => Math.min(60_000, life / 10);

/** Why there is no token, to those who wait for it: of what they want to ask, nothing has left. What may pass by itself stays retryable. */
const refused = (error: unknown): unknown => {
  const details = { delivered: 'no', cause: error } as const;
  if (error instanceof TtRequestError) {
    const where = `HTTP ${String(error.status)}, request ${error.id}`;
    const advice = error.retryable ? '' : ' Check apiSecret, and that its key belongs to this environment.';
    return new TokenError(`TT issued no token (${where}): ${error.text}.${advice}`, error.text, { ...details, retryable: error.retryable });
  }
  if (error instanceof DecodeError) return new TokenError(`TT issued no token: ${error.message}`, error.got, details);
  if (error instanceof RateLimitError) return new RateLimitError(error.message, error.retryAt, details);
  return error instanceof ConnectionError ? new ConnectionError(error.message, details) : error;
};

/** Asks once, whoever waits. */
const ask = (tools: TokensOptions): Observable<Issued> => {
  const { options, rate, scheduler, deadlines } = tools;
  const late = (): TimeoutError =>
    new TimeoutError(`TT issued no token within ${String(options.requestTimeout)} ms; nothing else was sent.`, { delivered: 'no' });
  const outgoing = () => ({
    name: createToken.name,
    verb: 'POST' as const,
    url: addressOf(options, createToken),
    query: [],
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    credentials: { 'x-api-key': options.apiKey },
    // TT wants key and secret together here; the colon is %3A
    body: `grant_type=user_app&app_key=${encodeURIComponent(options.apiSecret.reveal())}`,
  });
  return rate.turn().pipe(
    switchMap(() => deliver(tools, outgoing()).pipe(deadlines.within(options.requestTimeout, late))),
    map((reply) => decode(tokenAnswer, readAnswer(createToken.name, reply, tools), createToken.name)),
    map(({ access_token, seconds_until_expiry }): Issued => ({ token: new Secret(access_token), expiresAt: scheduler.now() + 1000 * seconds_until_expiry })),
  );
};

/** A keeper without a token. It asks for the first when somebody wants one, and has no timer. */
export const tokens = (tools: TokensOptions): Tokens => {
  const { scheduler, rate, onAsked, onIssued, onRefused } = tools;
  let current: Secret | undefined;
  let fresh = countdown(0, scheduler);

  const isFresh = (token: Secret): boolean => token === current && fresh() > 0;
  const keep = (issued: Issued): void => {
    const life = issued.expiresAt - scheduler.now();
    current = issued.token;
    fresh = countdown(life - marginOf(life), scheduler);
    rate.recover();
    rate.restart();
    onIssued(issued);
  };
  const complain = (error: unknown): void => {
    if (error instanceof RateLimitError && error.delivered === 'yes') rate.slow(error.retryAt);
    const told = refused(error);
    if (told instanceof RxttError) onRefused(told);
  };
  const asked$ = defer(() => {
    onAsked();
    return ask(tools);
  }).pipe(
    tap({ next: keep, error: complain }),
    catchError((error: unknown) => throwError(() => refused(error))),
    map(({ token }) => token),
    share({ connector: () => new ReplaySubject(1), resetOnComplete: true, resetOnError: true, resetOnRefCountZero: true }),
  );

  return {
    get: () => defer(() => (current !== undefined && isFresh(current) ? of(current) : asked$)),
    isFresh,
    refuse: (token) => {
      if (token === current) current = undefined;
    },
  };
};
