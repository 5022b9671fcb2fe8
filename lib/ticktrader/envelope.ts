// The envelope every message travels in: {Id, Request, ...} out, {Id, Response, Result, Error} in. Every request of the domain passes here.
// Keys come in any order, an Id may be missing, and an error has three forms; nothing is dispatched by what stands first.

import { throwError, timeout, type Observable } from 'rxjs';
import { DecodeError, RequestError, TimeoutError } from '../base/errors.js';
import type { Probe } from '../base/probe.js';
import { print, read, type Json, type Printable } from '../codec/json.js';
import { Literal } from '../codec/literal.js';
import { answered } from '../request/answered.js';
import type { Connection as AnyConnection } from '../session/connection.js';
import type { Inbound, Outbound, Protocol } from '../session/protocol.js';
import { isTransient } from './errors.js';

/** A message of the server. */
export interface Message extends Inbound {
  readonly kind: 'message';
  readonly response: string;
  readonly result: Json | undefined;
  readonly error: string | undefined;
}

/** A frame that could not be read. It may have been anything, an execution report too. */
export interface Unreadable extends Inbound {
  readonly kind: 'unreadable';
  readonly error: DecodeError;
}

/** Whatever comes in. */
export type Frame = Message | Unreadable;

/** The members of a request beside Id and Request: mostly `Params`. */
export type Body = Readonly<Record<string, Printable>>;

/** A request of this domain. */
export type Request = Outbound<Body>;

/** A connection to a TickTrader server. */
export type Connection = AnyConnection<Frame, Body>;

const REPORT = 'ExecutionReport';
/** The server challenges under an id it made up, and answers under ours or none. */
const CHALLENGE = 'TwoFactor';
/** The least that can be said of a frame nobody could parse: whose answer it may be. Records have ids too, but none of the shape that `idSequence` gives ours. */
const OUR_ID = /"Id"\s*:\s*"([0-9a-f]{8}-\d{1,15})"/i;
/** Characters at either end of such a frame that are searched: servers print the Id first or last. */
const SEARCHED = 1_000;

/** An answer to a command: one that says a thing twice is not believed, since nobody could say which of the two is the order. */
const COMMAND_ANSWER = /"Response"\s*:\s*"Trade(?:Create(?:Oco)?|Modify|Delete)"/;

const isObject = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Literal);

const unreadable = (error: DecodeError, text: string): Unreadable => {
  const found = (OUR_ID.exec(text.slice(0, SEARCHED)) ?? OUR_ID.exec(text.slice(-SEARCHED)))?.[1];
  return { kind: 'unreadable', ...(found === undefined ? {} : { id: found }), error, shared: true, answers: true };
};

const idOf = (id: Json | undefined): { readonly id?: string } =>
  typeof id === 'string' && id !== '' ? { id } : typeof id === 'number' || id instanceof Literal ? { id: String(id) } : {};

const asMessage = (value: Json): Message => {
  if (!isObject(value)) throw new DecodeError('', 'an object', Array.isArray(value) ? 'a list' : typeof value);
  const { Id, Response, Result, Error: error } = value;
  if (typeof Response !== 'string') throw new DecodeError('Response', 'text', typeof Response);
  const isReport = Response === REPORT;
  const isRefusal = error !== undefined && error !== null;
  return {
    kind: 'message',
    ...idOf(Id),
    response: Response,
    result: Result,
    error: !isRefusal ? undefined : typeof error === 'string' ? error : print(error),
    shared: isReport,
    answers: !isReport,
    ...(isRefusal && { refused: true }),
    ...(Response === CHALLENGE && { unasked: true }),
  };
};

/** Whether `text` is longer than `limit` bytes in UTF-8; counts only where the number of characters does not decide. */
const exceeds = (text: string, limit: number): boolean => text.length > limit || (3 * text.length > limit && new TextEncoder().encode(text).length > limit);

/** How frames are read. */
export interface EnvelopeOptions {
  /** Bytes; a larger frame is refused before parsing. */
  readonly maxFrame: number;
  /** Whether every number keeps its text (see `Numeric`). */
  readonly keepText: boolean;
  readonly probe: Probe;
}

/** The protocol of a TickTrader session. */
export const protocol = ({ maxFrame, keepText, probe }: EnvelopeOptions): Protocol<Frame, Body> => ({
  read: (text) => {
    try {
      if (exceeds(text, maxFrame)) throw new DecodeError('', `at most ${String(maxFrame)} bytes`, `${String(text.length)} characters`);
      return asMessage(read(text, { literals: keepText ? 'all' : 'inexact', unique: COMMAND_ANSWER.test(text) }));
    } catch (cause) {
      probe.count('decodeError');
      const error =
        cause instanceof DecodeError
          ? cause
          : new DecodeError('', 'JSON', `${String(text.length)} characters that are ${cause instanceof Error ? cause.message : 'none'}`);
      return unreadable(error, text);
    }
  },
  print: (id, { name, body }) => print({ Id: id, Request: name, ...body }),
});

/** The result that answers `request`, or the server's no. `names` are the responses it may come under; without, the request's own name. */
export const resultOf = (request: string, frame: Frame, names: readonly string[] = [request]): Json | undefined => {
  if (frame.kind === 'unreadable') throw frame.error;
  const { id = '', response, error, result } = frame;
  if (error !== undefined) throw new RequestError(request, id, error, { retryable: isTransient(error) });
  if (!names.includes(response)) throw new DecodeError('Response', names.join(' or '), response.slice(0, 40));
  return result;
};

/** Asks once over this connection, without waiting for a session to be ready: what login and restoring do. */
export const ask = (connection: Connection, request: Request, milliseconds: number): Observable<Frame> =>
  connection.exchange(request).pipe(
    answered((frame) => frame),
    timeout({
      first: milliseconds,
      scheduler: connection.scheduler,
      with: () => throwError(() => new TimeoutError(`The server did not answer ${request.name} within ${String(milliseconds)} ms.`)),
    }),
  );
