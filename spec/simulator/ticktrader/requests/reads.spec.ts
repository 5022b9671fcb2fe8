import { expect } from 'chai';
import { at, create, listAt, simulation } from '../../console.js';

describe('reads', () => {
  it('Trades: all, or one by its number', () => {
    const console = simulation().loggedIn();
    console.ask(create());
    console.ask(create({ Type: 'Limit', Price: 1 }));
    const ids = (Params?: object): unknown => listAt(console.result({ Request: 'Trades', Params }), 'Trades').map((trade) => at(trade, 'Id'));
    expect([ids(), ids({ Id: 769003 })]).to.deep.equal([[769002, 769003], [769003]]);
  });

  it('Positions: all, or by number or symbol', () => {
    const console = simulation({ accountingType: 'Net' }).loggedIn();
    console.ask(create());
    console.ask(create({ Symbol: 'GBPUSD', Side: 'Sell' }));
    const positions = (Params?: object): readonly unknown[] => listAt(console.result({ Request: 'Positions', Params }), 'Positions');
    const symbols = (Params?: object): unknown => positions(Params).map((position) => at(position, 'Symbol'));
    expect(symbols()).to.deep.equal(['EURUSD', 'GBPUSD']);
    expect(symbols({ Symbol: 'GBPUSD' })).to.deep.equal(['GBPUSD']);
    expect(symbols({ Id: at(positions()[0], 'Id') })).to.deep.equal(['EURUSD']);
    expect(symbols({ Symbol: 'USDJPY' })).to.deep.equal([]);
    expect([at(positions()[1], 'ShortAmount'), at(positions()[1], 'LongAmount')]).to.deep.equal([100000, 0]);
  });

  it('Assets: all, or one by its currency', () => {
    const console = simulation({ accountingType: 'Cash' }).loggedIn();
    const currencies = (Params?: object): unknown => listAt(console.result({ Request: 'Assets', Params }), 'Assets').map((asset) => at(asset, 'Currency'));
    expect(currencies()).to.deep.equal(['USD', 'EUR', 'GBP', 'BTC']);
    expect(currencies({ Currency: 'BTC' })).to.deep.equal(['BTC']);
    expect(currencies({ Currency: 'DOGE' })).to.deep.equal([]);
  });

  it('Account: equity is balance, profit, commission and swap together, and margin follows what is open', () => {
    const console = simulation().loggedIn();
    console.ask(create());
    console.ask(create({ Symbol: 'XAUUSD', Amount: 10 }));
    console.ask(create({ Symbol: 'US500', Amount: 2, Side: 'Sell' }));
    const account = console.result({ Request: 'Account' });
    const [balance, profit, commission, equity, margin, level] = ['Balance', 'Profit', 'Commission', 'Equity', 'Margin', 'MarginLevel'].map((name) =>
      Number(at(account, name)),
    );
    expect([balance, profit, commission, margin]).to.deep.equal([100000, -15.5, -7.16, 2653.91]);
    expect(equity).to.be.closeTo(100000 - 15.5 - 7.16, 1e-9);
    expect(level).to.be.closeTo((99977.34 / 2653.91) * 100, 0.01);
  });

  it('counts a hedged pair by its bigger side', () => {
    const console = simulation().loggedIn();
    const margin = (): unknown => at(console.result({ Request: 'Account' }), 'Margin');
    console.ask(create());
    const alone = margin();
    console.ask(create({ Side: 'Sell', Amount: 60000 }));
    expect(margin()).to.equal(alone);
  });

  it("stock events: all, or by symbol; a split's number is longer than a double", () => {
    const console = simulation().loggedIn();
    const found = (Request: string, list: string, Params?: object): number => listAt(console.result({ Request, Params }), list).length;
    expect([found('Split', 'Splits'), found('Split', 'Splits', { Symbol: 'US500' }), found('Split', 'Splits', { Symbol: 'EURUSD' })]).to.deep.equal([2, 1, 0]);
    expect([found('Dividend', 'Dividends'), found('Dividend', 'Dividends', { Symbols: ['EURUSD'] })]).to.deep.equal([3, 1]);
    expect([
      found('MergerAndAcquisition', 'MergersAndAcquisitions'),
      found('MergerAndAcquisition', 'MergersAndAcquisitions', { Symbol: 'HOOL' }),
    ]).to.deep.equal([2, 1]);
    console.ask({ Request: 'Split' });
    expect(console.raw.at(-1)).to.contain('"Id":638273510970197437,');
  });
});
