// Life cycles as dialogues: what is asked, and every line that comes of it. Trades are numbered from #1.

import { expect } from 'chai';
import { at, create, lines, listAt } from '../../console.js';
import { limit, modify, oco, remove, stage, stop } from './stage.js';

describe('a Gross account', () => {
  it('fills a Market at once and opens a position under the same number', () => {
    expect(stage().say(create())).to.deep.equal([
      'r1 Accepted #1 Market New 100000',
      'r1 Filled #1 Market Filled 0 fill',
      'r1 Allocated #1 Position Calculated 100000',
      'r1 TradeCreate #1 Market Filled 0',
    ]);
  });

  it('lets a Limit wait, and fills it without an Id when the price comes', () => {
    const { say, price } = stage();
    expect(say(limit(1.09))).to.deep.equal([
      'r1 Accepted #1 Limit New 100000',
      'r1 Allocated #1 Limit Calculated 100000',
      'r1 TradeCreate #1 Limit Calculated 100000',
    ]);
    expect(price(1.0899, 1.0901)).to.deep.equal([]);
    expect(price(1.0898, 1.09)).to.deep.equal(['- Filled #1 Limit Filled 0 fill', '- Allocated #1 Position Calculated 100000']);
  });

  it("fills a Limit that arrives at a better market at the market's price", () => {
    const { say, console } = stage();
    expect(say(limit(1.2))).to.deep.equal([
      'r1 Accepted #1 Limit New 100000',
      'r1 Allocated #1 Limit Calculated 100000',
      'r1 Filled #1 Limit Filled 0 fill',
      'r1 Allocated #1 Position Calculated 100000',
      'r1 TradeCreate #1 Limit Filled 0',
    ]);
    expect(at(listAt(console.result({ Request: 'Trades' }), 'Trades')[0], 'Price')).to.equal(1.1002);
  });

  it('lets a Stop wait on the other side, by either name of its price', () => {
    const { say, price } = stage();
    say(stop(1.2));
    say(create({ Type: 'Stop', Price: 1.05, Side: 'Sell' }));
    expect(price(1.2, 1.2001)).to.deep.equal(['- Filled #1 Stop Filled 0 fill', '- Allocated #1 Position Calculated 100000']);
    expect(price(1.05, 1.0501)).to.deep.equal(['- Filled #2 Stop Filled 0 fill', '- Allocated #2 Position Calculated 100000']);
  });

  it('cancels an immediate-or-cancel Limit that finds no market, and fills one that does', () => {
    const { say } = stage();
    expect(say(limit(1.09, { ImmediateOrCancel: true }))).to.deep.equal([
      'r1 Accepted #1 Limit New 100000',
      'r1 Allocated #1 Limit Calculated 100000',
      'r1 Canceled #1 Limit Canceled 100000',
      'r1 TradeCreate #1 Limit Canceled 100000',
    ]);
    expect(say(limit(1.2, { ImmediateOrCancel: true })).at(-1)).to.equal('r2 TradeCreate #2 Limit Filled 0');
    expect(say(limit(1.09, { FillOrKill: true })).at(-1)).to.equal('r3 TradeCreate #3 Limit Canceled 100000');
  });

  it('activates a StopLimit: a Limit under a new number takes its place', () => {
    const { say, price } = stage();
    say(create({ Type: 'StopLimit', StopPrice: 1.15, Price: 1.14 }));
    expect(price(1.1499, 1.15)).to.deep.equal([
      '- Activated #1 StopLimit Activated 100000',
      '- Accepted #2 Limit New 100000',
      '- Allocated #2 Limit Calculated 100000',
    ]);
    expect(price(1.1398, 1.14)).to.deep.equal(['- Filled #2 Limit Filled 0 fill', '- Allocated #2 Position Calculated 100000']);
  });

  it('modifies a waiting order: the old values, then the new', () => {
    const { say, console } = stage();
    say(limit(1.09));
    expect(say(modify(1, { Price: 1.08, AmountChange: -40000, Comment: 'less' }))).to.deep.equal([
      'r2 PendingModify #1 Limit Calculated 100000',
      'r2 Modified #1 Limit Calculated 60000',
      'r2 TradeModify #1 Limit Calculated 60000',
    ]);
    const [trade] = listAt(console.result({ Request: 'Trades' }), 'Trades');
    expect(['Price', 'InitialAmount', 'Comment'].map((name) => at(trade, name))).to.deep.equal([1.08, 60000, 'less']);
  });

  it('fills an order that is modified into the market', () => {
    const { say } = stage();
    say(limit(1.09));
    expect(say(modify(1, { Price: 1.2 })).slice(2)).to.deep.equal([
      'r2 Filled #1 Limit Filled 0 fill',
      'r2 Allocated #1 Position Calculated 100000',
      'r2 TradeModify #1 Limit Filled 0',
    ]);
  });

  it('cancels a waiting order', () => {
    const { say } = stage();
    say(stop(1.2));
    expect(say(remove('Cancel', 1))).to.deep.equal([
      'r2 PendingCancel #1 Stop Calculated 100000',
      'r2 Canceled #1 Stop Canceled 100000',
      'r2 TradeDelete #1 Stop Canceled 100000',
    ]);
  });

  it('lets an order expire at its time, and not one whose time was changed', () => {
    const { say, console, clock, heard } = stage();
    const soon = clock.now() + 60_000;
    say(limit(1.09, { Expired: soon }));
    say(limit(1.09, { Expired: soon }));
    say(modify(2, { Expired: soon + 60_000 }));
    const before = console.raw.length;
    clock.advanceBy(60_000);
    expect(heard(before)).to.deep.equal(['- Expired #1 Limit Expired 100000']);
    clock.advanceBy(60_000);
    expect(heard(before)).to.have.length(2);
  });

  it('closes a position in part, then the rest', () => {
    const { say, price } = stage();
    say(create());
    price(1.1102, 1.1104);
    expect(say(remove('Close', 1, { Amount: 40000 }))).to.deep.equal([
      'r2 PendingClose #1 Position Calculated 100000',
      'r2 Filled #1 Position Calculated 60000 fill profit 397.8',
      'r2 TradeDelete #1 Position Calculated 60000',
    ]);
    expect(say(remove('Close', 1))).to.deep.equal([
      'r3 PendingClose #1 Position Calculated 60000',
      'r3 Filled #1 Position Filled 0 fill profit 596.7',
      'r3 TradeDelete #1 Position Filled 0',
    ]);
  });

  it('closes two positions against each other', () => {
    const { say } = stage();
    say(create());
    say(create({ Side: 'Sell', Amount: 30000 }));
    expect(say(remove('CloseBy', 1, { ById: 769003 }))).to.deep.equal([
      'r3 PendingClose #1 Position Calculated 100000',
      'r3 PendingClose #2 Position Calculated 30000',
      'r3 Filled #1 Position Calculated 70000 fill profit -7.65',
      'r3 Filled #2 Position Filled 0 fill profit 0',
      'r3 TradeDelete #1 Position Calculated 70000',
    ]);
  });

  it('closes a position at its stop loss and another at its take profit', () => {
    const { say, price } = stage();
    say(create({ StopLoss: 1.09 }));
    say(create({ TakeProfit: 1.12 }));
    expect(price(1.12, 1.1202)).to.deep.equal(['- Filled #2 Position Filled 0 fill profit 1974.5']);
    expect(price(1.09, 1.0902)).to.deep.equal(['- Filled #1 Position Filled 0 fill profit -1025.5']);
  });

  it('fills a waiting order in part: a position under a new number, and the order stays', () => {
    const { say, console, clock, heard, simulator } = stage();
    say(limit(1.09));
    const before = console.raw.length;
    simulator.exchange.fill(769002, 30000);
    simulator.exchange.fill('769002', 1e9);
    clock.advanceBy(2);
    expect(heard(before)).to.deep.equal([
      '- PartialFilled #1 Limit Calculated 70000 fill',
      '- Allocated #2 Position Calculated 30000',
      '- Filled #1 Limit Filled 0 fill',
      '- Allocated #1 Position Calculated 70000',
    ]);
    expect(() => {
      simulator.exchange.fill(769002, 1);
    }).to.throw(RangeError, 'waits');
  });

  it('modifies the exits and the comment of a position, and zero clears an exit', () => {
    const { say, console } = stage();
    const exits = (): unknown => ['StopLoss', 'TakeProfit', 'Comment'].map((name) => at(listAt(console.result({ Request: 'Trades' }), 'Trades')[0], name));
    say(create({ StopLoss: 1 }));
    expect(say(modify(1, { StopLoss: 1.05, TakeProfit: 1.2, Comment: 'guarded' }))).to.deep.equal([
      'r2 PendingModify #1 Position Calculated 100000',
      'r2 Modified #1 Position Calculated 100000',
      'r2 TradeModify #1 Position Calculated 100000',
    ]);
    expect(exits()).to.deep.equal([1.05, 1.2, 'guarded']);
    say(modify(1, { StopLoss: 0 }));
    expect(exits()).to.deep.equal([undefined, 1.2, 'guarded']);
  });

  it('modifies a Stop by either name of its price', () => {
    const { say, console } = stage();
    say(stop(1.2));
    const price = (): unknown => at(listAt(console.result({ Request: 'Trades' }), 'Trades')[0], 'StopPrice');
    say(modify(1, { Price: 1.25 }));
    expect(price()).to.equal(1.25);
    say(modify(1, { StopPrice: 1.3 }));
    expect(price()).to.equal(1.3);
  });

  it('lets a ClientId be used again once its order is gone', () => {
    const { say } = stage();
    say(limit(1.09, { ClientId: 'again' }));
    expect(say(create({ ClientId: 'again' })).at(-1)).to.contain('Duplicate client order Id: again');
    say(remove('Cancel', 1));
    expect(say(create({ ClientId: 'again' })).at(-1)).to.contain('Filled');
  });

  it('reports a refusal for want of money, then says the error', () => {
    expect(stage({ balance: '1000' }).say(create())).to.deep.equal([
      'r1 Rejected #1 Market Rejected 100000',
      'r1 TradeCreate: Cannot create new trade! Reason: Not enough money.',
    ]);
  });
});

