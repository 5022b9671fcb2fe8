// The errors of the library: one small tree under RxttError. Every layer throws them, users branch on `_tag` or `instanceof`.
// An error says what happened, what it means for the order or the walk, and what to do; it never carries a secret.

/** Whether the request reached the server: `no` is a proof, `yes` means it answered, `unknown` means nobody can tell. */
export type Delivered = 'no' | 'yes' | 'unknown';

/** What every error of the library may be told when it is made. */
export interface ErrorDetails {
  readonly delivered?: Delivered;
  readonly retryable?: boolean;
  readonly cause?: unknown;
}

const DOCS = 'docs/errors/';

/**
 * The root of all errors of the library. `_tag` names the kind, `retryable` says whether the same call may succeed later,
 * `delivered` whether the request reached the server, `docs` points at the page that explains what to do.
 */
export abstract class RxttError extends Error {
  abstract readonly _tag: string;
  readonly retryable: boolean;
  readonly delivered: Delivered;

  constructor(message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.retryable = details.retryable ?? false;
    this.delivered = details.delivered ?? 'no';
  }

  /** The kind, as `_tag`: a class's own name would not survive a bundler that shortens names. */
  override get name(): string {
    return this._tag;
  }

  /** The page of the documentation that explains this error. */
  get docs(): string {
    return `${DOCS}${this.name.toLowerCase()}.md`;
  }
}

/**
 * The connection could not be made, or was lost. `code` is the WebSocket close code where there was one; `wasReset` says that our side tore it down
 * at once (RST), so that our own kernel delivers nothing of it any more.
 */
export class ConnectionError extends RxttError {
  readonly _tag = 'ConnectionError';
  readonly code: number | undefined;
  readonly wasReset: boolean;

  constructor(message: string, details: ErrorDetails & { readonly code?: number; readonly wasReset?: boolean } = {}) {
    super(message, { retryable: true, ...details });
    this.code = details.code;
    this.wasReset = details.wasReset ?? false;
  }
}

/** The server refused the login. `text` is what it said. Not retryable, unless the text tells of a passing trouble. */
export class LoginError extends RxttError {
  readonly _tag = 'LoginError';
  readonly text: string;

  constructor(message: string, text: string, details: ErrorDetails = {}) {
    super(message, { delivered: 'yes', ...details });
    this.text = text;
  }
}

/** The second factor was not given in time, was refused, or nobody was there to give it. */
export class TwoFactorError extends RxttError {
  readonly _tag = 'TwoFactorError';
}

/** The server said no to a request. `text` is its text, `request` and `id` name the request. */
export class RequestError extends RxttError {
  readonly _tag = 'RequestError';
  readonly request: string;
  readonly id: string;
  readonly text: string;

  constructor(request: string, id: string, text: string, details: ErrorDetails = {}) {
    super(`The server refused ${request} (request ${id}): ${text}`, { delivered: 'yes', ...details });
    this.request = request;
    this.id = id;
    this.text = text;
  }
}

/** No answer within the deadline. For a read: ask again. For a command: its outcome is unknown, never a failure. */
export class TimeoutError extends RxttError {
  readonly _tag = 'TimeoutError';

  constructor(message: string, details: ErrorDetails = {}) {
    super(message, { retryable: true, delivered: 'unknown', ...details });
  }
}

/** A frame or a record that could not be read: `path` where, `expected` what, `got` what stood there (shortened, masked). */
export class DecodeError extends RxttError {
  readonly _tag = 'DecodeError';
  readonly path: string;
  readonly expected: string;
  readonly got: string;

  constructor(path: string, expected: string, got: string, details: ErrorDetails = {}) {
    super(`Could not read ${path === '' ? 'the frame' : path}: expected ${expected}, got ${got}.`, { delivered: 'yes', ...details });
    this.path = path;
    this.expected = expected;
    this.got = got;
  }
}

/** The request was held back by the client's own throttle longer than allowed. Nothing was sent. */
export class ThrottledError extends RxttError {
  readonly _tag = 'ThrottledError';

  constructor(message: string, details: ErrorDetails = {}) {
    super(message, { retryable: true, ...details });
  }
}

/** The request or the options are wrong by themselves; nothing was sent. `field` names what to mend. */
export class InvalidRequestError extends RxttError {
  readonly _tag = 'InvalidRequestError';
  readonly field: string;

  constructor(field: string, problem: string, details: ErrorDetails = {}) {
    super(`${field} ${problem}`, details);
    this.field = field;
  }
}

/** The client was closed, by its user or for good. Nothing was sent. */
export class ClosedError extends RxttError {
  readonly _tag = 'ClosedError';
}

/** No token could be had, or a fresh one was refused. `text` is what the server said. Retryable where it only was in trouble. Never holds the secret. */
export class TokenError extends RxttError {
  readonly _tag = 'TokenError';
  readonly text: string;

  constructor(message: string, text: string, details: ErrorDetails = {}) {
    super(message, details);
    this.text = text;
  }
}

/** The plan's requests a second or a day are spent, by our own count (`delivered: 'no'`) or the server's. `retryAt` is when to come back, ms since 1970. */
export class RateLimitError extends RxttError {
  readonly _tag = 'RateLimitError';
  readonly retryAt: number;

  constructor(message: string, retryAt: number, details: ErrorDetails = {}) {
    super(message, { retryable: true, ...details });
    this.retryAt = retryAt;
  }
}
