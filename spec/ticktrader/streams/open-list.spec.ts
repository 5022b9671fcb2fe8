// The list of what is open, as a value.

import { expect } from 'chai';
import type { ExecutionReport, Trade } from '../../../lib/ticktrader/index.js';
import { afterReport, openList, step } from '../../../lib/ticktrader/streams/open-list.js';

const trade = (Id: string, parts: Partial<Trade> = {}): Trade => ({
  Id,
  Type: 'Limit',
  Side: 'Buy',
  Status: 'Calculated',
  Symbol: 'EURUSD',
  InitialAmount: 10,
  RemainingAmount: 10,
  Created: 1,
  Modified: 5,
  ...parts,
});
const report = (Trade: Trade): ExecutionReport => ({ Event: 'Modified', Trade });
const same = (one: number, other: number): boolean => one === other;
const ids = (list: readonly Trade[]): readonly string[] => list.map(({ Id }) => Id);

describe('the list of what is open', () => {
  it('is in the order of the numbers', () => {
    expect(ids(openList(['12', '10', '9', '769001', '11'].map((id) => trade(id))))).to.deep.equal(['9', '10', '11', '12', '769001']);
  });

  it('takes in what a report shows open, in its place', () => {
    const list = openList([trade('1'), trade('3')]);
    expect(ids(afterReport(list, report(trade('2'))))).to.deep.equal(['1', '2', '3']);
    expect(ids(afterReport(list, report(trade('4'))))).to.deep.equal(['1', '3', '4']);
    expect(afterReport(list, report(trade('3', { Price: 7 })))[1]?.Price).to.equal(7);
  });

  for (const Status of ['Filled', 'Canceled', 'Expired', 'Rejected', 'Activated']) {
    it(`lets go of what is ${Status}`, () => {
      expect(ids(afterReport([trade('1'), trade('2')], report(trade('1', { Status }))))).to.deep.equal(['2']);
    });
  }

  it('takes no notice of an order that is not open yet, nor of one that never was', () => {
    const list = [trade('1')];
    expect(afterReport(list, report(trade('2', { Status: 'New' })))).to.equal(list);
    expect(afterReport(list, report(trade('1', { Status: 'New' })))).to.equal(list);
    expect(afterReport(list, report(trade('2', { Status: 'Canceled' })))).to.equal(list);
  });

  it('takes no notice of what is older than what it knows', () => {
    const list = [trade('1')];
    expect(afterReport(list, report(trade('1', { Modified: 4, Price: 7 })))).to.equal(list);
  });

  it('takes in what is as old as what it knows, and what bears no stamp', () => {
    const { Modified = 0, ...unstamped } = trade('1', { Price: 7 });
    expect(afterReport([trade('1')], report(trade('1', { Modified, Price: 7 })))[0]?.Price).to.equal(7);
    expect(afterReport([trade('1')], report(unstamped))[0]?.Price).to.equal(7);
    expect(afterReport([unstamped], report(trade('1', { Price: 8 })))[0]?.Price).to.equal(8);
  });

  it('keeps a position when the order that became it says late that it is over', () => {
    const list = [trade('1', { Type: 'Position' })];
    expect(afterReport(list, report(trade('1', { Status: 'Filled' })))).to.equal(list);
    expect(afterReport(list, report(trade('1', { Type: 'Position', Status: 'Filled' })))).to.deep.equal([]);
  });

  it('tells what was added, changed and removed', () => {
    const [one, two, three] = [trade('1'), trade('2'), trade('3')];
    const changed = trade('2', { Price: 7 });
    expect(step([one, two], [changed, three], same)).to.deep.equal({ all: [changed, three], added: [three], changed: [changed], removed: [one] });
  });

  it('calls no change what moves with the market, but holds the newer', () => {
    const newer = trade('1', { Profit: 7, CurrentPrice: 2, Margin: 3 });
    expect(step([trade('1')], [newer], same)).to.deep.equal({ all: [newer], added: [], changed: [], removed: [] });
  });

  it('compares decimals by their value', () => {
    interface Decimal {
      readonly text: string;
    }
    const of = (text: string): Trade<Decimal> => {
      const { Id, Type, Side, Status, Symbol, Created } = trade('1');
      return { Id, Type, Side, Status, Symbol, Created, InitialAmount: { text: '1' }, RemainingAmount: { text: '1' }, Price: { text } };
    };
    const changed = (text: string): number => step([of('1')], [of(text)], (one, other) => one.text === other.text).changed.length;
    expect([changed('1'), changed('2')]).to.deep.equal([0, 1]);
  });
});
