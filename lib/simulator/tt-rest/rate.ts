// The plan's limits: so many calls in a second, so many on a day (UTC). The engine asks before every call; keyusage tells.

import { gateway } from './refusal.js';
import type { Settings } from './options.js';

const SECOND = 1000;
const DAY = 86_400_000;

/** What the key has used of its plan. */
export interface Rate {
  /** Counts a call, or refuses it with 429; a refused one does not count. */
  readonly count: () => void;
  /** Calls counted today. */
  readonly today: () => number;
}

/** Whether one more call fits; it is counted if so. */
type Gate = (now: number) => boolean;

/** No 1000 ms hold more than `perSecond` calls. */
const sliding = (perSecond: number): Gate => {
  const recent: number[] = [];
  return (now) => {
    while (recent[0] !== undefined && recent[0] <= now - SECOND) recent.shift();
    if (recent.length >= perSecond) return false;
    recent.push(now);
    return true;
  };
};

/** A bucket of `perSecond` calls that fills up again at that rate, as common gateways have it. */
const bucket = (perSecond: number): Gate => {
  let left = perSecond;
  let since = 0;
  return (now) => {
    left = Math.min(perSecond, left + ((now - since) * perSecond) / SECOND);
    since = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
};

/** A plan nothing was used of yet. */
export const rate = ({ limits, rateRule, retryAfter }: Settings, now: () => number): Rate => {
  const gate = limits === undefined ? () => true : (rateRule === 'sliding' ? sliding : bucket)(limits.perSecond);
  let day = 0;
  let count = 0;
  const turnPage = (): void => {
    const today = Math.floor(now() / DAY);
    if (today !== day) [day, count] = [today, 0];
  };
  const refuse = (message: string, wait: number): never => {
    throw gateway(429, message, retryAfter ? { 'retry-after': String(Math.ceil(wait / SECOND)) } : {});
  };
  return {
    count: () => {
      turnPage();
      if (count >= (limits?.perDay ?? Infinity)) refuse('Limit Exceeded', (day + 1) * DAY - now());
      if (!gate(now())) refuse('Too Many Requests', SECOND);
      count += 1;
    },
    today: () => {
      turnPage();
      return count;
    },
  };
};
