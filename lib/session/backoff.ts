// How long to wait before the next try: full jitter, so that a thousand clients cut off together do not come back together.

import type { Random } from '../base/ids.js';
import type { Triage } from './triage.js';

/** How a session comes back. All times in ms. */
export interface ReconnectPolicy {
  /** The first try comes within this time. Default 250. */
  readonly first: number;
  /** No wait is longer, save the login pause. Default 30_000. */
  readonly cap: number;
  /** The window of the jitter grows by this factor a try. Default 2. */
  readonly factor: number;
  /** A session that was ready for so long starts counting anew. Default 10_000. */
  readonly stableAfter: number;
  /** The least pause after a login the server refused for a passing trouble; it grows by `factor` a try. Default 5_000. */
  readonly loginPause: number;
}

/** The default policy. */
export const reconnectPolicy: ReconnectPolicy = { first: 250, cap: 30_000, factor: 2, stableAfter: 10_000, loginPause: 5_000 };

/** How much of the login pause is added at most, by chance. */
const SPREAD = 0.5;

/** Whole milliseconds to wait before retry number `attempt` (from 1). Slow tries never come before the login pause, and spread over half of it again. */
export const backoff = (policy: ReconnectPolicy, triage: Exclude<Triage, 'fatal'>, attempt: number, random: Random): number => {
  const growth = Math.min(policy.factor ** (attempt - 1), Number.MAX_SAFE_INTEGER); // never infinite: a policy may say 0
  const window = Math.min(policy.cap, policy.first * growth);
  if (triage === 'retry') return Math.floor(random() * window);
  const pause = Math.max(policy.loginPause, Math.min(policy.cap / (1 + SPREAD), policy.loginPause * growth));
  return Math.ceil(pause * (1 + random() * SPREAD));
};
