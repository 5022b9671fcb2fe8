// Troubles a test asks for: calls answered with an error, with nonsense, or not at all. The engine asks before it works.

import type { Refusal } from './refusal.js';
import { failed, gateway } from './refusal.js';
import { jsonAnswer, type Reaction } from './http.js';

/**
 * A trouble. A number is an HTTP status, with TT's or its gateway's words. `html` is a page for people under status 200, `invalid json` an answer cut in the middle,
 * `fail` HTTP 200 with the status Fail, `silence` no answer ever, `broken` a connection that ends without one.
 */
export type TtTrouble =
  | 401
  | 403
  | 408
  | 413
  | 429
  | 500
  | 502
  | 503
  | 504
  | 'html'
  | 'invalid json'
  | 'fail'
  | 'silence'
  | 'broken'
  | { readonly location: string }
  | { readonly status: number; readonly body: string; readonly headers?: Readonly<Record<string, string>> };

/** Which calls a trouble is for. */
export interface TtFaultScope {
  /** TT's name of the operation, such as `getFills`. Default any. */
  readonly operation?: string;
  /** How many calls it befalls. Default 1. */
  readonly times?: number;
  /** Seconds a 429 asks to wait. Default: no such header. */
  readonly retryAfter?: number;
  /** Whether the call is done nevertheless, and only its answer is lost. Default false. */
  readonly executes?: boolean;
}

/** A trouble under way. */
export interface ArmedFault {
  readonly trouble: TtTrouble;
  readonly retryAfter: number | undefined;
  readonly executes: boolean;
}

/** The armed troubles. */
export interface TtFaults {
  /** The next call that fits, or so many of them, meets `trouble`. Returns what disarms it. */
  readonly next: (trouble: TtTrouble, scope?: TtFaultScope) => () => void;
}

/** The troubles from within. */
export interface FaultBook extends TtFaults {
  /** What befalls a call of `operation` now, if anything; it counts as used. */
  readonly take: (operation: string) => ArmedFault | undefined;
}

/** No troubles yet. The one armed first comes first. */
export const faults = (): FaultBook => {
  const armed = new Set<ArmedFault & { readonly operation: string | undefined; left: number }>();
  return {
    next: (trouble, { operation, times = 1, retryAfter, executes = false } = {}) => {
      const fault = { trouble, operation, left: times, retryAfter, executes };
      armed.add(fault);
      return () => void armed.delete(fault);
    },
    take: (operation) => {
      for (const fault of armed) {
        if (fault.operation !== undefined && fault.operation !== operation) continue;
        fault.left -= 1;
        if (fault.left <= 0) armed.delete(fault);
        return fault;
      }
      return undefined;
    },
  };
};

/** The words of the gateway, or of the service behind it. Those of 408, 413 and 5xx are AWS's usual ones, not captured from TT. */
const WORDS: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  408: 'Request Timeout',
  413: 'Request Too Long',
  429: 'Too Many Requests',
  500: 'Internal server error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Endpoint request timed out',
};

const PAGE = '<!DOCTYPE html>\n<html><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1></body></html>';

/** How a trouble is answered: a refusal to be printed, or the bytes themselves. */
export const reactionTo = ({ trouble, retryAfter }: ArmedFault): Reaction | Refusal => {
  if (trouble === 'silence' || trouble === 'broken') return trouble;
  if (trouble === 'html') return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: PAGE };
  if (trouble === 'invalid json') return jsonAnswer(200, '{"status":"Ok","name":"Euro "Bund" Future",}');
  if (trouble === 'fail') return failed('Simulated failure');
  if (typeof trouble === 'number') return gateway(trouble, WORDS[trouble] ?? '', retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) });
  if ('location' in trouble) return { status: 303, headers: { location: trouble.location }, body: '' };
  return jsonAnswer(trouble.status, trouble.body, trouble.headers);
};
