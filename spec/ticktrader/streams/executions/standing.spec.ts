// Where every chain stands: how a change is judged against what was told, and what telling it leaves.

import { expect } from 'chai';
import type { ExecutionChange } from '../../../../lib/ticktrader/index.js';
import type { Change, Link } from '../../../../lib/ticktrader/streams/executions/change.js';
import { standing } from '../../../../lib/ticktrader/streams/executions/standing.js';
import { aTrade } from './changes.js';

const change = (key: string, what: ExecutionChange, link?: Partial<Link>): Change<number> => ({
  source: 'snapshot',
  trade: aTrade,
  key,
  change: what,
  tradeId: '7',
  at: 1_000,
  ...(link && { link: { chain: key.slice(0, 3), ends: false, ...link } }),
});

const opened = (amount = '0'): Change<number> => change('O/7/open', 'open', { after: amount, start: '0' });
/** Order 7 is filled from `before` to `after`. */
const filled = (before: string, after: string, parts: Partial<Link> = {}): Change<number> =>
  change(`O/7/fill/${after}`, 'fill', { before, after, start: '0', whole: '100', ...parts });
const positioned = (amount = '100'): Change<number> => change('P/7/open', 'open', { after: amount, start: '100' });
/** Position 7 is closed from `before` to `after`. */
const closed = (before: string, after: string, parts: Partial<Link> = {}): Change<number> =>
  change(`P/7/close/${after}`, 'close', { before, after, start: '100', whole: '100', ...parts });
/** Position 7 is split: `after` of `whole` remain. */
const splitUp = (after: string, whole?: string): Change<number> =>
  change('S/5/7', 'split', { chain: 'P/7', after, modified: 5, ...(whole !== undefined && { whole }) });
const modified = (stamp?: number): Change<number> =>
  change(`O/7/modified/${String(stamp)}`, 'modified', { start: '0', ...(stamp !== undefined && { modified: stamp }) });
const canceled = change('O/7/canceled', 'canceled', { start: '0', ends: true });
const paid = change('H/1', 'balance');

/** A standing after these were told, one each ms from 1 on. */
const after = (...told: readonly Change<number>[]): ReturnType<typeof standing<number>> => {
  const made = standing<number>();
  for (const [at, one] of told.entries()) made.tell(one, at + 1);
  return made;
};
const keys = (changes: readonly Change<number>[]): readonly string[] => changes.map(({ key }) => key);

