// Deeds: what changes something at TT. Each leaves at most once, however often it is subscribed to or retried. services/ is a line each over these.

import { catchError, concatMap, defer, from, map, throwError, type Observable } from 'rxjs';
import { InvalidRequestError, RxttError } from '../base/errors.js';
import { decode } from '../codec/decode.js';
import { print, type Printable } from '../codec/json.js';
import { oneShot } from '../request/one-shot.js';
import type { Answer } from './answer.js';
import { addressOf, knowledgeOf, partsOf, queryOf, type Endpoint } from './endpoint.js';
import { PartialWriteError } from './errors.js';
import { tell } from './exchange.js';
import { jsonRecord, type JsonRecord } from './model/json-record.js';
import type { TtCore } from './session.js';

/** What may be posted where the fields are not documented: any JSON object. A bigint goes out as a bare number, digit for digit. */
export type JsonBody = Readonly<Record<string, Printable>>;

/** One object, or a list of them. */
export type Body = JsonBody | readonly JsonBody[];

/** One chunk of a list that TT has acknowledged. */
export interface ChunkResult {
  /** Counts from 0. */
  readonly chunk: number;
  readonly items: readonly JsonBody[];
  /** Items acknowledged so far, with these. */
  readonly applied: number;
  readonly total: number;
  /** What TT answered. */
  readonly answer: JsonRecord;
}

/** What a write emits: TT's answer, or a result a chunk where a list was given. */
export type Written<B> = B extends readonly unknown[] ? ChunkResult : JsonRecord;

/** What a deed is made of; the body is worked out when it is about to leave. */
interface GivenDeed {
  readonly path?: readonly unknown[];
  readonly body?: () => Printable;
}

const checkVerified = ({ options }: TtCore, endpoint: Endpoint): void => {
  if (knowledgeOf(endpoint) !== 'guess' || options.unverified) return;
  throw new InvalidRequestError('unverified', `must be true for ${endpoint.name}: its path is only a guess. Nothing was sent.`);
};

const printed = (body: Printable): string => {
  try {
    return print(body);
  } catch (error) {
    throw new InvalidRequestError('body', 'cannot be printed as JSON. Nothing was sent.', { cause: error });
  }
};

/** Sends on subscription, when it is this deed's turn. Not yet a one-shot. */
const send = (core: TtCore, endpoint: Endpoint, { path = [], body }: GivenDeed): Observable<Answer> =>
  defer(() => {
    checkVerified(core, endpoint);
    const verb = partsOf(endpoint).verb;
    const call = { name: endpoint.name, verb, url: addressOf(core.options, endpoint, path), query: queryOf(endpoint), ...(body && { body: printed(body()) }) };
    return verb === 'POST' ? core.postLane(tell(core, call)) : tell(core, call);
  });

/** A deed with one answer, which `read` takes apart. A one-shot: the first subscription sends, all others see the same. */
export const deed = <A>(core: TtCore, endpoint: Endpoint, given: GivenDeed, read: (answer: Answer) => A): Observable<A> =>
  oneShot(send(core, endpoint, given).pipe(map(read)));

/** The answer to a deed as it came. */
export const openly =
  (endpoint: Endpoint) =>
  (answer: Answer): JsonRecord =>
    decode(jsonRecord, answer, endpoint.name);

const chunked = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, chunk) => items.slice(chunk * size, (chunk + 1) * size));

/** What a failure leaves behind: a chunk that surely never left joins those behind it. */
const partial = (endpoint: Endpoint, items: readonly JsonBody[], done: number, size: number, error: unknown): unknown => {
  if (!(error instanceof RxttError)) return error;
  const after = error.delivered === 'no' ? done : done + size;
  return new PartialWriteError(endpoint.name, { applied: items.slice(0, done), unknown: items.slice(done, after), notSent: items.slice(after) }, error);
};

const writeList = (core: TtCore, endpoint: Endpoint, path: readonly unknown[], items: readonly JsonBody[]): Observable<ChunkResult> =>
  oneShot(
    defer(() => {
      checkVerified(core, endpoint);
      if (items.length === 0) throw new InvalidRequestError('body', 'must hold at least one item. Nothing was sent.');
      printed(items); // a list with a flaw stops here, not halfway
      addressOf(core.options, endpoint, path);
      const size = core.options.post.items;
      return from(chunked(items, size)).pipe(
        concatMap((chunk, place) =>
          send(core, endpoint, { path, body: () => chunk }).pipe(
            map((answer) => ({ chunk: place, items: chunk, applied: place * size + chunk.length, total: items.length, answer: openly(endpoint)(answer) })),
            catchError((error: unknown) => throwError(() => partial(endpoint, items, place * size, chunk.length, error))),
          ),
        ),
      );
    }),
  );

const isList = (body: Body): body is readonly JsonBody[] => Array.isArray(body);

/**
 * Posts one object, or a list in chunks with the pause TT demands. A one-shot. A list stops at the first failure with a `PartialWriteError`
 * that says what was applied, what may have been, and what never left.
 */
export const write = <B extends Body>(core: TtCore, endpoint: Endpoint, path: readonly unknown[], body: B): Observable<Written<B>> => {
  const written = isList(body) ? writeList(core, endpoint, path, body) : deed(core, endpoint, { path, body: () => body }, openly(endpoint));
  return written as Observable<Written<B>>; // what `Written` says of lists and objects is decided in the line above
};
