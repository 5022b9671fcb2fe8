// Records of pages through rxjs: our stream against a bare loop and against async iteration, all reading and checking the same texts.

import { lastValueFrom, of, tap } from 'rxjs';
import { decode } from '../lib/codec/decode.js';
import { cursor, records, type Cursor, type Page } from '../lib/request/pages.js';
import { resultOf } from '../lib/ticktrader/envelope.js';
import type { TradeReport } from '../lib/ticktrader/model/index.js';
import { medianOf, race, ratio, timingOf, type Contender } from './harness.js';
import { historyPage, spoken } from './reading.js';
import type { Row } from './row.js';
import { answers, idOf } from './server/answers.js';

const PAGE = 1000;

/** The texts of so many pages, as a walk would ask for them. */
const texts = (pages: number): readonly string[] => {
  const answer = answers({ records: pages * PAGE });
  return Array.from({ length: pages }, (_, index) => {
    const last = index === 0 ? {} : { RequestLastId: idOf(index * PAGE - 1) };
    return answer({ Id: String(index), Request: 'TradeHistory', Params: { RequestPageSize: PAGE, ...last } }) ?? '';
  });
};

const pageOf = (text: string): Page<TradeReport> => {
  const { Records, IsLastReport, LastId } = decode(historyPage, resultOf('TradeHistory', spoken.read(text)), 'page');
  return { records: Records, isLast: IsLastReport, ...(LastId !== undefined && { lastId: LastId }) };
};

const walk = (pages: readonly string[]): Cursor<Page<TradeReport>> => {
  let next = 0;
  return cursor({ fetch: () => of(pageOf(pages[next++] ?? '')), readAhead: 0 });
};

const oneByOne = (pages: Cursor<Page<TradeReport>>): AsyncIterable<TradeReport> => ({
  async *[Symbol.asyncIterator]() {
    for await (const page of pages) yield* page.records;
  },
});

/** Each way to hand every record to `take`. */
const ways = (pages: readonly string[], take: (record: TradeReport) => void): Readonly<Record<string, () => unknown>> => ({
  'bare loop over pages': () => {
    for (const text of pages) for (const record of pageOf(text).records) take(record);
  },
  'rxtt, records through rxjs': () => lastValueFrom(records(() => walk(pages)).pipe(tap(take)), { defaultValue: undefined }),
  'rxtt, for await over pages': async () => {
    for await (const page of walk(pages)) for (const record of page.records) take(record);
  },
  'async generator, record by record': async () => {
    for await (const record of oneByOne(walk(pages))) take(record);
  },
});

export const row: Row = {
  title: 'Records through rxjs',
  reads: `A unit is one page of ${String(PAGE)} records from text to the last record handed over, nothing sent. The ratio is records a second against the bare loop: more is better.`,
  limits: 'Reading and checking: what hands a record over is a call, and an async generator adds a turn of the microtasks each.',
  run: async (scale) => {
    const pages = texts(Math.max(2, Math.round(10 * scale)));
    let sum = 0;
    const take = ({ TransactionTimestamp }: TradeReport): void => {
      sum += TransactionTimestamp;
    };
    const contenders = Object.entries(ways(pages, take)).map(([name, way]): Contender => ({
      name,
      work: async (units) => {
        for (let unit = 0; unit < units; unit += pages.length) await way(); // a whole walk at a time
      },
    }));
    const timings = await race(contenders, { budget: 12_000 * scale, slice: 0 });
    if (sum === 0) throw new Error('No record was handed over.');
    const loop = timingOf(timings, 'bare loop over pages');
    const value = (time: number): number => time / pages.length;
    const pagesOf = `pages of ${String(PAGE)}`;
    return { figures: timings.map((timing) => ({ of: pagesOf, who: timing.name, value: value(medianOf(timing)), unit: 'ms', ratio: ratio(loop, timing) })) };
  },
};
