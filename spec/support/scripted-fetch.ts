// A fetch that answers by a script, on virtual time, and remembers what it was asked. The specs of tt-rest hand it to clients.

import { map, NEVER, of, throwError, type Observable, type SchedulerLike } from 'rxjs';
import { after } from '../../lib/base/clock.js';
import type { FetchAnswer, FetchLike } from '../../lib/base/fetch.js';

/** What the client sent. */
export interface Asked {
  /** When, in ms since 1970. */
  readonly at: number;
  readonly method: string;
  readonly href: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly isAborted: () => boolean;
}

/** An answer: a status and a body (JSON unless it is text), after so many milliseconds. */
export interface Scripted {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly after?: number;
}

/** Like a promise, but it settles in the very instant, so that virtual time need not wait for the engine's own turn. */
const settling = <T>(work$: Observable<T>): PromiseLike<T> => {
  const settled: PromiseLike<never> = { then: () => settled };
  const then = (onValue?: ((value: T) => unknown) | null, onError?: ((error: unknown) => unknown) | null): PromiseLike<never> => {
    work$.subscribe({ next: (value) => void onValue?.(value), error: (error: unknown) => void onError?.(error) });
    return settled;
  };
  return { then };
};

const answerOf = ({ status = 200, body = {}, headers = {} }: Scripted): FetchAnswer => {
  const named = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    status,
    headers: { get: (name) => named.get(name.toLowerCase()) ?? null },
    text: () => settling(of(typeof body === 'string' ? body : JSON.stringify(body))),
  };
};

const coming = (answer: Scripted | 'never' | Error, scheduler: SchedulerLike): Observable<FetchAnswer> => {
  if (answer === 'never') return NEVER;
  if (answer instanceof Error) return throwError(() => answer);
  return answer.after === undefined ? of(answerOf(answer)) : after(answer.after, scheduler).pipe(map(() => answerOf(answer)));
};

/** A fetch that asks `script` for each answer: one as above, `never`, or an error of the network. `asked` grows with every call. */
export const scriptedFetch = (
  scheduler: SchedulerLike,
  script: (asked: Asked) => Scripted | 'never' | Error,
): { readonly fetch: FetchLike; readonly asked: readonly Asked[] } => {
  const asked: Asked[] = [];
  const fetch: FetchLike = (href, { method, headers, body, signal }) => {
    const { pathname: path, searchParams: query } = new URL(href);
    const call: Asked = { at: scheduler.now(), method, href, path, query, headers, body, isAborted: () => signal.aborted };
    asked.push(call);
    return settling(coming(script(call), scheduler));
  };
  return { fetch, asked };
};
