// What validation costs on top of JSON.parse: our exact reading, routing and decoding against io-ts, zod and valibot over the same messages.

import { codecOf, reader, responseIn } from './reading.js';
import { messages } from './messages.js';
import { medianOf, race, ratio, timingOf, type Contender } from './harness.js';
import { decodeBy, ioTsOf } from './peers/io-ts.js';
import { shapeOf, type Shape } from './peers/shape.js';
import { valibotOf } from './peers/valibot.js';
import { zodOf } from './peers/zod.js';
import type { Figure, Row } from './row.js';
import * as v from 'valibot';

type Check = (result: unknown) => unknown;

/** How each peer makes a check of a shape. Without code generation zod is what a page under a strict content security policy gets. */
const PEERS: Readonly<Record<string, (shape: Shape) => Check>> = {
  'io-ts': (shape) => decodeBy(ioTsOf(shape)),
  'zod 4 (generates code)': (shape) => {
    const schema = zodOf(shape);
    return (result) => schema.parse(result);
  },
  'zod 4, jitless': (shape) => {
    const schema = zodOf(shape);
    return (result) => schema.parse(result, { jitless: true });
  },
  valibot: (shape) => {
    const schema = valibotOf(shape);
    return (result) => v.parse(schema, result);
  },
};

interface Envelope {
  readonly Response: string;
  readonly Result: unknown;
}

const parsed = (text: string): Envelope => JSON.parse(text) as Envelope;

/** So that nothing can be optimised away. */
let kept: unknown;
const keep = (value: unknown): void => {
  kept = value;
};

const overAll =
  (texts: readonly string[], work: (text: string) => void): Contender['work'] =>
  (units) => {
    for (let unit = 0; unit < units; unit++) for (const text of texts) work(text);
    return kept;
  };

const contenders = (texts: readonly string[]): readonly Contender[] => {
  const responses = [...new Set(texts.map(responseIn))];
  const peers = Object.entries(PEERS).map(([name, make]): Contender => {
    const checks = new Map(responses.map((response) => [response, make(shapeOf(codecOf(response)))]));
    return {
      name,
      work: overAll(texts, (text) => {
        const { Response, Result } = parsed(text);
        keep(checks.get(Response)?.(Result));
      }),
    };
  });
  const floor: Contender = {
    name: 'JSON.parse',
    work: overAll(texts, (text) => {
      keep(parsed(text));
    }),
  };
  return [floor, { name: 'rxtt', work: overAll(texts, reader(texts, keep)) }, ...peers];
};

/** The cases. A history of which one record in a thousand holds a long literal is what the simulator sends; `digits` has the rest of that story. */
const cases = (): Readonly<Record<string, readonly string[]>> => {
  const { reports, accounts, trades, pages } = messages();
  const page = pages.slice(1, 2);
  const often = Array.from({ length: 10 }, () => accounts).flat();
  return { mix: [...reports, ...often, ...trades, ...page], 'execution reports': reports, accounts, trades, 'history page of 100': page };
};

export const row: Row = {
  title: 'Validate',
  reads:
    'A unit is every message of the case once, from text to checked value. The ratio is time against `JSON.parse` alone; peers do no routing and keep no digits.',
  limits: 'Looking at each member of each object once, by name, and copying it, so that the caller may keep it.',
  run: async (scale) => {
    const figures: Figure[] = [];
    for (const [of, texts] of Object.entries(cases())) {
      const timings = await race(contenders(texts), { budget: (of === 'mix' ? 8_000 : 2_500) * scale, slice: 25 * scale });
      const floor = timingOf(timings, 'JSON.parse');
      figures.push(...timings.map((timing) => ({ of, who: timing.name, value: 1000 * medianOf(timing), unit: 'µs', ratio: ratio(timing, floor) })));
    }
    return { figures };
  },
};
