// Marble diagrams for specs of operators, with any test runner. Users draw with it; our own specs do, too.

import { TestScheduler, type RunHelpers } from 'rxjs/testing';
import { difference } from './same.js';

/** What a diagram is drawn with: RxJS's own helpers, and the scheduler to hand to what takes one. */
export type MarbleHelpers = RunHelpers & { readonly scheduler: TestScheduler };

/** Compares what came with what was drawn, and throws where they differ: `expect(actual).to.deep.equal(expected)`, for instance. */
export type CompareMarbles = (actual: unknown, expected: unknown) => void;

const shown = (messages: unknown): string =>
  JSON.stringify(messages, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value instanceof Error ? String(value) : value), 1);

const compared: CompareMarbles = (actual, expected) => {
  const place = difference(actual, expected);
  if (place !== undefined)
    throw new Error(`The diagrams differ at ${place === '' ? 'their beginning' : place}.\ncame: ${shown(actual)}\nwas drawn: ${shown(expected)}`);
};

/** Runs `draw` in the virtual time of RxJS's test scheduler. Throws where a diagram is not what was drawn; `compare` replaces our plain comparison. */
export const marbles = (draw: (helpers: MarbleHelpers) => void, compare: CompareMarbles = compared): void => {
  const scheduler = new TestScheduler(compare);
  scheduler.run((helpers) => {
    draw({ ...helpers, scheduler });
  });
};
