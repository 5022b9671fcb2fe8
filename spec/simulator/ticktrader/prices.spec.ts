import { expect } from 'chai';
import Big from 'big.js';
import { prices } from '../../../lib/simulator/ticktrader/prices.js';
import { randomOf } from '../../../lib/simulator/ticktrader/random.js';
import { symbolTable, type SymbolFacts } from '../../../lib/simulator/ticktrader/symbols.js';

const symbol = (name: string): SymbolFacts => symbolTable.find((one) => one.name === name) ?? expect.fail(`no ${name}`);

const market = () => {
  const all = prices(symbolTable, randomOf(1, 'prices'));
  const set = (name: string, bid: string, ask: string): void => {
    all.set(symbol(name), { bid: new Big(bid), ask: new Big(ask) });
  };
  set('EURUSD', '1.1', '1.2');
  set('USDJPY', '100', '125');
  set('USDCHF', '0.5', '0.6');
  return { ...all, set };
};

describe('prices', () => {
  it('cover a dozen symbols and more: forex and crosses, a metal, an index, crypto', () => {
    expect(symbolTable.map(({ name }) => name)).to.include.members(['EURUSD', 'USDJPY', 'EURGBP', 'XAUUSD', 'US500', 'BTCUSD']);
    expect(symbolTable).to.have.length.of.at.least(12);
  });

  it('convert a gain at the bid and a loss at the ask, also by the inverse and across the dollar', () => {
    const { convert } = market();
    const texts = (
      [
        ['EUR', 'USD'],
        ['JPY', 'USD'],
        ['USD', 'EUR'],
        ['JPY', 'CHF'],
        ['USD', 'USD'],
      ] as const
    ).map(([from, to]) => ['600', '-600'].map((amount) => convert(new Big(amount), from, to).round(4).toFixed()));
    expect(texts).to.deep.equal([
      ['660', '-720'],
      ['4.8', '-6'],
      ['500', '-545.4545'],
      ['2.4', '-3.6'],
      ['600', '-600'],
    ]);
    expect(() => convert(new Big(1), 'XYZ', 'USD')).to.throw(RangeError, 'XYZ');
  });

  it('follow a price set by hand at once, and walk on from there', () => {
    const { quote, set, step, convert } = market();
    set('EURUSD', '2', '2.0002');
    expect(convert(new Big(1), 'EUR', 'USD').toFixed()).to.equal('2');
    step(symbol('EURUSD'), 1000);
    expect(quote(symbol('EURUSD')).bid.toNumber()).to.be.closeTo(2, 0.001);
    expect(
      quote(symbol('EURUSD'))
        .ask.minus(quote(symbol('EURUSD')).bid)
        .toFixed(),
    ).to.equal('0.0002');
  });

  it('stay within reason over a year, and move', () => {
    const all = prices(symbolTable, randomOf(9, 'prices'));
    for (const one of symbolTable) {
      for (let day = 0; day < 365; day++) all.step(one, 86_400_000);
      const share = all.quote(one).bid.toNumber() / one.anchor;
      expect(share, one.name).to.be.within(0.3, 3).and.not.equal(1);
      expect(all.quote(one).bid.round(one.precision).eq(all.quote(one).bid)).to.equal(true);
    }
  });
});
