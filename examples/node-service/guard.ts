// Who may ask: a bearer token of the service's own, known hosts, known origins. service puts it before every handler.

import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { HttpError, type Admit } from './http.js';

/** What is let in. */
export interface GuardOptions {
  readonly token: string;
  /** Pages that may ask from a browser: `https://desk.example`. Requests without an Origin do not come from a page of another site. */
  readonly origins: readonly string[];
  /** Names under which this service may be called, without port. A page that rebinds its own name to this address comes with another. */
  readonly hosts: readonly string[];
}

/** What monitors ask for: it says nothing of any trade. */
const OPEN_TO_ALL: ReadonlySet<string> = new Set(['/health', '/health/live', '/metrics']);

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** In a time that tells nothing of how much was right. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

/** An EventSource cannot set a header, so events also take the token in the query (RFC 6750); nothing here logs queries. */
const tokenIn = ({ headers }: IncomingMessage, url: URL): string | undefined =>
  /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? (url.pathname === '/events' ? (url.searchParams.get('access_token') ?? undefined) : undefined);

const hostOf = (request: IncomingMessage): string => (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();

/** Lets in who may ask. Answers 401, 403 or 421 to all others. */
export const guard =
  ({ token, origins, hosts }: GuardOptions): Admit =>
  (request, response, url) => {
    const { origin } = request.headers;
    if (!hosts.includes(hostOf(request))) throw new HttpError(421, 'this is another host');
    if (origin !== undefined) {
      if (!origins.includes(origin)) throw new HttpError(403, 'pages of this origin may not ask; see ORIGINS');
      response.setHeader('access-control-allow-origin', origin);
      response.setHeader('access-control-allow-headers', 'authorization, content-type, idempotency-key, last-event-id');
      response.setHeader('vary', 'origin');
    }
    if (request.method === 'OPTIONS' || OPEN_TO_ALL.has(url.pathname)) return;
    const given = tokenIn(request, url);
    if (given === undefined || !isSame(given, token)) {
      response.setHeader('www-authenticate', 'Bearer');
      throw new HttpError(401, 'the token of the service is missing or wrong');
    }
  };
