// Splits: the price, orders, positions, what a Cash account holds, and what everybody hears.

import { expect } from 'chai';
import { at, create, lines, listAt, simulation, type Frame } from '../console.js';
import type { InMemoryOptions } from '../../../lib/simulator/index.js';

const stage = (options: InMemoryOptions = {}) => {
  const world = simulation(options);
  const { exchange } = world.simulator;
  exchange.price('US500', { bid: '5000', ask: '5001' });
  const console = world.loggedIn();
  const figures = (): unknown => {
    const account = console.result({ Request: 'Account' });
    return ['Balance', 'Profit', 'Commission', 'Equity'].map((name) => at(account, name));
  };
  const trades = (): readonly unknown[] => listAt(console.result({ Request: 'Trades' }), 'Trades');
  const split = (from: number, to: number): readonly Frame[] => {
    const before = console.raw.length;
    exchange.split('US500', { from, to });
    world.clock.advanceBy(2);
    return console.raw.slice(before).map((text) => JSON.parse(text) as Frame);
  };
  return { ...world, exchange, console, figures, trades, split };
};

const index = (params: object = {}) => create({ Symbol: 'US500', Amount: 3, ...params });
const limit = { Type: 'Limit', Price: 4000.5 };

describe('a split', () => {
  it('divides the price and multiplies what is open; the account is worth the same', () => {
    const { exchange, console, figures, trades, split } = stage();
    console.result(index({ StopLoss: 4000 }));
    console.result(index(limit));
    const before = figures();
    split(1, 4);
    expect(exchange.prices()['US500']).to.deep.equal({ bid: '1250', ask: '1250.3' });
    const [position, order] = trades();
    expect(['RemainingAmount', 'InitialAmount', 'Price', 'StopLoss'].map((name) => at(position, name))).to.deep.equal([12, 12, 1250.25, 1000]);
    expect(['RemainingAmount', 'InitialAmount', 'Price'].map((name) => at(order, name))).to.deep.equal([12, 12, 1000.1]);
    expect(figures()).to.deep.equal(before);
  });

  it('is told order by order, then as a notification and by the account; history and the list of splits have it', () => {
    const { clock, console, simulator, split } = stage();
    console.result(index());
    console.result(index(limit));
    const frames = split(1, 2);
    expect(lines(frames.slice(0, 2))).to.deep.equal(['- Split #1 Position Calculated 6', '- Split #2 Limit Calculated 6']);
    expect(frames.slice(2).map(({ Response, Result }) => [Response, Response === 'Account' ? '' : at(Result, 'Code')])).to.deep.equal([
      ['AccountNotification', 'StockEventUpdate'],
      ['Account', ''],
    ]);
    const records = listAt(console.result({ Request: 'TradeHistory' }), 'Records').slice(-2);
    expect(records.map((record) => ['TransactionType', 'TransactionReason', 'TradeId', 'SplitRatio'].map((name) => at(record, name)))).to.deep.equal([
      ['TradeModified', 'Split', 769002, 2],
      ['TradeModified', 'Split', 769003, 2],
    ]);
    expect(simulator.journal.slice(-2).map(({ kind }) => kind)).to.deep.equal(['split', 'split']);
    const listed = listAt(console.result({ Request: 'Split', Params: { Symbol: 'US500' } }), 'Splits').at(-1);
    expect(['Ratio', 'FromFactor', 'ToFactor'].map((name) => at(listed, name))).to.deep.equal([2, 1, 2]);
    expect(Number(at(listed, 'StartTime'))).to.be.closeTo(clock.now(), 20);
  });

  it('changes a Net position', () => {
    const { console, figures, split } = stage({ accountingType: 'Net' });
    console.result(index());
    const before = figures();
    split(1, 4);
    const [position] = listAt(console.result({ Request: 'Positions' }), 'Positions');
    expect(['LongAmount', 'LongPrice'].map((name) => at(position, name))).to.deep.equal([12, 1250.25]);
    expect(figures()).to.deep.equal(before);
  });

  it('changes what a Cash account holds, and its history still adds up', () => {
    const { exchange, console } = stage({ accountingType: 'Cash', assets: { BTC: '1.5' } });
    exchange.split('BTCUSD', { from: 3, to: 1 });
    expect(at(listAt(console.result({ Request: 'Assets' }), 'Assets')[0], 'Amount')).to.equal(0.5);
    const record = listAt(console.result({ Request: 'TradeHistory' }), 'Records').at(-1);
    expect(['TransactionReason', 'DstAssetMovement', 'DstAssetAmount'].map((name) => at(record, name))).to.deep.equal(['Split', -1, 0.5]);
  });

  it('moves where the price is pulled back to', () => {
    const { clock, exchange } = stage({ ticksPerSecond: 0.01 });
    exchange.split('US500', { from: 1, to: 100 });
    clock.advanceBy(20 * 86_400_000);
    expect(Number(exchange.prices()['US500']?.bid)).to.be.within(30, 80);
  });

  it('needs factors that make sense', () => {
    const { exchange } = stage();
    expect(() => {
      exchange.split('US500', { from: 0, to: 1 });
    }).to.throw(RangeError);
  });
});
