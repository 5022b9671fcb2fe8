// Swap: what holding over night brings or costs, by rule, side, day and kind of account.

import { expect } from 'chai';
import { at, create, fields, lines, listAt, simulation, type Frame } from '../console.js';
import type { InMemoryOptions } from '../../../lib/simulator/index.js';

const DAY = 86_400_000;

/** A world whose time began on Monday, 2026-01-05, with EURUSD at 1.1/1.2. */
const world = (options: InMemoryOptions = {}) => {
  const stage = simulation(options);
  stage.simulator.exchange.price('EURUSD', { bid: '1.1', ask: '1.2' });
  stage.simulator.exchange.price('USDJPY', { bid: '100', ask: '125' });
  const console = stage.loggedIn();
  const swap = (): unknown => at(listAt(console.result({ Request: 'Trades' }), 'Trades')[0], 'Swap');
  /** What the account's swap grew by, night after night. */
  const nights = (count: number): readonly number[] => {
    let before = Number(at(console.result({ Request: 'Account' }), 'Swap'));
    return Array.from({ length: count }, () => {
      stage.clock.advanceBy(DAY);
      const now = Number(at(console.result({ Request: 'Account' }), 'Swap'));
      const grown = Math.round((now - before) * 100) / 100;
      before = now;
      return grown;
    });
  };
  return { ...stage, console, swap, nights };
};

const rules = (long: string, short: string, type: 'Points' | 'PercentPerYear' = 'Points', tripleDay = 3): InMemoryOptions => ({
  symbols: { EURUSD: { swap: { type, long, short, tripleDay } } },
});

describe('rollover', () => {
  it('charges points of the price: three times on the night of Wednesday, not at the weekend', () => {
    const { console, nights } = world(rules('-7', '3'));
    console.result(create());
    expect(nights(8)).to.deep.equal([-7, -7, -21, -7, -7, 0, 0, -7]);
  });

  it('charges every night once where no day counts three times', () => {
    const { console, nights } = world(rules('-7', '3', 'Points', 0));
    console.result(create({ Side: 'Sell' }));
    expect(nights(7)).to.deep.equal([3, 3, 3, 3, 3, 3, 3]);
  });

  it('charges a share of the amount, compound, where the rule is percent per year', () => {
    const { console, nights } = world(rules('-0.05', '0.02', 'PercentPerYear'));
    console.result(create());
    const share = Math.pow(1.05, 1 / 365) - 1;
    expect(nights(1)).to.deep.equal([-Math.round(120_000 * share * 100) / 100]);
  });

  it('converts what is in another currency', () => {
    const { console, nights } = world({ symbols: { USDJPY: { swap: { long: '20', short: '-20' } } } });
    console.result(create({ Symbol: 'USDJPY' }));
    expect(nights(1), 'a gain is sold').to.deep.equal([16]);
    console.result(create({ Symbol: 'USDJPY', Side: 'Sell', Amount: 200_000 }));
    expect(nights(1), 'a loss is bought').to.deep.equal([16 - 40]);
  });

  it('tells of each Gross position charged, then of the account, and writes it into the journal', () => {
    const { console, clock, simulator } = world(rules('-7', '3'));
    console.result(create());
    const before = console.raw.length;
    clock.advanceBy(DAY);
    const heard = console.raw.slice(before).map((text) => JSON.parse(text) as Frame);
    expect(lines(heard.slice(0, 1))).to.deep.equal(['- ChargedSwap #1 Position Calculated 100000']);
    expect([at(heard[0]?.Result, 'Trade.Swap'), heard[1]?.Response, heard[1]?.Id]).to.deep.equal([-7, 'Account', undefined]);
    expect(simulator.journal.at(-1)).to.include({ kind: 'swap', tradeId: '769002' });
  });

  it('charges a Net position, and what is realised of it takes its share of the swap', () => {
    const { console, nights } = world({ accountingType: 'Net', ...rules('-7', '3') });
    console.result(create());
    nights(1);
    const [position] = listAt(console.result({ Request: 'Positions' }), 'Positions');
    expect(at(position, 'Swap')).to.equal(-7);
    console.result(create({ Side: 'Sell', Amount: 50_000 }));
    expect(at(listAt(console.result({ Request: 'TradeHistory' }), 'Records').at(-1), 'Swap')).to.equal(-3.5);
  });

  it('moves the balance when the position is closed, not before', () => {
    const { console, nights } = world(rules('-7', '3'));
    const id = at(console.result(create()), 'Trade.Id');
    nights(1);
    expect(at(console.result({ Request: 'Account' }), 'Balance')).to.equal(100_000);
    console.result({ Request: 'TradeDelete', Params: { Type: 'Close', Id: id } });
    const record = fields(listAt(console.result({ Request: 'TradeHistory' }), 'Records').at(-1));
    expect([record['Swap'], record['BalanceMovement']]).to.deep.equal([-7, -10_000 - 6 - 7]);
  });

  it('happens at the time of day that is chosen, or never', () => {
    const charged = (rollover: string | false, hours: number): unknown => {
      const { console, clock, swap } = world({ rollover, ...rules('-7', '3') });
      console.result(create());
      clock.advanceBy(hours * 3_600_000);
      return swap();
    };
    expect([charged('22:00', 21.9), charged('22:00', 22.1), charged('00:00', 22.1), charged(false, 100)]).to.deep.equal([0, -7, 0, 0]);
    expect(() => simulation({ rollover: '24:30' })).to.throw(RangeError, '24:30');
  });

  it('owes nothing on a Cash account', () => {
    const { console, clock } = world({ accountingType: 'Cash' });
    console.result(create({ Amount: 10_000 }));
    const before = console.result({ Request: 'Assets' });
    clock.advanceBy(2 * DAY);
    expect(console.result({ Request: 'Assets' })).to.deep.equal(before);
  });
});
