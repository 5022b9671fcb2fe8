// One HTTP exchange, text in and text out, by whatever fetch there is. tt-rest/deliver calls it.
// It knows neither JSON nor statuses and repeats nothing: a caller must know how often a request left.

import { catchError, from, map, Observable, switchMap, throwError } from 'rxjs';
import { ConnectionError, type Delivered } from '../base/errors.js';
import type { FetchAnswer, FetchLike } from '../base/fetch.js';

/** One request. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One answer, read to its end. A redirect is an answer like any other. */
export interface HttpAnswer {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly text: string;
}

/** Trouble before a connection stood: a proof that nothing left. */
const NEVER_LEFT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

const member = (value: unknown, name: string): unknown => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined);

const failed = (error: unknown, otherwise: Delivered): ConnectionError => {
  const code = [member(error, 'code'), member(member(error, 'cause'), 'code')].find((found): found is string => typeof found === 'string');
  const said = member(error, 'message');
  const words = [typeof said === 'string' ? said : '', code === undefined ? '' : `(${code})`].filter((word) => word !== '').join(' ');
  // not as `cause`: the error of somebody's own fetch may hold the request, and with it a secret
  return new ConnectionError(`The request failed${words === '' ? '' : `: ${words}`}.`, {
    delivered: code !== undefined && NEVER_LEFT.includes(code) ? 'no' : otherwise,
  });
};

const answerOf = (answer: FetchAnswer, text: string): HttpAnswer => ({
  status: answer.status,
  header: (name) => answer.headers.get(name) ?? undefined,
  text,
});

/**
 * Sends on subscription and emits the answer; unsubscribing aborts. A failure of the network is a `ConnectionError`, `delivered: 'unknown'`
 * unless it is certain that nothing left.
 */
export const httpExchange = (fetch: FetchLike, { method, url, headers, body }: HttpRequest): Observable<HttpAnswer> =>
  new Observable<HttpAnswer>((subscriber) => {
    const abort = new AbortController();
    const asked = (): PromiseLike<FetchAnswer> => {
      try {
        return fetch(url, { method, headers, ...(body !== undefined && { body }), redirect: 'manual', signal: abort.signal });
      } catch (error) {
        throw failed(error, 'no');
      }
    };
    subscriber.add(() => {
      abort.abort();
    });
    // `from`, not async and await: what answers at once in a simulation stays in the same instant
    from(asked())
      .pipe(
        switchMap((answer) => from(answer.text()).pipe(map((text) => answerOf(answer, text)))),
        catchError((error: unknown) => throwError(() => failed(error, 'unknown'))),
      )
      .subscribe(subscriber);
  });
