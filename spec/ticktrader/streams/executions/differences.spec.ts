// What a snapshot shows that nobody was told of, and what it must not be taken for.

import { expect } from 'chai';
import type { Trade } from '../../../../lib/ticktrader/index.js';
import { differences, type Look } from '../../../../lib/ticktrader/streams/executions/differences.js';
import { openedTrade } from '../../../../lib/ticktrader/streams/executions/normalise-trade.js';
import { standing } from '../../../../lib/ticktrader/streams/executions/standing.js';
import { aTrade } from './changes.js';

const order = (parts: Partial<Trade> = {}): Trade => ({ ...aTrade, ...parts });
const position = (parts: Partial<Trade> = {}): Trade => order({ Type: 'Position', ...parts });

/** The differences to what was told, each by its key and the amount its chain stands at then. */
const told = (before: readonly Trade[], now: readonly Trade[], parts: Partial<Look<number>> = {}): readonly string[] => {
  const stood = standing<number>();
  for (const trade of before) stood.tell(openedTrade(String, trade), 1);
  const look = { print: String, standing: stood, fillsAreRecorded: true, isFirst: false, ...parts };
  return differences(look, now).map(({ key, link }) => `${key} at ${link?.after ?? 'nothing'}`);
};
const GROSS = { fillsAreRecorded: false };

describe('a snapshot held against what was told', () => {
  for (const [what, before, now, expected, parts] of [
    ['an order nobody heard of: its fills are still to come', [], [order({ RemainingAmount: 60 })], ['O/7/open at 0']],
    ['the same on a Gross account, which records no fills', [], [order({ RemainingAmount: 60 })], ['O/7/open at 40'], GROSS],
    ['a position nobody heard of: its closes are still to come', [], [position({ RemainingAmount: 60 })], ['P/7/open at 100'], GROSS],
    ['an order that was there before the beginning, as it stands', [], [order({ RemainingAmount: 60 })], ['O/7/open at 40'], { isFirst: true }],
    ['a position that was there before the beginning, as it stands', [], [position({ RemainingAmount: 60 })], ['P/7/open at 60'], { isFirst: true }],
    ['an order that the server has not taken yet', [], [order({ Status: 'New' })], []],
    ['what is known', [order()], [order()], []],
    ['other terms', [order()], [order({ Modified: 2_001 })], ['O/7/modified/2001 at 0']],
    ['older terms', [order()], [order({ Modified: 1_999 })], []],
    ['a fill that history will tell of', [order()], [order({ Modified: 2_001, RemainingAmount: 60 })], []],
    ['a fill of a Gross order, which nothing else tells of', [order()], [order({ Modified: 2_001, RemainingAmount: 60 })], ['O/7/modified/2001 at 40'], GROSS],
    ['the same within one millisecond', [order()], [order({ RemainingAmount: 60 })], ['O/7/modified/2000 at 40'], GROSS],
    ['less than is filled already', [order({ RemainingAmount: 60 })], [order({ Modified: 2_001 })], [], GROSS],
    ['an older row of it', [order()], [order({ Modified: 1_999, RemainingAmount: 60 })], [], GROSS],
    ['a close, which history will tell of', [position()], [position({ Modified: 2_001, RemainingAmount: 60 })], [], GROSS],
  ] as const satisfies readonly (readonly [string, readonly Trade[], readonly Trade[], readonly string[], Partial<Look<number>>?])[])
    it(`tells of ${what}: ${expected.join() || 'nothing'}`, () => {
      expect(told(before, now, parts)).to.deep.equal(expected);
    });

  it('tells nothing of an order that is over', () => {
    const stood = standing<number>();
    stood.tell(openedTrade(String, order()), 1);
    stood.tell(openedTrade(String, position()), 1);
    expect(differences({ print: String, standing: stood, fillsAreRecorded: true, isFirst: false }, [order({ Modified: 3_000 })])).to.deep.equal([]);
  });

  it('adds the amount to the key of a Gross fill whose stamp was told of already', () => {
    const stood = standing<number>();
    const look = { print: String, standing: stood, fillsAreRecorded: false, isFirst: false };
    stood.tell(openedTrade(String, order()), 1);
    const [modified] = differences(look, [order({ Modified: 2_001 })]);
    if (modified !== undefined) stood.tell(modified, 2);
    expect(differences(look, [order({ Modified: 2_001, RemainingAmount: 60 })]).map(({ key }) => key)).to.deep.equal(['O/7/modified/2001/40']);
  });
});