describe('an OCO pair', () => {
  const first = { Type: 'Stop', StopPrice: 1.2 };
  const second = { Type: 'Limit', Price: 1.05 };

  for (const Request of ['TradeCreateOco', 'TradeCreate']) {
    it(`is created by ${Request}; one filled, the other goes`, () => {
      const { say, price } = stage();
      expect(say(oco(first, second, Request))).to.deep.equal([
        'r1 Accepted #1 Stop New 100000',
        'r1 Allocated #1 Stop Calculated 100000',
        'r1 Accepted #2 Limit New 100000',
        'r1 Allocated #2 Limit Calculated 100000',
        'r1 TradeCreateOco',
      ]);
      expect(price(1.0498, 1.05)).to.deep.equal([
        '- Filled #2 Limit Filled 0 fill',
        '- Allocated #2 Position Calculated 100000',
        '- Canceled #1 Stop Canceled 100000',
      ]);
    });
  }

  it('of two Stops works too, and names its twin', () => {
    const { say, console, price } = stage();
    say(oco(first, { Type: 'Stop', StopPrice: 1.05, Side: 'Sell' }));
    const trades = listAt(console.result({ Request: 'Trades' }), 'Trades');
    expect(trades.map((trade) => [at(trade, 'RelatedTradeId'), at(trade, 'OneCancelsTheOther')])).to.deep.equal([
      [769003, true],
      [769002, true],
    ]);
    expect(price(1.05, 1.0502)).to.have.length(3);
  });

  it('is refused whole where its second leg is refused', () => {
    const { say, console } = stage({ balance: '1500' });
    expect(say(oco(first, second)).slice(-3)).to.deep.equal([
      'r1 Rejected #2 Limit Rejected 100000',
      'r1 Canceled #1 Stop Canceled 100000',
      'r1 TradeCreateOco: Cannot create new trade! Reason: Not enough money.',
    ]);
    expect(listAt(console.result({ Request: 'Trades' }), 'Trades')).to.deep.equal([]);
  });

  it('is decided at once where the first leg is filled on arrival', () => {
    const { say } = stage();
    expect(say(oco({ Type: 'Stop', StopPrice: 1.05 }, { Type: 'Limit', Price: 1.04 })).slice(4)).to.deep.equal([
      'r1 Accepted #2 Limit New 100000',
      'r1 Allocated #2 Limit Calculated 100000',
      'r1 Canceled #2 Limit Canceled 100000',
      'r1 TradeCreateOco',
    ]);
  });

  for (const [what, one, other, text] of [
    ['two Limits', second, second, 'OCO flag is used only for pairs with a Stop order'],
    ['two symbols', first, { ...second, Symbol: 'GBPUSD' }, 'Related order has different Symbol'],
    ['a Market', { Type: 'Market' }, second, 'OCO flag is used only for Limit and Stop orders'],
    ['a StopLimit', { Type: 'StopLimit', Price: 1.2, StopPrice: 1.2 }, second, 'OCO flag is used only for Limit and Stop orders'],
    ['a Limit that must not wait', first, { ...second, FillOrKill: true }, "Option 'FillOrKill' cannot be used with OCO flag"],
    ['a Buy stop above its Sell limit', first, { ...second, Side: 'Sell', Price: 1.15 }, 'Buy price must be less than Sell price'],
  ] as const) {
    it(`is refused of ${what}`, () => {
      expect(stage().say(oco(one, other))).to.deep.equal([`r1 TradeCreateOco: Cannot create new trade! Reason: ${text}`]);
    });
  }

  it('is not taken in the dress of TradeCreate when told so', () => {
    expect(stage({ ocoAsTradeCreate: false }).say(oco(first, second, 'TradeCreate'))).to.deep.equal(["r1 Error: Empty 'Params' field!"]);
  });
});

