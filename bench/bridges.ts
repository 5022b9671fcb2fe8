// Values that come at once, out of rxjs: to `for await`, to a Node stream and to a web stream, ours against the ways that are commonly written.

import { range, type Observable } from 'rxjs';
import { toAsyncIterable } from '../lib/interop/async-iterable.js';
import { toNodeReadable } from '../lib/interop/node-stream.js';
import { toWebStream } from '../lib/interop/web-stream.js';
import { medianOf, race, ratio, timingOf, type Contender } from './harness.js';
import { eachEnqueued, eachReadable, eachValue } from './peers/bridges.js';
import type { Figure, Row } from './row.js';

const ALL = 1_000_000;
/** What the peers can be given within a minute: their time grows with the square. */
const SOME = 40_000;

type Bridge = (source: Observable<number>) => AsyncIterable<number>;

/** Read as its readers do it, value by value; the type of the web's streams does not know that they are iterable in Node. */
const web = (stream: ReadableStream<number>): AsyncIterable<number> => ({
  async *[Symbol.asyncIterator]() {
    const reader = stream.getReader();
    for (let step = await reader.read(); !step.done; step = await reader.read()) yield step.value;
  },
});

const KINDS: Readonly<Record<string, { readonly ours: Bridge; readonly common: Bridge }>> = {
  'an async iterable': { ours: (source) => toAsyncIterable(source), common: eachValue },
  'a Node stream': { ours: (source) => toNodeReadable(source), common: eachReadable },
  'a web stream': { ours: (source) => web(toWebStream(source)), common: (source) => web(eachEnqueued(source)) },
};

const contender = (name: string, bridge: Bridge, count: number): Contender => ({
  name,
  work: async () => {
    let seen = 0;
    for await (const value of bridge(range(0, count))) seen += value === seen ? 1 : 0;
    if (seen !== count) throw new Error(`${name} gave ${String(seen)} of ${String(count)} values.`);
  },
});

const figuresOf = async (kind: string, scale: number): Promise<readonly Figure[]> => {
  const { ours, common } = KINDS[kind] ?? KINDS['an async iterable'] ?? { ours: toAsyncIterable(), common: eachValue };
  const [all, some] = [Math.max(100, ALL * scale), Math.max(100, SOME * scale)];
  const alone = await race([contender('rxtt', ours, all)], { budget: 2_000 * scale, slice: 0 });
  const both = await race([contender('array and shift()', common, some), contender('rxtt', ours, some)], { budget: 4_000 * scale, slice: 0 });
  const peer = timingOf(both, 'array and shift()');
  return [
    ...alone.map((timing) => ({ of: `${ALL.toLocaleString('en')} values to ${kind}`, who: timing.name, value: medianOf(timing), unit: 'ms' })),
    ...both.map((timing) => ({
      of: `${SOME.toLocaleString('en')} values to ${kind}`,
      who: timing.name,
      value: medianOf(timing),
      unit: 'ms',
      ratio: ratio(timing, peer),
    })),
  ];
};

export const row: Row = {
  title: 'Out of rxjs',
  reads:
    'A unit is a burst of numbers that come at once, until the last has been read one by one. The ratio is time against a buffer that is an array and is taken from with `shift()`.',
  limits: 'A turn of the microtasks for each value, and what Node and the web do around it. `shift()` moves all that is left: its time grows with the square.',
  run: async (scale) => {
    const figures: Figure[] = [];
    for (const kind of Object.keys(KINDS)) figures.push(...(await figuresOf(kind, scale)));
    return { figures };
  },
};
