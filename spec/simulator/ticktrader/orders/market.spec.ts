// How orders meet the market: slippage, thin markets, orders that must not wait, icebergs, stops that cannot be paid for.

import { expect } from 'chai';
import { at, create, fields, listAt } from '../../console.js';
import { fill, limit, modify, play, remove, stage, stop, stopLimit, to, type Stage } from './stage.js';

const thin =
  (amount: number) =>
  ({ hears, exchange }: Stage): readonly string[] =>
    hears(() => {
      exchange.volume('EURUSD', amount);
    });

describe('a thin market', () => {
  it('fills a Limit part by part, a price a part; each part is a position of its own, the last bears the number of the order', () => {
    play(
      stage(),
      [limit(1.05), ['r1 Accepted #1 Limit New 100000', 'r1 Allocated #1 Limit Calculated 100000', 'r1 TradeCreate #1 Limit Calculated 100000']],
      [thin(40000), []],
      [to(1.0498, 1.05), ['- PartialFilled #1 Limit Calculated 60000 fill', '- Allocated #2 Position Calculated 40000']],
      [to(1.0497, 1.0499), ['- PartialFilled #1 Limit Calculated 20000 fill', '- Allocated #3 Position Calculated 40000']],
      [to(1.0496, 1.0498), ['- Filled #1 Limit Filled 0 fill', '- Allocated #1 Position Calculated 20000']],
    );
  });

  it('leaves no positions among the trades on a Net account', () => {
    const on = stage({ accountingType: 'Net' });
    on.say(limit(1.05));
    play(
      on,
      [thin(60000), []],
      [to(1.0498, 1.05), ['- PartialFilled #1 Limit Calculated 40000 fill']],
      [to(1.0498, 1.05), ['- Filled #1 Limit Filled 0 fill']],
    );
    expect(on.history()).to.deep.equal(['OrderFilled PndOrdAct #1', 'OrderFilled PndOrdAct #1']);
  });

  it('moves the assets of a Cash account part by part', () => {
    const on = stage({ accountingType: 'Cash', assets: { USD: '200000' } });
    on.say(limit(1.05));
    on.exchange.volume('EURUSD', 60000);
    on.price(1.0498, 1.05);
    const report = on.console.raw.map((text): unknown => JSON.parse(text)).findLast((frame) => at(frame, 'Response') === 'ExecutionReport');
    expect(at(report, 'Result.Event')).to.equal('PartialFilled');
    const [usd, eur] = listAt(report, 'Result.AssetMovement');
    expect([at(usd, 'Currency'), at(eur, 'ChangeAmount'), at(usd, 'LockedAmount')]).to.deep.equal(['USD', 60000, 42000]);
  });

  it('calls a partly filled order PartiallyFilled where it is told so', () => {
    const on = stage({ partiallyFilledStatus: 'PartiallyFilled' });
    on.say(limit(1.05));
    play(
      on,
      [fill(1, 30000), ['- PartialFilled #1 Limit PartiallyFilled 70000 fill', '- Allocated #2 Position Calculated 30000']],
      [
        remove('Cancel', 1),
        ['r2 PendingCancel #1 Limit PartiallyFilled 70000', 'r2 Canceled #1 Limit Canceled 70000', 'r2 TradeDelete #1 Limit Canceled 70000'],
      ],
    );
  });

  it('fills what it can of an immediate-or-cancel Limit; the rest goes', () => {
    const on = stage();
    on.exchange.volume('EURUSD', 30000);
    play(on, [
      limit(1.2, { ImmediateOrCancel: true }),
      [
        'r1 Accepted #1 Limit New 100000',
        'r1 Allocated #1 Limit Calculated 100000',
        'r1 PartialFilled #1 Limit Calculated 70000 fill',
        'r1 Allocated #2 Position Calculated 30000',
        'r1 Canceled #1 Limit Canceled 70000',
        'r1 TradeCreate #1 Limit Canceled 70000',
      ],
    ]);
    expect(on.history()).to.deep.equal(['OrderCanceled ClientRequest #1']);
  });

  it('kills a fill-or-kill Limit it cannot fill whole', () => {
    const on = stage();
    on.exchange.volume('EURUSD', 99000);
    play(on, [
      limit(1.2, { FillOrKill: true }),
      [
        'r1 Accepted #1 Limit New 100000',
        'r1 Allocated #1 Limit Calculated 100000',
        'r1 Canceled #1 Limit Canceled 100000',
        'r1 TradeCreate #1 Limit Canceled 100000',
      ],
    ]);
    on.exchange.volume('EURUSD', undefined);
    expect(on.say(limit(1.2, { FillOrKill: true })).at(-1)).to.equal('r2 TradeCreate #2 Limit Filled 0');
  });

  it('fills what it can of a Market; the rest goes', () => {
    const on = stage();
    on.exchange.volume('EURUSD', 30000);
    play(on, [
      create(),
      [
        'r1 Accepted #1 Market New 100000',
        'r1 PartialFilled #1 Market Calculated 70000 fill',
        'r1 Allocated #2 Position Calculated 30000',
        'r1 Canceled #1 Market Canceled 70000',
        'r1 TradeCreate #1 Market Canceled 70000',
      ],
    ]);
  });

  it('needs a volume that is one', () => {
    expect(() => {
      stage().exchange.volume('EURUSD', 0);
    }).to.throw(RangeError);
  });
});

