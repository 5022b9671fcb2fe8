// One call as HTTP: its address with a fresh requestId, redirects followed by hand. exchange and token call it, once for each time a request leaves.

import { catchError, defer, of, switchMap, tap, throwError, type Observable } from 'rxjs';
import { ConnectionError } from '../base/errors.js';
import type { FetchLike } from '../base/fetch.js';
import type { Probe } from '../base/probe.js';
import { watchRequest } from '../base/watch-request.js';
import { isLoopback } from '../wire/address.js';
import { httpExchange, type HttpAnswer } from '../wire/http.js';
import { TtRequestError } from './errors.js';
import type { Rate } from './rate.js';

/** What every call needs of its client. */
export interface Wire {
  readonly fetch: FetchLike;
  readonly rate: Rate;
  readonly requestId: () => string;
  /** Takes secrets out of what others wrote. */
  readonly redact: (text: string) => string;
  readonly probe: Probe;
}

/** A call about to leave. It has taken its turn already. */
export interface Outgoing {
  /** The vendor's name of the operation, for errors. */
  readonly name: string;
  readonly verb: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  /** Printed already. */
  readonly query: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** Headers that no other host may see. */
  readonly credentials: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back, and the requestId of the call it answers. */
export interface Reply extends HttpAnswer {
  readonly requestId: string;
}

const SEE_OTHER = 303;
const BAD_REQUEST = 400;
const MOST_REDIRECTS = 3;

const isSafe = ({ protocol, hostname }: URL): boolean => protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));

/** The same address with a requestId of its own. */
const withRequestId = (url: string, requestId: string): string => {
  if (/[?&]requestId=/.test(url)) return url.replace(/([?&]requestId=)[^&#]*/, `$1${requestId}`);
  return `${url}${url.includes('?') ? '&' : '?'}requestId=${requestId}`;
};

/** Where a 303 leads, by GET. Credentials go only where they came from; a stranger gets neither them nor a requestId. */
const redirected = (call: Outgoing, reply: Reply, followed: number): Outgoing => {
  const refuse = (problem: string): TtRequestError => new TtRequestError(call.name, reply.requestId, problem, { status: SEE_OTHER });
  const location = reply.header('location');
  if (followed === MOST_REDIRECTS) throw refuse(`redirected more than ${String(MOST_REDIRECTS)} times.`);
  if (location === undefined || !URL.canParse(location, call.url)) throw refuse('redirected without saying where to.');
  const target = new URL(location, call.url);
  target.hash = '';
  if (!isSafe(target)) throw refuse(`redirected to ${target.protocol}//${target.hostname}, where all would cross the network in clear; not followed.`);
  return {
    name: call.name,
    verb: 'GET',
    url: target.href,
    query: [],
    headers: { accept: 'application/json' },
    credentials: target.origin === new URL(call.url).origin ? call.credentials : {},
  };
};

const isStranger = ({ credentials }: Outgoing): boolean => Object.keys(credentials).length === 0;

const addressOf = (call: Outgoing, requestId: string): string => {
  const url = isStranger(call) ? call.url : withRequestId(call.url, requestId);
  return [url, ...call.query].join('&');
};

/** Sends a call, at once, and follows where it is sent on to; each further call takes a turn of its own. Repeats nothing. */
export const deliver = (wire: Wire, call: Outgoing, followed = 0): Observable<Reply> =>
  defer(() => {
    const requestId = wire.requestId();
    const { verb, headers, credentials, body } = call;
    wire.probe.count('frameOut');
    return httpExchange(wire.fetch, {
      method: verb,
      url: addressOf(call, requestId),
      headers: { ...headers, ...credentials },
      ...(body !== undefined && { body }),
    }).pipe(
      watchRequest(wire.probe, call.name, ({ status }) => (status < BAD_REQUEST ? 'answered' : 'refused')),
      catchError((error: unknown) => throwError(() => cleaned(wire, call, requestId, error))),
      tap(() => {
        wire.probe.count('frameIn');
      }),
      switchMap((answer) => {
        const reply: Reply = { ...answer, requestId };
        if (reply.status !== SEE_OTHER) return of(reply);
        const next = redirected(call, reply, followed);
        const onward$ = wire.rate.turn().pipe(switchMap(() => deliver(wire, next, followed + 1)));
        return verb === 'GET' ? onward$ : onward$.pipe(catchError((error: unknown) => throwError(() => lost(call, error))));
      }),
    );
  });

/** A deed that TT took and sent on to where its outcome stands, which then could not be read. */
const lost = ({ name }: Outgoing, error: unknown): ConnectionError =>
  new ConnectionError(`TT took ${name} and redirected; what that led to could not be read: ${error instanceof Error ? error.message : ''}`, {
    delivered: 'unknown',
    retryable: false,
    cause: error,
  });

/** Somebody's own fetch may say more in its error than it should. */
const cleaned = (wire: Wire, { name }: Outgoing, requestId: string, error: unknown): unknown =>
  error instanceof ConnectionError
    ? new ConnectionError(`${name} (request ${requestId}): ${wire.redact(error.message)}`, { delivered: error.delivered })
    : error;
