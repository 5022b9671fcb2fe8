// Which bucket of the server each request draws from, and the limits an account states for them. open-session builds its throttles here.

import type { SchedulerLike } from 'rxjs';
import type { Probe } from '../base/probe.js';
import { throttle, unlimited, type Throttle, type ThrottlePolicy } from '../request/throttle.js';
import type { Account, ThrottlingMethod } from './model/index.js';

/** The server's bucket by request name. Account, trades and all commands share one. */
const BUCKETS: Readonly<Record<string, ThrottlingMethod>> = {
  Login: 'Login',
  TwoFactor: 'TwoFactor',
  SessionInfo: 'SessionInfo',
  TradeSessionInfo: 'TradeSessionInfo',
  Account: 'Trade',
  Assets: 'Trade',
  Positions: 'Trade',
  Trades: 'Trade',
  TradeCreate: 'Trade',
  TradeCreateOco: 'Trade',
  TradeModify: 'Trade',
  TradeDelete: 'Trade',
  TradeHistory: 'TradeHistory',
  DailySnapshots: 'DailyAccountSnapshots',
  Split: 'StockEvents',
  Dividend: 'StockEvents',
  MergerAndAcquisition: 'StockEvents',
};

/** The throttles of a session: one a bucket, or one for all. */
export interface Throttles {
  readonly of: (request: string) => Throttle;
  /** Takes over what an account states for this door; does nothing unless the client follows the server. */
  readonly follow: (account: Pick<Account<unknown>, 'Throttling'>) => void;
}

const MAX_WAIT = 10_000;

/**
 * The server counts what comes in any one second, so a burst and what may follow it within that second must together stay below its limit:
 * half of it each. A command refused for being too fast would have an unknown outcome.
 */
const below = (rate: number): ThrottlePolicy => {
  const burst = Math.max(1, Math.ceil(rate / 2));
  return { perSecond: Math.max(rate - burst, Math.min(rate, 1)), burst, maxWait: MAX_WAIT };
};

/** The limit in force for `bucket`: its own where it has one, else that of the whole door, WebSockets before All. */
const limitOf = (account: Pick<Account<unknown>, 'Throttling'>, bucket: string): ThrottlePolicy => {
  const doors = account.Throttling ?? [];
  const door = doors.find(({ Protocol }) => Protocol === 'WebSockets') ?? doors.find(({ Protocol }) => Protocol === 'All');
  const own = door?.ThrottlingMethods?.find(({ Method }) => Method === bucket)?.RequestsPerSecond;
  const rate = own ?? door?.RequestsPerSecond;
  return rate === undefined || rate <= 0 ? unlimited : below(rate);
};

/** Throttles by option: the server's own limits, none, or the user's for everything together. */
export const throttles = (option: 'server' | ThrottlePolicy | false, scheduler: SchedulerLike, probe: Probe): Throttles => {
  const common = throttle(scheduler, probe, option === false || option === 'server' ? unlimited : option);
  const buckets = new Map<string, Throttle>();
  const bucketOf = (name: string): Throttle => {
    const bucket = buckets.get(name) ?? throttle(scheduler, probe);
    buckets.set(name, bucket);
    return bucket;
  };
  let known = false;

  return {
    of: (request) => (option === 'server' ? bucketOf(BUCKETS[request] ?? request) : common),
    follow: (account) => {
      if (option !== 'server') return;
      for (const name of new Set(Object.values(BUCKETS))) bucketOf(name).limit(limitOf(account, name));
      if (known) return;
      known = true;
      // the two reads of the first login left before any limit was known, and the server has counted them
      for (const read of ['Account', 'Trades']) bucketOf(BUCKETS[read] ?? read).take();
    },
  };
};