describe('slippage', () => {
  it('lets a Limit that takes it be filled beyond its price, as far as it says', () => {
    const on = stage();
    play(
      on,
      [
        limit(1.1, { MarketWithSlippage: true, Slippage: 0.001 }),
        [
          'r1 Accepted #1 Limit New 100000',
          'r1 Allocated #1 Limit Calculated 100000',
          'r1 Filled #1 Limit Filled 0 fill',
          'r1 Allocated #1 Position Calculated 100000',
          'r1 TradeCreate #1 Limit Filled 0',
        ],
      ],
      [
        limit(1.1, { MarketWithSlippage: true, Slippage: 0.0001 }),
        [
          'r2 Accepted #2 Limit New 100000',
          'r2 Allocated #2 Limit Calculated 100000',
          'r2 Canceled #2 Limit Canceled 100000',
          'r2 TradeCreate #2 Limit Canceled 100000',
        ],
      ],
    );
    expect(on.trades('Price', 'MarketWithSlippage', 'ImmediateOrCancel')).to.deep.equal([[1.1002, true, true]]);
  });

  it('is what the server says where the order does not', () => {
    const order = limit(1.1, { MarketWithSlippage: true });
    expect(stage({ defaultSlippage: '0.0001' }).say(order).at(-1)).to.contain('Canceled');
    expect(stage({ defaultSlippage: '0.001' }).say(order).at(-1)).to.contain('Filled');
  });

  it('works for sellers, too', () => {
    const sell = (Slippage: number) => limit(1.1002, { Side: 'Sell', MarketWithSlippage: true, Slippage });
    expect(stage().say(sell(0.0001)).at(-1)).to.contain('Canceled');
    expect(stage().say(sell(0.001)).at(-1)).to.contain('Filled');
  });

  it('keeps a Stop from being filled where the market has jumped further; it waits for it to come back', () => {
    const on = stage();
    on.say(stop(1.2, { Slippage: 0.001 }));
    play(on, [to(1.21, 1.2102), []], [to(1.2, 1.2002), ['- Filled #1 Stop Filled 0 fill', '- Allocated #1 Position Calculated 100000']]);
  });

  it('never hurts a Stop that does not name it', () => {
    const on = stage();
    on.say(stop(1.2));
    expect(on.price(1.5, 1.5002)[0]).to.equal('- Filled #1 Stop Filled 0 fill');
  });

  it('holds the money of a Cash account for the worst price', () => {
    const on = stage({ accountingType: 'Cash', assets: { USD: '11010' } });
    expect(on.say(limit(1.1, { Amount: 10000, MarketWithSlippage: true, Slippage: 0.1 })).at(-1)).to.contain('Not enough money');
  });

  it('is shown and can be changed', () => {
    const on = stage();
    on.say(stop(1.2, { Slippage: 0.001 }));
    on.say(modify(1, { Slippage: 0.002 }));
    expect(on.trades('Slippage')).to.deep.equal([[0.002]]);
    expect(on.say(modify(1, { Slippage: -1 })).at(-1)).to.contain('Invalid slippage.');
  });
});

