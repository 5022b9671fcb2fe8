// What a fill costs, under each rule a symbol can have.

import { expect } from 'chai';
import { at, create, listAt, simulation } from '../console.js';
import type { InMemoryOptions, SymbolRules } from '../../../lib/simulator/index.js';

/** What a position in `Symbol` over `Amount` is charged. */
const chargeOf = (commission: SymbolRules['commission'], Amount: number, Symbol = 'EURUSD'): unknown => {
  const { loggedIn, simulator } = simulation({ symbols: { [Symbol]: { commission: commission ?? {} } } });
  simulator.exchange.price('EURUSD', { bid: '1.1', ask: '1.2' });
  simulator.exchange.price('USDJPY', { bid: '100', ask: '125' });
  const console = loggedIn();
  console.result(create({ Amount, Symbol }));
  return at(listAt(console.result({ Request: 'Trades' }), 'Trades')[0], 'Commission');
};

describe('commission', () => {
  it('is a percentage of the value in base currency', () => {
    expect(chargeOf({ type: 'Percentage', value: '0.01' }, 200000)).to.equal(-24);
  });

  it('is so many points of the price a unit, converted at the dearer price', () => {
    expect(chargeOf({ type: 'Points', value: '3' }, 200000)).to.equal(-6);
    expect(chargeOf({ type: 'Points', value: '4' }, 50000, 'USDJPY')).to.equal(-2);
  });

  it('is money a lot, also for a part of one', () => {
    expect(chargeOf({ type: 'Money', value: '3.5' }, 250000)).to.equal(-8.75);
    expect(chargeOf({ type: 'Money', value: '3.5' }, 1000)).to.equal(-0.04);
  });

  it('is the same for every deal where it is charged by deal', () => {
    const rule = { type: 'Money', charge: 'PerDeal', value: '3.5' } as const;
    expect([1000, 250000].map((amount) => chargeOf(rule, amount))).to.deep.equal([-3.5, -3.5]);
  });

  it('has a minimum, in a currency of its own', () => {
    const rule = { type: 'Money', value: '1', minimum: '2', minimumCurrency: 'EUR' } as const;
    expect([1000, 250000].map((amount) => chargeOf(rule, amount))).to.deep.equal([-2.4, -2.5]);
  });

  const cash = (options: InMemoryOptions) => {
    const { loggedIn, simulator } = simulation({ accountingType: 'Cash', ...options });
    simulator.exchange.price('EURUSD', { bid: '1.1', ask: '1.2' });
    return loggedIn();
  };
  const amountOf = (console: ReturnType<typeof cash>, Currency: string): unknown =>
    at(listAt(console.result({ Request: 'Assets', Params: { Currency } }), 'Assets')[0], 'Amount');

  it("of a Cash account is paid in the price's currency", () => {
    const console = cash({ assets: { USD: '12001', EUR: '10000' }, symbols: { EURUSD: { commission: { value: '0.005' } } } });
    console.result(create({ Type: 'Limit', Price: 1.2, Amount: 10000 }));
    expect([amountOf(console, 'USD'), amountOf(console, 'EUR')]).to.deep.equal([0.4, 20000]);
    console.result(create({ Amount: 10000, Side: 'Sell' }));
    expect(amountOf(console, 'USD')).to.equal(0.4 + 11000 - 0.55);
  });

  it('of a Cash account must be there too, or the order is refused', () => {
    const console = cash({ assets: { USD: '12000.59' } });
    expect(console.answer(create({ Type: 'Limit', Price: 1.2, Amount: 10000 })).Error).to.contain('Not enough money');
  });
});