describe('a change judged by what was told', () => {
  for (const [what, told, one, judgement] of [
    ['what moves the balance alone', [], paid, 'due'],
    ['what moves the balance alone, again', [paid], paid, 'known'],
    ['the first fill of an order nobody heard of', [], filled('0', '10'), 'due'],
    ['a later fill of an order nobody heard of', [], filled('10', '20'), 'early'],
    ['the next fill', [filled('0', '10')], filled('10', '20'), 'due'],
    ['the next fill, in other digits', [filled('0', '10')], filled('10.0', '20'), 'due'],
    ['the same fill again', [filled('0', '10')], filled('0', '10'), 'known'],
    ['the fill after the next', [filled('0', '10')], filled('20', '30'), 'early'],
    ['a fill from before the last', [opened('10')], filled('5', '8'), 'late'],
    ['the next close of a position', [positioned()], closed('100', '60'), 'due'],
    ['the close after the next', [positioned()], closed('60', '20'), 'early'],
    ['a close from before the last', [positioned('60')], closed('100', '80'), 'late'],
    ['a fill that does not say what it found', [opened()], change('O/7/fill/20', 'fill', { after: '20' }), 'due'],
    ['another open of what is open', [opened()], { ...opened(), key: 'another' }, 'known'],
    ['anything of an order that is over', [opened(), canceled], filled('0', '10'), 'late'],
    ['the open of an order whose position is there', [positioned()], opened(), 'known'],
    ['anything else of an order whose position is there', [positioned()], filled('0', '10'), 'late'],
    ['the close of a position whose order is there', [opened(), positioned()], closed('100', '60'), 'due'],
    ['a change of terms', [opened()], modified(5), 'due'],
    ['a change of terms from before the last', [opened(), modified(5)], modified(4), 'known'],
    ['a change of terms of an order that is over', [opened(), canceled], modified(5), 'known'],
    ['a change of terms that bears no stamp', [opened(), modified(5)], modified(), 'due'],
    ['a split from before the last change', [opened(), modified(5)], change('S/4/7', 'split', { chain: 'O/7', modified: 4 }), 'late'],
    ['a split that leaves the share it found', [positioned(), closed('100', '50')], splitUp('100', '200'), 'due'],
    ['a split that rounds the share it found', [positioned(), closed('100', '50')], splitUp('24.9', '50'), 'due'],
    ['a split that leaves less than the share of the last change', [positioned(), closed('100', '50')], splitUp('40', '200'), 'early'],
    ['a split that does not say the whole', [positioned(), closed('100', '50')], splitUp('40'), 'due'],
    ['a close from after a split nobody heard of', [positioned(), closed('100', '50')], closed('50', '40', { whole: '200', modified: 6 }), 'early'],
    ['a close from before the split', [closed('100', '50'), splitUp('100', '200')], closed('50', '40', { modified: 4 }), 'late'],
    ['the next close where the split did not say the whole', [closed('100', '50'), splitUp('100')], closed('100', '40', { whole: '200' }), 'due'],
    ['a change of the whole', [filled('0', '10')], change('O/7/modified/9', 'modified', { whole: '50', modified: 9 }), 'due'],
    ['a fill with an older stamp: its amount tells', [opened(), modified(5)], filled('0', '10', { modified: 4 }), 'due'],
  ] as const)
    it(`is ${judgement} where it is ${what}`, () => {
      expect(after(...told).judge(one)).to.equal(judgement);
    });
});

