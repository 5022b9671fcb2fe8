// What it costs to keep every digit: our reader against lossless-json and json-bigint, over JSON.parse, which loses them.

import JSONbig from 'json-bigint';
import { parse as parseLossless } from 'lossless-json';
import { read } from '../lib/codec/json.js';
import { medianOf, race, ratio, timingOf, type Contender } from './harness.js';
import { messages } from './messages.js';
import type { Figure, Row } from './row.js';

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'JSON.parse': (text) => JSON.parse(text) as unknown,
  rxtt: (text) => read(text),
  "rxtt, literals: 'all'": (text) => read(text, { literals: 'all' }),
  'lossless-json': (text) => parseLossless(text),
  'json-bigint': (text) => JSONbig.parse(text) as unknown,
};

/** Money as servers with decimals of 28 digits print it: every tenth number with a point gets a tail that no double holds. */
const withLongLiterals = (text: string): string => {
  let count = 0;
  return text.replace(/:(-?\d+\.\d+)(?=[,}])/g, (found, number: string) => (count++ % 10 === 0 ? `:${number}0000000000000000001` : found));
};

/** Ids of 24 hexadecimal digits as MongoDB's drivers make them: in a page of many, some hold 16 decimal ones in a row, and are no numbers all the same. */
const withAnyIds = (text: string): string => {
  let state = 1;
  const hex = (): string => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0; // the same digits at every run
    return state.toString(16).padStart(8, '0');
  };
  return text.replace(/"Id":"[0-9a-f]{24}"/g, () => `"Id":"${hex()}${hex()}${hex()}"`);
};

const cases = (): Readonly<Record<string, readonly string[]>> => {
  const { reports, accounts, trades, pages } = messages();
  const [, page = ''] = pages;
  const harmless = [...reports, ...accounts, ...trades, page];
  return {
    'harmless messages': harmless,
    'the same with long literals, every tenth decimal': harmless.map(withLongLiterals),
    'a history page of 100 with one long literal': pages.slice(0, 1),
    'history pages of 100, ids at random': pages.slice(1).map(withAnyIds),
  };
};

const contenders = (texts: readonly string[]): readonly Contender[] =>
  Object.entries(readers).map(([name, parse]) => {
    let kept: unknown;
    const work = (units: number): unknown => {
      for (let unit = 0; unit < units; unit++) for (const text of texts) kept = parse(text);
      return kept;
    };
    return { name, work };
  });

export const row: Row = {
  title: 'Keep every digit',
  reads: 'A unit is every text of the case read once. The ratio is time against `JSON.parse`, which rounds what a double cannot hold.',
  limits: 'One look at the text before JSON.parse; long literals are marked by a pattern and taken out again, member by member.',
  run: async (scale) => {
    const figures: Figure[] = [];
    for (const [of, texts] of Object.entries(cases())) {
      const timings = await race(contenders(texts), { budget: 4_000 * scale, slice: 25 * scale });
      const floor = timingOf(timings, 'JSON.parse');
      figures.push(...timings.map((timing) => ({ of, who: timing.name, value: 1000 * medianOf(timing), unit: 'µs', ratio: ratio(timing, floor) })));
    }
    return { figures };
  },
};
