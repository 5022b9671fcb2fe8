// The server's limits, kept on our side: a token bucket a method. Reads wait for their turn, commands never do.

import { defer, Observable, of, tap, type SchedulerLike, type Subscription } from 'rxjs';
import { after, monotonic } from '../base/clock.js';
import { ThrottledError } from '../base/errors.js';
import type { Probe } from '../base/probe.js';

/** How much may be sent. */
export interface ThrottlePolicy {
  /** Requests a second, lasting. */
  readonly perSecond: number;
  /** Requests at once after a pause. */
  readonly burst: number;
  /** Milliseconds a read may wait for its turn before it fails with a `ThrottledError`. */
  readonly maxWait: number;
}

/** One bucket. */
export interface Throttle {
  /** Takes a token if there is one: for commands, which go before waiting reads and never wait. */
  readonly take: () => boolean;
  /** Takes a token for a read if there is one and no read waits for it already. */
  readonly takeTurn: () => boolean;
  /** Emits once it is this read's turn, in the order of subscription; errors with a `ThrottledError` where that would take too long. */
  readonly turn: () => Observable<void>;
  /** Other limits from now on, for instance those an account states after login. */
  readonly limit: (policy: ThrottlePolicy) => void;
}

/** The limits of no limit. */
export const unlimited: ThrottlePolicy = { perSecond: Infinity, burst: Infinity, maxWait: Infinity };

/** A full bucket. */
export const throttle = (scheduler: SchedulerLike, probe: Probe, initial: ThrottlePolicy = unlimited): Throttle => {
  const waiting = new Set<() => void>();
  let policy = initial;
  let tokens = policy.burst;
  const now = monotonic(scheduler);
  let counted = now();
  let timer: Subscription | undefined;

  const refill = (): void => {
    const present = now();
    const passed = present - counted;
    const gained = policy.perSecond === Infinity ? Infinity : (passed / 1000) * policy.perSecond;
    tokens = Math.min(policy.burst, tokens + gained);
    counted = present;
  };
  const take = (): boolean => {
    refill();
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
  const takeTurn = (): boolean => waiting.size === 0 && take();
  /** Milliseconds until the next token, never 0: a timer that fires a hair early must not spin. */
  const untilNext = (): number => Math.max(1, Math.ceil(((1 - tokens) / policy.perSecond) * 1000));
  const serve = (): void => {
    timer = undefined;
    for (const go of waiting) {
      if (!take()) break;
      waiting.delete(go);
      go();
    }
    watch();
  };
  const watch = (): void => {
    if (waiting.size > 0) timer ??= after(untilNext(), scheduler).pipe(tap(serve)).subscribe();
    else {
      timer?.unsubscribe();
      timer = undefined;
    }
  };
  const tooLong = (wait: number): ThrottledError =>
    new ThrottledError(
      `The limit of ${String(policy.perSecond)} requests a second leaves no room within ${String(policy.maxWait)} ms (it would take ${String(Math.round(wait))} ms); nothing was sent.`,
    );

  const wait = new Observable<void>((subscriber) => {
    probe.count('throttled');
    refill();
    const expected = ((waiting.size + 1 - tokens) / policy.perSecond) * 1000;
    if (expected > policy.maxWait) {
      subscriber.error(tooLong(expected));
      return undefined;
    }
    const go = (): void => {
      subscriber.next();
      subscriber.complete();
    };
    waiting.add(go);
    watch();
    return () => {
      waiting.delete(go);
      watch();
    };
  });

  return {
    take: () => {
      const taken = take();
      if (!taken) probe.count('throttled');
      return taken;
    },
    takeTurn,
    turn: () => defer(() => (takeTurn() ? of(undefined) : wait)),
    limit: (next) => {
      refill();
      policy = next;
      tokens = Math.min(tokens, next.burst);
      timer?.unsubscribe();
      serve(); // those who wait may go now, or wait for another time
    },
  };
};
