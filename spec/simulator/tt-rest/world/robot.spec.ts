import { expect } from 'chai';
import { algos } from '../../../../lib/simulator/tt-rest/world/algos.js';
import { DAY, nanosOf } from '../../../../lib/simulator/tt-rest/world/calendar.js';
import { catalog } from '../../../../lib/simulator/tt-rest/world/catalog.js';
import { company } from '../../../../lib/simulator/tt-rest/world/company.js';
import type { Fill } from '../../../../lib/simulator/tt-rest/world/fills.js';
import { prices } from '../../../../lib/simulator/tt-rest/world/prices.js';
import { past, robot, type Market } from '../../../../lib/simulator/tt-rest/world/robot.js';
import { MONDAY } from '../console.js';

const PAGE = 500;
const market = (seed: number): Market => ({
  seed,
  catalog: catalog(seed, MONDAY),
  company: company(seed, 300),
  algos: algos(seed),
  prices: prices(seed, MONDAY - 30 * DAY),
});
const fills = past(market(1), MONDAY, 30, 240, PAGE);
const [first] = market(1).company.accounts;

/** The rows of one part of an order. */
const trades = (): readonly (readonly Fill[])[] => {
  const found = new Map<string, Fill[]>();
  for (const fill of fills) {
    const key = fill.recordId.replace(/:\d$/, '');
    found.set(key, [...(found.get(key) ?? []), fill]);
  }
  return [...found.values()];
};

describe('the past', () => {
  it('holds a month of fills, by stamp, none from the future, each with ids of its own', () => {
    expect(fills).to.have.length.above(5000);
    expect(fills.every(({ stamp }, at) => stamp >= (fills[at - 1]?.stamp ?? 0n))).to.equal(true);
    expect(fills.at(-1)?.stamp).to.satisfy((stamp: bigint) => stamp <= nanosOf(MONDAY) && stamp > nanosOf(MONDAY - DAY));
    expect(new Set(fills.map(({ recordId }) => recordId))).to.have.property('size', fills.length);
    expect(new Set(fills.map(({ uniqueExecId }) => uniqueExecId))).to.have.property('size', fills.length);
    expect(fills.some(({ uniqueExecId }) => uniqueExecId.includes('/'))).to.equal(true);
  });

  it('lets every account trade, today too', () => {
    expect(new Set(fills.map(({ order }) => order.account.id))).to.have.property('size', 300);
    expect(fills.filter(({ tradeDate }) => tradeDate === Date.UTC(2026, 0, 5))).to.have.length.above(50);
  });

  it('fills spreads as three rows under one stamp, whose prices fit', () => {
    const spreads = trades().filter((rows) => rows.length > 1);
    expect(spreads).to.have.length.above(100);
    for (const rows of spreads) {
      const [whole, front, back] = rows;
      if (whole === undefined || front === undefined || back === undefined) throw new Error('not three rows');
      expect(rows.map(({ recordId, reporting }) => `${recordId.slice(-1)} ${String(reporting)}`)).to.deep.equal(['0 3', '1 2', '2 2']);
      expect(new Set(rows.map(({ stamp }) => stamp)).size).to.equal(1);
      expect(whole.price.toFixed()).to.equal(front.price.minus(back.price).toFixed());
      expect([front.side === whole.side, back.side === whole.side]).to.deep.equal([true, false]);
    }
  });

  it('counts an order’s parts up to its end', () => {
    const ofOrder = new Map<string, Fill[]>();
    for (const fill of fills.filter(({ reporting }) => reporting !== 2)) ofOrder.set(fill.order.id, [...(ofOrder.get(fill.order.id) ?? []), fill]);
    for (const parts of ofOrder.values()) {
      const total = parts.reduce((sum, { quantity }) => sum + quantity, 0);
      let sum = 0;
      for (const { quantity, cumulated, left } of parts) {
        sum += quantity;
        expect([cumulated, left]).to.deep.equal([sum, total - sum]);
      }
    }
  });

  it('lets several trades share one nanosecond, also across the edge of the first page, of all and of the first account', () => {
    const own = fills.filter(({ order }) => order.account === first || order.account.id === first?.id);
    for (const list of [fills, own]) {
      expect(list).to.have.length.above(PAGE + 10);
      expect(list[PAGE]?.stamp).to.equal(list[PAGE - 1]?.stamp);
      expect(list[PAGE]?.order.id).to.be.a('string');
      expect(new Set([-3, -2, -1, 0, 1, 2].map((away) => list[PAGE + away]?.stamp)).size).to.equal(1);
    }
    expect(new Set([-3, -2, -1, 0, 1, 2].map((away) => fills[PAGE + away]?.recordId.split(':').slice(0, 3).join())).size).to.be.above(1);
  });

  it('is the same for the same seed, and another for another', () => {
    const idsOf = (list: readonly Fill[]): readonly string[] => list.map(({ recordId, stamp }) => `${recordId} ${String(stamp)}`);
    expect(idsOf(past(market(1), MONDAY, 5, 50, PAGE))).to.deep.equal(idsOf(past(market(1), MONDAY, 5, 50, PAGE)));
    expect(idsOf(past(market(1), MONDAY, 5, 50, PAGE))).to.not.deep.equal(idsOf(past(market(2), MONDAY, 5, 50, PAGE)));
  });

  it('is empty without orders', () => {
    expect(past(market(1), MONDAY, 5, 0, PAGE)).to.deep.equal([]);
  });
});

describe('the robot', () => {
  it('trades at prices that lie on the grid of ticks', () => {
    const trade = robot(market(1), 'spec');
    const prices = Array.from({ length: 50 }, (_, at) => trade(MONDAY + at * 1000)).flat();
    expect(prices).to.not.be.empty;
    for (const { price, instrument } of prices) expect(price.mod(instrument.tickSize).toNumber(), instrument.name).to.equal(0);
  });
});
