// Whether a GET is asked again, and when: one pure function. exchange asks it. Whatever changes something is never asked about here.

import { ConnectionError, RateLimitError, TokenError } from '../base/errors.js';
import type { Random } from '../base/ids.js';
import { backoff, type ReconnectPolicy } from '../session/backoff.js';
import { TtRequestError } from './errors.js';

/** How far a GET has come. */
export interface Attempt {
  /** How often it was repeated for trouble that may pass. */
  readonly repeats: number;
  /** It had a token refused, and got another. */
  readonly renewed: boolean;
  /** It asks for a compressed answer, since TT called the plain one too large. */
  readonly zipped: boolean;
}

/** The first attempt. */
export const FIRST: Attempt = { repeats: 0, renewed: false, zipped: false };

/** What retrying goes by. */
export interface RetryPolicy {
  readonly retries: number;
  readonly random: Random;
  /** The present, ms since 1970. */
  readonly now: number;
  /** Statuses the caller answers himself, by asking for less. */
  readonly except?: readonly number[];
}

/** Wait so many milliseconds, then try like this. */
export interface Again {
  readonly wait: number;
  readonly attempt: Attempt;
}

/** Full jitter, as for connections: half a second first, at most 30. */
const PAUSES: ReconnectPolicy = { first: 500, cap: 30_000, factor: 2, stableAfter: 0, loginPause: 0 };

const mayPass = (error: unknown, except: readonly number[]): boolean => {
  if (error instanceof TtRequestError) return error.retryable && !except.includes(error.status);
  return error instanceof ConnectionError || error instanceof RateLimitError || (error instanceof TokenError && error.retryable);
};

/** What to do after this failure; nothing where it is final. */
export const again = (error: unknown, attempt: Attempt, { retries, random, now, except = [] }: RetryPolicy): Again | undefined => {
  if (error instanceof TtRequestError) {
    if (error.status === 401 && !attempt.renewed) return { wait: 0, attempt: { ...attempt, renewed: true } };
    if (error.status === 413 && !attempt.zipped) return { wait: 0, attempt: { ...attempt, zipped: true } };
  }
  if (attempt.repeats >= retries || !mayPass(error, except)) return undefined;
  const pause = backoff(PAUSES, 'retry', attempt.repeats + 1, random);
  const held = error instanceof RateLimitError ? error.retryAt - now : 0;
  return { wait: Math.max(0, held) + pause, attempt: { ...attempt, repeats: attempt.repeats + 1 } };
};