describe('a Net account', () => {
  const net = () => stage({ accountingType: 'Net' });

  it('fills a Market without a position among the trades; Positions tells of it', () => {
    const { say, console } = net();
    expect(say(create())).to.deep.equal(['r1 Accepted #1 Market New 100000', 'r1 Filled #1 Market Filled 0 fill', 'r1 TradeCreate #1 Market Filled 0']);
    expect(listAt(console.result({ Request: 'Trades' }), 'Trades')).to.deep.equal([]);
    const [position] = listAt(console.result({ Request: 'Positions' }), 'Positions');
    expect(['Symbol', 'LongAmount', 'LongPrice', 'ShortAmount', 'Commission'].map((name) => at(position, name))).to.deep.equal([
      'EURUSD',
      100000,
      1.1002,
      0,
      -5.5,
    ]);
  });

  it('grows, shrinks, turns round and ends its one position, and tells the profit', () => {
    const { say, console, price } = net();
    const amounts = (): unknown =>
      listAt(console.result({ Request: 'Positions', Params: { Symbol: 'EURUSD' } }), 'Positions').map((position) =>
        ['LongAmount', 'LongPrice', 'ShortAmount'].map((name) => at(position, name)),
      );
    say(create());
    price(1.12, 1.1202);
    say(create());
    expect(amounts()).to.deep.equal([[200000, 1.1102, 0]]);
    expect(say(create({ Side: 'Sell', Amount: 50000 }))[1]).to.equal('r4 Filled #4 Market Filled 0 fill profit 484.42');
    say(create({ Side: 'Sell', Amount: 250000 }));
    expect(amounts()).to.deep.equal([[0, 0, 100000]]);
    say(create());
    expect(amounts()).to.deep.equal([]);
  });

  it('fills waiting orders too', () => {
    const { say, price } = net();
    say(limit(1.09));
    expect(price(1.0898, 1.09)).to.deep.equal(['- Filled #1 Limit Filled 0 fill']);
  });

  it('ignores exits, asked for at once or later', () => {
    const { say, console } = net();
    say(limit(1.09, { StopLoss: 1 }));
    say(modify(1, { TakeProfit: 1.2 }));
    const [trade] = listAt(console.result({ Request: 'Trades' }), 'Trades');
    expect([at(trade, 'StopLoss'), at(trade, 'TakeProfit')]).to.deep.equal([undefined, undefined]);
  });

  it('knows no close', () => {
    const { say } = net();
    say(create());
    expect(say(remove('Close', 1))).to.deep.equal(['r2 TradeDelete: Cannot delete trade! Reason: Account type mismatch!']);
  });
});

