// rxtt/jetstream: a stream into NATS JetStream, for services on many machines: each record is acknowledged by the broker before the next one leaves. Over a client
// of @nats-io/jetstream, of which nothing is imported.

import { asyncScheduler, catchError, concat, defer, EMPTY, finalize, map, mergeMap, retry, tap, throwError, timer, type Observable } from 'rxjs';
import type { OperatorFunction, SchedulerLike } from 'rxjs';
import { InvalidRequestError } from '../base/errors.js';
import { asSinkError, SinkError } from './parts/errors.js';
import { jsonText } from './parts/json-text.js';

export { SinkError } from './parts/errors.js';

/** What the broker says of a record that it holds: the `PubAck` of @nats-io/jetstream. */
export interface PublishAck {
  readonly stream: string;
  /** Its place in the stream. */
  readonly seq: number;
  /** Whether it was there already, under the same id. */
  readonly duplicate: boolean;
}

/** What is needed of a client: `jetstream(connection)` of @nats-io/jetstream 3 is one. */
export interface JetStreamLike {
  publish(subject: string, payload: string, options: { readonly msgID?: string; readonly timeout?: number }): Promise<PublishAck>;
}

/** How records are published. */
export interface JetStreamOptions<T> {
  /** Where to: a subject that a stream of the broker listens on. */
  readonly subject: string | ((record: T) => string);
  /**
   * What tells a record from all others, as `key` does on `executions$`. The broker keeps out what comes again under one id within the `duplicate_window` of its
   * stream. A record without an id is never published again when nobody knows whether it was stored.
   */
  readonly id?: (record: T) => string | undefined;
  /** What is published of it, as JSON. Default all of it. */
  readonly body?: (record: T) => unknown;
  /** Records on their way at once. Default 1: they are stored in their order, whatever has to be published again. More are faster, and keep it while nothing fails. */
  readonly inFlight?: number;
  /** Records that may wait for their turn; one more is an error. Default 65_536. */
  readonly capacity?: number;
  /** How long the broker may take to acknowledge one, ms. Default 5_000. */
  readonly timeout?: number;
  /** How often one is published at most, with growing pauses in between. Default 20, which lasts over a minute. */
  readonly attempts?: number;
  /** What the pauses run on. Default rxjs's own. */
  readonly scheduler?: SchedulerLike;
}

/** A record that the broker holds. */
export interface Stored<T> extends PublishAck {
  readonly record: T;
}

/** Pauses between two attempts, ms: each twice the one before. */
const [FIRST, LONGEST] = [100, 5_000];
const pauseBefore = (attempt: number): number => Math.min(LONGEST, FIRST * 2 ** (attempt - 1));

/** Errors of the client, by name, after which the record is surely not stored: nobody was there to do it. */
const NOBODY: ReadonlySet<string> = new Set(['JetStreamNotEnabled', 'NoRespondersError']);
/** And those after which it may be. */
const IN_DOUBT: ReadonlySet<string> = new Set(['TimeoutError', 'RequestError']);

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

const failed = (subject: string, cause: unknown): SinkError => {
  const name = nameOf(cause);
  if (NOBODY.has(name)) return new SinkError(subject, 'no stream of the broker listens there. The record is not stored.', { cause });
  if (IN_DOUBT.has(name)) return new SinkError(subject, 'the broker did not answer. The record may be stored or not.', { cause });
  return asSinkError(subject, cause);
};

const atLeastOne = (option: string, value: number): void => {
  if (!(value >= 1)) throw new InvalidRequestError(option, `must be a number from 1, got ${String(value)}.`);
};

/**
 * Publishes every record and emits it once the broker holds it, with its place in the stream: what is done then (keep a cursor, say) is done after it is safe. While the
 * broker is away records wait, and the one on its way is published again, under its id; the broker keeps out what it had stored. Completes, or errors as the source did, once
 * all that came before is stored. Errors with a `SinkError` where the broker refuses a record or stays away for too long, or where more than `capacity` wait. Unsubscribing
 * publishes nothing more.
 */
export const toJetStream = <T>(client: JetStreamLike, options: JetStreamOptions<T>): OperatorFunction<T, Stored<T>> => {
  const {
    subject,
    id,
    body = (record: T): unknown => record,
    inFlight = 1,
    capacity = 65_536,
    timeout = 5_000,
    attempts = 20,
    scheduler = asyncScheduler,
  } = options;
  for (const [option, value] of Object.entries({ inFlight, capacity, timeout, attempts })) atLeastOne(option, value);

  const publish = (record: T): Observable<Stored<T>> => {
    const to = typeof subject === 'string' ? subject : subject(record);
    const msgID = id?.(record);
    const payload = jsonText(body(record));
    const mayRepeat = (error: unknown): boolean => NOBODY.has(nameOf(error)) || (msgID !== undefined && IN_DOUBT.has(nameOf(error)));
    return defer(() => client.publish(to, payload, { timeout, ...(msgID !== undefined && { msgID }) })).pipe(
      retry({
        count: attempts - 1,
        delay: (error: unknown, attempt) => (mayRepeat(error) ? timer(pauseBefore(attempt), scheduler) : throwError(() => error)),
      }),
      map(({ stream, seq, duplicate }) => ({ record, stream, seq, duplicate })),
      catchError((error: unknown) => throwError(() => failed(to, error))),
    );
  };

  return (source) =>
    defer(() => {
      let waiting = 0;
      let failure: { readonly error: unknown } | undefined;
      const stored$ = source.pipe(
        catchError((error: unknown) => {
          failure = { error }; // after what came before it
          return EMPTY;
        }),
        tap(() => {
          if (++waiting > capacity + inFlight)
            throw new SinkError('JetStream', `more than ${String(capacity)} records wait. Allow more (capacity), or publish page by page.`);
        }),
        mergeMap((record) => publish(record).pipe(finalize(() => waiting--)), inFlight),
      );
      return concat(
        stored$,
        defer(() => (failure === undefined ? EMPTY : throwError(() => failure?.error))),
      );
    });
};
