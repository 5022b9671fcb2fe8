// A walk over many pages of the TT REST API: how near it comes to the plan's rate, in virtual time, without ever being told 429.

import { Subscription } from 'rxjs';
import { simulatedTtRest } from '../lib/simulator/index.js';
import { virtualClock } from '../lib/testing/virtual-clock.js';
import { accounts, openTtRest } from '../lib/tt-rest/index.js';
import { median } from './harness.js';
import type { Figure, Row } from './row.js';

const PLANS = { free: 3, high: 25 } as const;
/** Seconds of virtual time that a walk fills. */
const SECONDS = 60;
/** Milliseconds a call travels, each way. */
const LATENCY = 5;

/** A turn of the real event loop: `fetch` answers by promises, which virtual time does not turn. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const walk = async (plan: keyof typeof PLANS, seconds: number): Promise<readonly Figure[]> => {
  const perSecond = PLANS[plan];
  const calls = Math.max(5, Math.round(perSecond * seconds));
  const clock = virtualClock();
  const { environment, apiSecret, fetch, journal } = simulatedTtRest({ scheduler: clock, latency: LATENCY, plan, accounts: calls, pageSize: 1, days: 1 });
  const session = openTtRest({ environment, apiSecret, fetch, plan, scheduler: clock, appName: 'bench', companyName: 'rxtt' });
  let seen = 0;
  let why = 'it took too long';
  const walking = new Subscription();
  walking.add(
    accounts(session).subscribe({
      next: () => seen++,
      error: (error: unknown) => {
        why = String(error);
        walking.unsubscribe();
      },
      complete: () => {
        walking.unsubscribe();
      },
    }),
  );
  const longest = clock.now() + 3 * 1000 * (calls / perSecond + 10);
  while (!walking.closed && clock.now() < longest) {
    clock.advanceBy(1);
    await turn();
  }
  if (seen !== calls) throw new Error(`The walk brought ${String(seen)} of ${String(calls)} accounts: ${why}.`);
  const pages = journal.filter(({ path }) => path.endsWith('/accounts'));
  const gaps = pages.slice(1).map(({ time }, index) => time - (pages[index]?.time ?? time));
  const reached = (1000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0);
  const of = `plan of ${String(perSecond)} a second`;
  return [
    { of, who: 'the plan', value: perSecond, unit: 'calls/s', ratio: 1 },
    { of, who: 'rxtt', value: reached, unit: 'calls/s', ratio: reached / perSecond },
    { of, who: 'rxtt, between two calls', value: median(gaps), unit: 'ms' },
    { of, who: 'answers of 429', value: journal.filter(({ status }) => status === 429).length, unit: 'calls' },
  ];
};

export const row: Row = {
  title: 'TT REST walk',
  reads: `A walk of a minute, a record a page, ${String(2 * LATENCY)} ms a call, against the simulator in virtual time. The ratio is the rate reached against what the plan allows: more is better.`,
  limits: 'The plan. A second of the server is not a second of the client, so one per cent is left, or a 429 would cost more than it.',
  run: async (scale) => {
    const figures: Figure[] = [];
    for (const plan of ['free', 'high'] as const) figures.push(...(await walk(plan, SECONDS * scale)));
    return { figures };
  },
};
