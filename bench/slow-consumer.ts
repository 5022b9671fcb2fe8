// A consumer that needs its time for each page: how much of the way to the server one page read ahead hides.

import { ignoreElements, lastValueFrom, timer, type ObservableInput } from 'rxjs';
import { eachPage } from '../lib/request/pages.js';
import { tradeHistoryPages } from '../lib/ticktrader/history/trade-history.js';
import type { Session } from '../lib/ticktrader/session.js';
import { medianOf, race, ratio, timingOf, type Contender } from './harness.js';
import type { Figure, Row } from './row.js';
import { withServer } from './server/away.js';
import { withSession } from './sessions.js';

const PAGES = 12;
const DELAY = 20;
/** Milliseconds a consumer takes for a page. */
const TAKES = [5, 20];

/** A consumer that keeps the processor busy: it computes, or writes synchronously. */
const busy = (milliseconds: number): ObservableInput<never> => {
  for (const end = performance.now() + milliseconds; performance.now() < end;);
  return [];
};

/** A consumer that waits for somebody else: a database, a file. */
const waiting = (milliseconds: number): ObservableInput<never> => timer(milliseconds).pipe(ignoreElements());

const CONSUMERS: Readonly<Record<string, (milliseconds: number) => ObservableInput<never>>> = { busy, waiting };

const contender = (session: Session, name: string, readAhead: 0 | 1, consume: () => ObservableInput<never>): Contender => ({
  name,
  work: () => lastValueFrom(eachPage(tradeHistoryPages(session, { readAhead }), consume), { defaultValue: undefined }),
});

export const row: Row = {
  title: 'Slow consumer over pages',
  reads: `A unit is a walk of ${String(PAGES)} pages, each answer ${String(DELAY)} ms away, by a consumer that takes its time for each. The ratio is time against a cursor that reads nothing ahead.`,
  limits: 'The slower of the two, link and consumer; a second page ahead would only be held in memory.',
  run: (scale) =>
    withServer({ records: Math.max(2, Math.round(PAGES * scale)) * 1000, delay: Math.round(DELAY * scale) }, (url) =>
      withSession({ url }, async (session) => {
        const figures: Figure[] = [];
        for (const [kind, consume] of Object.entries(CONSUMERS)) {
          for (const takes of TAKES) {
            const work = (): ObservableInput<never> => consume(takes * scale);
            const contenders = [contender(session, 'none ahead', 0, work), contender(session, 'one ahead', 1, work)];
            const timings = await race(contenders, { budget: 3_000 * scale, slice: 0 });
            const [none, one] = [timingOf(timings, 'none ahead'), timingOf(timings, 'one ahead')];
            const of = `${kind} for ${String(takes)} ms a page`;
            figures.push(...[none, one].map((timing) => ({ of, who: timing.name, value: medianOf(timing), unit: 'ms', ratio: ratio(timing, none) })));
          }
        }
        return { figures };
      }),
    ),
};
