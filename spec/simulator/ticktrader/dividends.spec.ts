// Dividends: who holds is paid, who is short pays, and the books still balance.

import { expect } from 'chai';
import { at, create, listAt, simulation, type Frame } from '../console.js';
import type { InMemoryOptions } from '../../../lib/simulator/index.js';

const stage = (options: InMemoryOptions = {}) => {
  const world = simulation(options);
  const { exchange } = world.simulator;
  exchange.price('EURGBP', { bid: '0.8', ask: '0.9' });
  exchange.price('GBPUSD', { bid: '1.2', ask: '1.3' });
  const console = world.loggedIn();
  const last = (...names: readonly string[]): readonly unknown[] => {
    const record = listAt(console.result({ Request: 'TradeHistory' }), 'Records').at(-1);
    return names.map((name) => at(record, name));
  };
  return { ...world, exchange, console, last };
};

describe('a dividend', () => {
  it('is paid on what is held, less taxes, in account currency', () => {
    const { exchange, console, last } = stage();
    console.result(create({ Symbol: 'US500', Amount: 10 }));
    exchange.dividend('US500', { grossRate: '1.5', taxes: '0.2' });
    expect(last('TransactionType', 'TransactionReason', 'Symbol', 'BalanceMovement', 'Balance', 'DividendGrossRate', 'Taxes', 'TaxValue')).to.deep.equal([
      'Balance',
      'Dividend',
      'US500',
      12,
      100012,
      1.5,
      0.2,
      3,
    ]);
  });

  it('is paid by who is short, untaxed, and converted at the dearer price', () => {
    const { exchange, console, last } = stage({ accountingType: 'Net' });
    console.result(create({ Symbol: 'EURGBP', Amount: 10_000, Side: 'Sell' }));
    exchange.dividend('EURGBP', { grossRate: '0.001', taxes: '0.2' });
    expect(last('BalanceMovement', 'DividendToBalanceConversionRate')).to.deep.equal([-13, 1.3]);
  });

  it('counts opposite positions against each other', () => {
    const { exchange, console, last } = stage();
    console.result(create({ Symbol: 'US500', Amount: 10 }));
    console.result(create({ Symbol: 'US500', Amount: 4, Side: 'Sell' }));
    exchange.dividend('US500', { grossRate: 1 });
    expect(last('BalanceMovement')).to.deep.equal([6]);
  });

  it('is paid in the currency of the price on a Cash account', () => {
    const { exchange, last } = stage({ accountingType: 'Cash', assets: { BTC: '2', USD: '1' } });
    exchange.dividend('BTCUSD', { grossRate: '10.505' });
    expect(last('DstAssetCurrency', 'DstAssetMovement', 'DstAssetAmount')).to.deep.equal(['USD', 21.01, 22.01]);
  });

  it('is told to everybody, and listed, also where nothing is held', () => {
    const { exchange, console, clock, last } = stage();
    const before = console.raw.length;
    exchange.dividend('US500', { grossRate: '1.5' });
    clock.advanceBy(2);
    const heard = console.raw.slice(before).map((text) => JSON.parse(text) as Frame);
    expect(heard.map(({ Response, Result }) => [Response, at(Result, 'Code')])).to.deep.equal([['AccountNotification', 'Dividend']]);
    const listed = listAt(console.result({ Request: 'Dividend', Params: { Symbols: ['US500'] } }), 'Dividends').at(-1);
    expect(['Id', 'GrossRate', 'Currency', 'IsApplied'].map((name) => at(listed, name))).to.deep.equal(['15', 1.5, 'USD', true]);
    expect(last('TransactionReason')).to.deep.equal(['DealerDecision']);
  });
});