describe('a Cash account', () => {
  const cash = () => stage({ accountingType: 'Cash', assets: { USD: '200000', EUR: '50000' } });
  const held = (console: ReturnType<typeof cash>['console'], Currency: string): unknown => {
    const [asset] = listAt(console.result({ Request: 'Assets', Params: { Currency } }), 'Assets');
    return ['Amount', 'FreeAmount', 'LockedAmount'].map((name) => at(asset, name));
  };

  it('makes a Market an immediate Limit, and moves both currencies', () => {
    const { console } = cash();
    const frames = console.ask(create({ Amount: 10000 }));
    expect(lines(frames.filter(({ Response }) => Response !== 'Account'))).to.deep.equal([
      'r1 Accepted #2 Limit New 10000',
      'r1 Allocated #2 Limit Calculated 10000',
      'r1 Filled #2 Limit Filled 0 fill',
      'r1 TradeCreate #2 Limit Filled 0',
    ]);
    expect(at(frames[2]?.Result, 'AssetMovement')).to.deep.equal([
      { Currency: 'USD', ChangeAmount: -11002.55, LockedAmount: 0, Balance: 188997.45 },
      { Currency: 'EUR', ChangeAmount: 10000, LockedAmount: 0, Balance: 60000 },
    ]);
    expect(at(frames.at(-1)?.Result, 'Trade.InitialType')).to.equal('Market');
  });

  it('locks what a waiting order would give, and frees it when it goes', () => {
    const { console, say } = cash();
    say(limit(1.0001, { Amount: 33000 }));
    say(limit(1.3, { Amount: 20000, Side: 'Sell' }));
    expect([held(console, 'USD'), held(console, 'EUR')]).to.deep.equal([
      [200000, 166996.7, 33003.3],
      [50000, 30000, 20000],
    ]);
    say(remove('Cancel', 2));
    expect(held(console, 'USD')).to.deep.equal([200000, 200000, 0]);
  });

  it('refuses what it has not, counting what is locked, and exits', () => {
    const { say } = cash();
    say(limit(1.3, { Amount: 45000, Side: 'Sell' }));
    expect(say(create({ Side: 'Sell', Amount: 6000 })).at(-1)).to.equal('r2 TradeCreate: Cannot create new trade! Reason: Not enough money.');
    expect(say(limit(1.05, { StopLoss: 1 }))).to.deep.equal([
      'r3 TradeCreate: Cannot create new trade! Reason: SL/TP is not supported by pending order for cash account!',
    ]);
  });

  it('makes a Stop a StopLimit that must not wait', () => {
    const { say, price } = cash();
    expect(say(stop(1.15, { Amount: 10000 })).at(-1)).to.equal('r1 TradeCreate #2 StopLimit Calculated 10000');
    expect(price(1.16, 1.1602)).to.deep.equal([
      '- Activated #2 StopLimit Activated 10000',
      '- Accepted #3 Limit New 10000',
      '- Allocated #3 Limit Calculated 10000',
      '- Canceled #3 Limit Canceled 10000',
    ]);
  });
});
