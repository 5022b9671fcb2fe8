// Margin as an account states it, by kind of order and rule of its symbol.

import { expect } from 'chai';
import { at, create, simulation } from '../console.js';
import type { SimulatorOptions } from '../../../lib/simulator/index.js';

/** The margin of the account after these orders in EURUSD at 1.1/1.2, in a symbol under these rules. */
const marginOf = (rules: NonNullable<SimulatorOptions['symbols']>[string], ...orders: readonly object[]): unknown => {
  const { loggedIn, simulator } = simulation({ symbols: { EURUSD: rules }, balance: '1000000' });
  simulator.exchange.price('EURUSD', { bid: '1.1', ask: '1.2' });
  const console = loggedIn();
  for (const order of orders) console.result(create(order));
  return at(console.result({ Request: 'Account' }), 'Margin');
};

const buy = { Side: 'Buy' };
const sell = { Side: 'Sell', Amount: 40000 };
const stop = { Type: 'Stop', StopPrice: 1.5 };

describe('margin', () => {
  it('is amount x factor / leverage, bought at the ask', () => {
    expect(marginOf({}, buy)).to.equal(1200);
    expect(marginOf({ marginFactor: '0.25' }, buy)).to.equal(300);
  });

  it('knows no leverage where the symbol does not', () => {
    expect(marginOf({ marginMode: 'CFD' }, buy)).to.equal(120000);
    expect(marginOf({ marginMode: 'CFD_Leverage' }, buy)).to.equal(1200);
  });

  it('counts the bigger side, and the hedged part by 2 x MarginHedged - 1', () => {
    expect(marginOf({}, buy, sell)).to.equal(1200);
    expect(marginOf({ marginHedged: '0.75' }, buy, sell)).to.equal(1200 + 240);
    expect(marginOf({ marginHedged: '1' }, buy, sell)).to.equal(1200 + 480);
  });

  it('of orders that wait is reduced for stops and for limits nobody sees', () => {
    const reductions = { stopMarginReduction: '0.5', hiddenMarginReduction: '0.2' };
    const limit = { Type: 'Limit', Price: 1 };
    expect(marginOf(reductions, limit)).to.equal(1200);
    expect(marginOf(reductions, { ...limit, MaxVisibleAmount: 0 })).to.equal(240);
    expect(marginOf(reductions, stop)).to.equal(600);
    expect(marginOf(reductions, { ...stop, Type: 'StopLimit', Price: 1.6 })).to.equal(600);
    expect(marginOf({}, stop)).to.equal(1200);
  });

  it('of what is no currency follows from its price', () => {
    const { loggedIn, simulator } = simulation();
    simulator.exchange.price('US500', { bid: '4999.5', ask: '5000' });
    const console = loggedIn();
    console.result(create({ Symbol: 'US500', Amount: 2 }));
    expect(at(console.result({ Request: 'Account' }), 'Margin')).to.equal(500);
  });

  it('refuses, with a Rejected report, what the account cannot carry', () => {
    const { loggedIn } = simulation({ balance: '1000' });
    const console = loggedIn();
    const [report, answer] = console.ask(create({ Amount: 89000 }));
    expect([at(report?.Result, 'Event'), at(report?.Result, 'Reject.Reason')]).to.deep.equal(['Rejected', 'NotEnoughMoney']);
    expect(answer?.Error).to.equal('Cannot create new trade! Reason: Not enough money.');
    expect(console.answer(create({ Amount: 88000 })).Error).to.equal(undefined);
  });
});
