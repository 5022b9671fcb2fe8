// The plan's limits, kept on our side: so many HTTP calls a second, so many a day. deliver and exchange take a turn before each call.

import { defer, map, of, switchMap, type Observable, type SchedulerLike } from 'rxjs';
import { afterAwake, countdown } from '../base/clock.js';
import { RateLimitError } from '../base/errors.js';
import type { Probe } from '../base/probe.js';
import { throttle, type ThrottlePolicy } from '../request/throttle.js';
import type { RatePlan } from './options.js';

/** The budget of one app key, as far as this client spends it. */
export interface Rate {
  /** Emits once a call may leave, and counts it. Errors with a `RateLimitError` at once where the day's calls are spent. */
  readonly turn: () => Observable<void>;
  /** The server said 429: nothing leaves before `until` (ms since 1970), and half as much after. */
  readonly slow: (until: number) => void;
  /** The server answered: what was slowed comes back, step by step. */
  readonly recover: () => void;
  /** Plans anew from here. The first call of all takes its time on the way; those behind it would catch up, and arrive closer together than they left. */
  readonly restart: () => void;
}

const DAY = 86_400_000;

/** The beginning of the next day, UTC, in ms since 1970: when TT begins to count anew is not documented. */
export const tomorrow = (now: number): number => (Math.floor(now / DAY) + 1) * DAY;

/** Milliseconds by which a second of the plan is stretched, so that no second holds more calls than the plan, neither here nor, for some jitter on the way, at TT. */
const STRETCH = 15;
/** Milliseconds of a late timer that are made good. What is left of the stretch is for the jitter. */
const CATCH_UP = 5;
const STEP = 1 / 16;
const LEAST = 1 / 8;

/** `share` of the plan, evenly spread: 98.5 % of it, with no burst. */
const pace = ({ perSecond }: RatePlan, share: number): ThrottlePolicy => {
  const rate = (share * perSecond * 1000) / (1000 + STRETCH);
  return { perSecond: rate, burst: 1 + (rate * CATCH_UP) / 1000, maxWait: Infinity };
};

/** A fresh budget. */
export const rate = (plan: RatePlan, scheduler: SchedulerLike, probe: Probe): Rate => {
  const bucket = throttle(scheduler, probe, pace(plan, 1));
  let share = 1;
  /** What is left of the time in which nothing leaves, and of the day: a clock that is set back must not make either longer. */
  let held = countdown(0, scheduler);
  let day = countdown(0, scheduler);
  let dayEnds = 0;
  let left = 0;

  const check = (): void => {
    if (day() <= 0) {
      const now = scheduler.now();
      [dayEnds, left] = [tomorrow(now), plan.perDay];
      day = countdown(dayEnds - now, scheduler);
    }
    if (left > 0) return;
    throw new RateLimitError(
      `The ${String(plan.perDay)} calls of the day are spent; nothing was sent. They come anew at ${new Date(dayEnds).toISOString()}.`,
      dayEnds,
    );
  };
  const spend = (): void => {
    check();
    left -= 1;
  };
  const isHeld = (): boolean => held() > 0;
  const turn = (): Observable<void> =>
    defer(() => {
      check();
      if (isHeld()) return afterAwake(held(), scheduler).pipe(switchMap(turn));
      return bucket.turn().pipe(switchMap(() => (isHeld() ? turn() : of(undefined).pipe(map(spend)))));
    });
  const take = (next: number): void => {
    if (next === share) return;
    share = next;
    bucket.limit(pace(plan, share));
  };

  return {
    turn,
    slow: (until) => {
      const wait = until - scheduler.now();
      if (wait > held()) held = countdown(wait, scheduler);
      take(Math.max(LEAST, share / 2));
    },
    recover: () => {
      take(Math.min(1, share + STEP));
    },
    restart: () => {
      bucket.limit({ ...pace(plan, share), burst: 0 });
      bucket.limit(pace(plan, share));
    },
  };
};