describe('an iceberg', () => {
  it('shows what is seen of it; the history tells what was hidden', () => {
    const on = stage();
    play(
      on,
      [
        limit(1.05, { MaxVisibleAmount: 10000 }),
        ['r1 Accepted #1 Limit New 100000', 'r1 Allocated #1 Limit Calculated 100000', 'r1 TradeCreate #1 Limit Calculated 100000'],
      ],
      [remove('Cancel', 1), ['r2 PendingCancel #1 Limit Calculated 100000', 'r2 Canceled #1 Limit Canceled 100000', 'r2 TradeDelete #1 Limit Canceled 100000']],
    );
    expect(fields(on.lastRecord())).to.include({ TradeMaxVisibleAmount: 10000, TradeHiddenAmount: 90000 });
  });

  it('hides whole behind zero, and behind an activated StopLimit too', () => {
    const on = stage();
    on.say(stopLimit(1.2, 1.19, { MaxVisibleAmount: 0 }));
    on.price(1.2, 1.2002);
    expect(on.trades('Type', 'MaxVisibleAmount')).to.deep.equal([['Limit', 0]]);
  });

  it('is changed, and shown whole again below zero', () => {
    const on = stage();
    on.say(limit(1.05));
    on.say(modify(1, { MaxVisibleAmount: 20000 }));
    expect(on.trades('MaxVisibleAmount')).to.deep.equal([[20000]]);
    on.say(modify(1, { MaxVisibleAmount: -1 }));
    expect(on.trades('MaxVisibleAmount')).to.deep.equal([[undefined]]);
    expect(on.say(modify(1, { MaxVisibleAmount: 1 })).at(-1)).to.contain('Invalid visible amount.');
  });

  it('is no matter of Stops', () => {
    const on = stage();
    on.say(stop(1.2));
    expect(on.say(modify(1, { MaxVisibleAmount: 1000 })).at(-1)).to.contain('Max visible amount is not valid for stop orders');
  });
});

describe('a StopLimit', () => {
  for (const flag of ['ImmediateOrCancel', 'FillOrKill']) {
    it(`hands ${flag} on to its Limit, which goes where the market is not`, () => {
      const on = stage();
      on.say(stopLimit(1.2, 1.15, { [flag]: true }));
      play(on, [
        to(1.2, 1.2002),
        [
          '- Activated #1 StopLimit Activated 100000',
          '- Accepted #2 Limit New 100000',
          '- Allocated #2 Limit Calculated 100000',
          '- Canceled #2 Limit Canceled 100000',
        ],
      ]);
      expect(on.history()).to.deep.equal(['OrderActivated PndOrdAct #1', 'OrderCanceled ClientRequest #2']);
    });
  }

  it('is filled in the same breath where its Limit finds the market, Net', () => {
    const on = stage({ accountingType: 'Net' });
    on.say(stopLimit(1.2, 1.25));
    play(on, [
      to(1.2, 1.2002),
      [
        '- Activated #1 StopLimit Activated 100000',
        '- Accepted #2 Limit New 100000',
        '- Allocated #2 Limit Calculated 100000',
        '- Filled #2 Limit Filled 0 fill',
      ],
    ]);
  });

  it('may be made immediate-or-cancel, and patient again, while it waits', () => {
    const on = stage();
    on.say(stopLimit(1.2, 1.15));
    play(on, [
      modify(1, { ImmediateOrCancel: true }),
      ['r2 PendingModify #1 StopLimit Calculated 100000', 'r2 Modified #1 StopLimit Calculated 100000', 'r2 TradeModify #1 StopLimit Calculated 100000'],
    ]);
    on.say(modify(1, { ImmediateOrCancel: false }));
    expect(on.trades('ImmediateOrCancel')).to.deep.equal([[false]]);
  });
});

describe('a Stop the market reaches', () => {
  it('is canceled by the server where the account can no longer pay for it', () => {
    const on = stage({ balance: '2600' });
    on.say(stop(1.2));
    on.say(create({ Side: 'Sell' }));
    on.price(1.2, 1.2002);
    expect(on.history()[0]).to.equal('OrderCanceled DealerDecision #1');
  });
});
