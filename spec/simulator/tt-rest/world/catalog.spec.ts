import { expect } from 'chai';
import { algos } from '../../../../lib/simulator/tt-rest/world/algos.js';
import { catalog } from '../../../../lib/simulator/tt-rest/world/catalog.js';
import { prices } from '../../../../lib/simulator/tt-rest/world/prices.js';
import { MONDAY } from '../console.js';

const goods = catalog(1, MONDAY);

describe('the catalog', () => {
  it('has more than a page of products on CME, and of options on one product', () => {
    expect(goods.products.filter(({ marketId }) => marketId === 7)).to.have.length.above(500);
    expect(Math.max(...goods.products.map(({ id }) => goods.ofProduct(id).length))).to.be.above(500);
  });

  it('has futures, options and spreads, each found by its id', () => {
    for (const instrument of goods.instruments) expect(goods.instrument(instrument.id)).to.equal(instrument);
    expect(goods.instruments.some(({ legs }) => legs !== undefined)).to.equal(true);
    expect(goods.instruments.some(({ right }) => right === 'P')).to.equal(true);
  });

  it('gives ids beyond 2^53, some beyond 2^63', () => {
    const ids = [...goods.instruments.map(({ id }) => id), ...goods.products.map(({ id }) => id), ...algos(1).map(({ id }) => id)].map(BigInt);
    expect(new Set(ids).size).to.equal(ids.length);
    expect(ids.every((id) => id > 2n ** 53n && id < 2n ** 64n)).to.equal(true);
    expect(ids.some((id) => id > 2n ** 63n)).to.equal(true);
    expect(algos(1)[0].id).to.equal('15312252192147810452');
  });

  it('names futures by month codes, the nearest first, and lets none expire at once', () => {
    const [first, second] = goods.instruments;
    expect([first?.name, first?.alias, second?.name]).to.deep.equal(['ESH6', 'ES Mar26', 'ESM6']);
    expect(new Date(first?.expires ?? 0).toISOString()).to.equal('2026-03-20T23:59:59.000Z');
    for (let day = 0; day < 400; day += 13)
      for (const { expires } of catalog(1, MONDAY + day * 86_400_000).instruments.slice(0, 6)) expect(expires).to.be.above(MONDAY + day * 86_400_000);
  });
});

describe('prices', () => {
  it('are functions of time: on the grid, positive, the same whoever asks in whatever order', () => {
    const times = [MONDAY, MONDAY - 86_400_000, MONDAY + 5 * 86_400_000, MONDAY + 61_000];
    const singles = goods.instruments.filter(({ legs }) => legs === undefined).filter((_, at) => at % 37 === 0);
    const one = prices(1, MONDAY - 30 * 86_400_000);
    const other = prices(1, MONDAY - 30 * 86_400_000);
    const texts = singles.map((instrument) => times.map((time) => one.bid(instrument, time).toFixed()));
    const again = [...singles].reverse().map((instrument) => [...times].reverse().map((time) => other.bid(instrument, time).toFixed()));

    expect([...again].reverse().map((list) => [...list].reverse())).to.deep.equal(texts);
    for (const [at, instrument] of singles.entries()) {
      for (const text of texts[at] ?? []) expect(Number(text)).to.be.above(0);
      expect(one.bid(instrument, MONDAY).mod(instrument.tickSize).toNumber()).to.equal(0);
    }
  });

  it('move', () => {
    const quotes = prices(1, MONDAY);
    const [first] = goods.instruments;
    if (first === undefined) throw new Error('no instruments');
    expect(new Set(Array.from({ length: 60 }, (_, minute) => quotes.bid(first, MONDAY + minute * 60_000).toFixed())).size).to.be.above(10);
  });
});