describe('a change that is told', () => {
  it('moves its chain, and takes the newest stamp of both', () => {
    const stood = after(opened(), filled('0', '10', { modified: 9 }), filled('10', '30', { modified: 8 }));
    expect(stood.chain('O/7')).to.deep.equal({ amount: '30', whole: '100', modified: 9 });
    expect(stood.chain('O/8')).to.equal(undefined);
  });

  it('leaves the amount as it was where it names none', () => {
    expect(after(opened('40'), modified(5)).chain('O/7')).to.deep.equal({ amount: '40', modified: 5 });
    expect(after(change('P/7/open', 'open', { start: '100' })).chain('P/7')).to.deep.equal({ amount: '100' });
  });

  it('brings the open before it where nobody told of one, at what it found', () => {
    const stood = standing<number>();
    const told = stood.tell(filled('10', '30'), 1);
    expect(told.map(({ key, change: what }) => [key, what])).to.deep.equal([
      ['O/7/open', 'open'],
      ['O/7/fill/30', 'fill'],
    ]);
    expect(told[0]?.link).to.deep.equal({ chain: 'O/7', start: '0', whole: '100', after: '10', ends: false });
    expect(stood.judge({ ...opened(), key: 'O/7/open' })).to.equal('known');
  });

  it('brings no open for itself, for what has one, for the balance, and for one that was told before', () => {
    expect(keys(standing<number>().tell(opened(), 1))).to.deep.equal(['O/7/open']);
    expect(keys(after(opened()).tell(filled('0', '10'), 2))).to.deep.equal(['O/7/fill/10']);
    expect(keys(standing<number>().tell(paid, 1))).to.deep.equal(['H/1']);
    const resumed = standing<number>({ seq: 1, watermark: 0, keys: ['O/7/open'], chains: {} });
    expect(keys(resumed.tell(filled('0', '10'), 1))).to.deep.equal(['O/7/fill/10']);
  });

  it('changes nothing of where its chain stands where it comes late', () => {
    const stood = after(opened('10'));
    expect(keys(stood.tell(filled('5', '8'), 2))).to.deep.equal(['O/7/fill/8']);
    expect(stood.chain('O/7')).to.deep.equal({ amount: '10' });
    expect(stood.judge(filled('5', '8'))).to.equal('known');
  });

  it('bears the whole after a split, when amounts come again: also where what was told before it is forgotten', () => {
    const stood = after(positioned(), closed('100', '50'), splitUp('100', '200'));
    const again = closed('100', '50', { whole: '200' });
    expect(stood.judge(again)).to.equal('due');
    stood.forgetBefore(10);
    expect(keys(stood.tell(again, 11))).to.deep.equal(['P/7/close/50/200']);
    expect(stood.judge(again)).to.equal('known');
    const resumed = standing<number>(stood.cursorNow()(4, 0));
    expect(keys(resumed.tell(closed('50', '25', { whole: '200' }), 12))).to.deep.equal(['P/7/close/25/200']);
  });

  it('bears the whole where its key was told of another, and no split was heard of', () => {
    const stood = after(positioned(), closed('100', '50'));
    expect(keys(stood.tell(closed('100', '50', { whole: '200' }), 4))).to.deep.equal(['P/7/close/50/200']);
  });

  it('ends its chain, and the chain of the order a position came of', () => {
    expect(after(opened(), canceled).chain('O/7')).to.deep.equal({ amount: '0', ended: 2 });
    expect(after(opened(), positioned()).chain('O/7')).to.deep.equal({ amount: '0', ended: 2 });
    expect(after(opened(), canceled, positioned()).chain('O/7')).to.deep.equal({ amount: '0', ended: 2 });
    expect(after(positioned(), closed('100', '60')).chain('P/7')).to.deep.equal({ amount: '60', whole: '100' });
  });
});

describe('the standing', () => {
  it('takes in what shall not be told: it is known from then on', () => {
    const stood = standing<number>();
    expect(stood.pass(filled('0', '10'), 1)).to.equal('O/7/fill/10');
    expect([stood.judge(filled('0', '10')), stood.chain('O/7')]).to.deep.equal(['known', undefined]);
  });

  it('forgets ended chains and their keys from before a stamp, and no others', () => {
    const stood = after(opened(), canceled, change('O/8/open', 'open', { after: '0' }));
    stood.forgetBefore(2);
    expect(stood.chain('O/7')).to.deep.equal({ amount: '0', ended: 2 });
    stood.forgetBefore(4);
    expect([stood.chain('O/7'), stood.judge(canceled)]).to.deep.equal([undefined, 'due']);
    expect(stood.chain('O/8')).to.deep.equal({ amount: '0' });
  });

  it('goes on from a cursor, which shows its own moment', () => {
    const stood = after(opened(), filled('0', '10', { modified: 9 }));
    const cursorAt = stood.cursorNow();
    stood.tell(canceled, 3);
    const cursor = cursorAt(2, 500);
    expect(cursor).to.deep.include({ seq: 2, watermark: 500, chains: { 'O/7': { amount: '10', whole: '100', modified: 9 } } });
    expect(cursor.keys).to.include.members(['O/7/open', 'O/7/fill/10']).and.not.to.include('O/7/canceled');
    const resumed = standing<number>(cursor, 600);
    expect([resumed.judge(filled('0', '10')), resumed.judge(filled('10', '20')), resumed.judge(canceled)]).to.deep.equal(['known', 'due', 'due']);
    resumed.forgetBefore(600);
    expect(resumed.judge(filled('0', '10'))).to.equal('known');
    resumed.forgetBefore(601);
    expect(resumed.judge(opened())).to.equal('known'); // its chain is there
    expect(resumed.judge(filled('0', '10'))).to.equal('late');
  });
});
