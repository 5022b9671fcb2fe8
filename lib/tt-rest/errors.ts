// The errors only TT knows: what the server said with its HTTP status, and a write that went through in part. answer, exchange and write make them.

import { DecodeError, RequestError, RxttError, type ErrorDetails } from '../base/errors.js';

/** What an answer bears beside its words. `id` is the requestId, which TT's support asks for. */
export interface AnswerDetails extends ErrorDetails {
  readonly status: number;
}

/** TT said no: `status` is the HTTP status (200 where the envelope said no), `text` its words, `id` the requestId. */
export class TtRequestError extends RequestError {
  readonly status: number;

  constructor(request: string, id: string, text: string, { status, ...details }: AnswerDetails) {
    super(request, id, text, details);
    this.message = `TT refused ${request} with HTTP ${String(status)} (request ${id}): ${text}`;
    this.status = status;
  }
}

/** TT's answer was no JSON: `body` is its beginning, `status` the HTTP status, `id` the requestId. */
export class TtDecodeError extends DecodeError {
  readonly status: number;
  readonly id: string;
  readonly body: string;

  constructor(request: string, id: string, got: string, body: string, { status, ...details }: AnswerDetails) {
    super(`the answer to ${request} (HTTP ${String(status)}, request ${id})`, 'a JSON object', got, details);
    this.status = status;
    this.id = id;
    this.body = body;
  }
}

/** How far a list got before its first failure, which is the `cause`. A chunk that TT refused counts as `unknown`: it does not say how far it came. */
export class PartialWriteError extends RxttError {
  readonly _tag = 'PartialWriteError';
  readonly applied: readonly unknown[];
  readonly unknown: readonly unknown[];
  readonly notSent: readonly unknown[];

  constructor(request: string, { applied, unknown, notSent }: Pick<PartialWriteError, 'applied' | 'unknown' | 'notSent'>, cause: RxttError) {
    const counts = `${String(applied.length)} applied, ${String(unknown.length)} unknown, ${String(notSent.length)} not sent`;
    super(`${request} stopped (${counts}): ${cause.message}`, { delivered: unknown.length > 0 ? 'unknown' : applied.length > 0 ? 'yes' : 'no', cause });
    this.applied = applied;
    this.unknown = unknown;
    this.notSent = notSent;
  }
}
