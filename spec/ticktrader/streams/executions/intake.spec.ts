// Changes that come before the one they follow, by the thousands.

import { expect } from 'chai';
import type { Change } from '../../../../lib/ticktrader/streams/executions/change.js';
import { intake, type Intake } from '../../../../lib/ticktrader/streams/executions/intake.js';
import { standing } from '../../../../lib/ticktrader/streams/executions/standing.js';
import { aTrade } from './changes.js';

const MANY = 10_000;

/** The fill that brings order 7 from `before` to `before + 1`. */
const fill = (before: number): Change<number> => ({
  source: 'snapshot',
  trade: aTrade,
  key: `O/7/fill/${String(before + 1)}`,
  change: 'fill',
  tradeId: '7',
  link: { chain: 'O/7', before: String(before), after: String(before + 1), start: '0', ends: false },
});

/** An intake, and what it told: the fills by what they left. */
const taking = (): { readonly into: Intake<number>; readonly told: string[] } => {
  const told: string[] = [];
  const tell = ({ change, link }: Change<number>): void => {
    if (change === 'fill') told.push(link?.after ?? '');
  };
  const into = intake<number>({ standing: standing<number>(), now: () => 0, newest: () => 0, tell, onLate: () => undefined });
  return { into, told };
};

const inOrder = (from: number): readonly string[] => Array.from({ length: MANY - from }, (_, at) => String(at + from + 1));

describe('what waits for the change before it', () => {
  it('is told in its order, each once, however much there is of it', () => {
    const { into, told } = taking();
    for (let before = 1; before < MANY; before++) into.place(fill(before));
    into.place(fill(1)); // again
    expect([told.length, into.held().length]).to.deep.equal([0, MANY - 1]);
    into.place(fill(0));
    expect(told).to.deep.equal(inOrder(0));
    expect(into.held()).to.deep.equal([]);
  });

  it('is told likewise where the one before it is given up', () => {
    const { into, told } = taking();
    for (let before = MANY - 1; before >= MANY - 100; before--) into.place(fill(before)); // the other way round
    for (let before = 1; before < MANY - 100; before++) into.place(fill(before));
    into.giveUp(() => true);
    expect(told).to.deep.equal(inOrder(1));
  });
});
