// The door without a socket: a `fetch` whose every wait runs on a scheduler, so that whole clients run in virtual time, also in browsers.

import { asyncScheduler, type SchedulerLike } from 'rxjs';
import { ttRestEngine, type TtRestEngine } from '../engine.js';
import type { TtAnswer, TtRequest } from '../http.js';
import type { TtRestSimulatorOptions } from '../options.js';
import { handleOf, type SimulatedTtServer } from './handle.js';

/** How the in-memory server is reached. */
export interface InMemoryTtOptions extends TtRestSimulatorOptions {
  /** What all waits and the server's clock run on. Default `asyncScheduler`. */
  readonly scheduler?: SchedulerLike;
  /** How long, in ms, anything travels, each way. Default 1. */
  readonly latency?: number;
}

/** A simulated server and the `fetch` that reaches it: hand both to a client. */
export interface InMemoryTtRest extends SimulatedTtServer {
  readonly fetch: typeof fetch;
}

const BASE_URL = 'http://127.0.0.1';
const MOST_REDIRECTS = 20;

/** As `fetch` says that there is no way through. */
const unreachable = (): TypeError => new TypeError('fetch failed');

/** What `fetch` throws for a signal that was raised. */
const reasonOf = (signal: AbortSignal): Error => {
  const reason: unknown = signal.reason;
  return reason instanceof Error ? reason : new DOMException('This operation was aborted', 'AbortError');
};

const responseOf = ({ status, headers, body }: TtAnswer): Response => new Response(body, { status, headers: { ...headers } });

/** The next request on the way of a 303: a GET without a body, which keeps its token on the same origin only. As `fetch` itself does it. */
const redirected = ({ url, headers }: TtRequest, location: string): TtRequest => {
  const next = new URL(location, url);
  const { authorization, ...others } = headers;
  const keeps = next.origin === new URL(url).origin && authorization !== undefined;
  return { method: 'GET', url: next.href, headers: keeps ? { ...others, authorization } : others, body: '' };
};

/** One exchange with the engine, a latency there and one back. */
const exchange =
  (engine: TtRestEngine, scheduler: SchedulerLike, latency: number, hosts: readonly string[]) =>
  (request: TtRequest, signal: AbortSignal): Promise<TtAnswer> =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        journey.unsubscribe();
        reject(reasonOf(signal));
      };
      const arrived = (then: () => void): void => {
        signal.removeEventListener('abort', stop);
        then();
      };
      const journey = scheduler.schedule(() => {
        const reaction = hosts.includes(new URL(request.url).origin) ? engine.answer(request) : 'broken';
        if (reaction === 'silence') return;
        const back = scheduler.schedule(() => {
          arrived(() => {
            if (reaction === 'broken') reject(unreachable());
            else resolve(reaction);
          });
        }, latency);
        journey.add(back);
      }, latency);
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    });

/** A `fetch` that leads to `engine`. */
const fetchTo = (engine: TtRestEngine, scheduler: SchedulerLike, latency: number): typeof fetch => {
  const { redirect } = engine.settings;
  const hosts = [BASE_URL, ...(redirect !== undefined && 'host' in redirect ? [redirect.host] : [])];
  const ask = exchange(engine, scheduler, latency, hosts);

  const follow = async (request: TtRequest, mode: RequestRedirect, signal: AbortSignal, left: number): Promise<TtAnswer> => {
    const answer = await ask(request, signal);
    const location = answer.headers['location'];
    if (answer.status !== 303 || location === undefined || mode === 'manual') return answer;
    if (mode === 'error' || left === 0) throw unreachable();
    return follow(redirected(request, location), mode, signal, left - 1);
  };

  return async (input, init) => {
    const request = new Request(input, init);
    // The signal of `init` itself: a Request's own copy is raised a turn later, or not at all once it is collected.
    const signal = init?.signal ?? request.signal;
    const body = await bodyOf(init?.body ?? undefined, request);
    const answer = await follow(
      { method: request.method, url: request.url, headers: Object.fromEntries(request.headers), body },
      request.redirect,
      signal,
      MOST_REDIRECTS,
    );
    return responseOf(answer);
  };
};

/** The text of a body. Plain text is taken as it is, since reading a Request waits for the real event loop, which virtual time does not turn. */
const bodyOf = (body: BodyInit | undefined, request: Request): string | Promise<string> => {
  if (typeof body === 'string' || body instanceof URLSearchParams) return String(body);
  return request.body === null ? '' : request.text();
};

/** A simulated server in memory. Nothing runs while nobody calls, so nothing needs to be stopped. */
export const simulatedTtRest = (options: InMemoryTtOptions = {}): InMemoryTtRest => {
  const { scheduler = asyncScheduler, latency = 1, ...choices } = options;
  const engine = ttRestEngine(choices, () => scheduler.now());
  return { ...handleOf(engine, BASE_URL), fetch: fetchTo(engine, scheduler, latency) };
};
