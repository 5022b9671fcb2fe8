// Changes of a waiting order: amounts in their four dresses, options, ends; and what a change does at once.

import { expect } from 'chai';
import { at, create } from '../../console.js';
import { after, fill, limit, modify, play, stage, stop, to } from './stage.js';

const MODIFY = 'TradeModify: Cannot modify trade! Reason: ';

describe('a change of the amount', () => {
  /** A stage where #1, a Limit of 100000, is filled by 30000. */
  const partly = () => {
    const on = stage();
    on.say(limit(1.05));
    play(on, [fill(1, 30000), ['- PartialFilled #1 Limit Calculated 70000 fill', '- Allocated #2 Position Calculated 30000']]);
    return on;
  };

  for (const [what, params, remaining, initial] of [
    ['AmountChange adds', { AmountChange: 20000 }, 90000, 120000],
    ['AmountChange takes away', { AmountChange: -20000 }, 50000, 80000],
    [
      'AmountChange goes before Amount, PrevAmount and InFlightMitigation',
      { AmountChange: -20000, Amount: 1000, PrevAmount: 5, InFlightMitigation: true },
      50000,
      80000,
    ],
    ['Amount is what shall remain', { Amount: 40000 }, 40000, 70000],
    ['PrevAmount lets it pass where it is what remains', { Amount: 40000, PrevAmount: 70000 }, 40000, 70000],
    ['InFlightMitigation counts what is filled', { Amount: 80000, InFlightMitigation: true }, 50000, 80000],
  ] as const) {
    it(what, () => {
      const on = partly();
      play(on, [
        modify(1, params),
        [
          'r2 PendingModify #1 Limit Calculated 70000',
          `r2 Modified #1 Limit Calculated ${String(remaining)}`,
          `r2 TradeModify #1 Limit Calculated ${String(remaining)}`,
        ],
      ]);
      expect(on.trades('RemainingAmount', 'InitialAmount', 'FilledAmount')[0]).to.deep.equal([remaining, initial, 30000]);
    });
  }

  it('cancels the order where InFlightMitigation leaves nothing of it', () => {
    const on = partly();
    play(on, [
      modify(1, { Amount: 30000, InFlightMitigation: true }),
      ['r2 PendingModify #1 Limit Calculated 70000', 'r2 Canceled #1 Limit Canceled 70000', 'r2 TradeModify #1 Limit Canceled 70000'],
    ]);
    expect(on.history()).to.deep.equal(['OrderCanceled ClientRequest #1']);
  });

  for (const [what, params, text] of [
    ['takes away all', { AmountChange: -70000 }, 'Invalid AmountChange: -70000'],
    ['goes below the least', { AmountChange: -69500 }, 'Invalid amount.'],
    ['expects what is not so', { Amount: 40000, PrevAmount: 100000 }, 'Order amount was changed in-flight before the request is processed!'],
    ['asks for more than the account can pay', { AmountChange: 90000000 }, 'Not enough money.'],
  ] as const) {
    it(`is refused where it ${what}`, () => {
      expect(partly().say(modify(1, params))).to.deep.equal([`r2 ${MODIFY}${text}`]);
    });
  }
});

describe('a change of prices', () => {
  it('may activate a StopLimit at once', () => {
    const on = stage();
    on.say(create({ Type: 'StopLimit', StopPrice: 1.2, Price: 1.05 }));
    play(on, [
      modify(1, { StopPrice: 1.1 }),
      [
        'r2 PendingModify #1 StopLimit Calculated 100000',
        'r2 Modified #1 StopLimit Calculated 100000',
        'r2 Activated #1 StopLimit Activated 100000',
        'r2 Accepted #2 Limit New 100000',
        'r2 Allocated #2 Limit Calculated 100000',
        'r2 TradeModify #2 Limit Calculated 100000',
      ],
    ]);
  });

  it('may fill an order at once, Net', () => {
    const on = stage({ accountingType: 'Net' });
    on.say(limit(1.05));
    play(on, [
      modify(1, { Price: 1.2 }),
      [
        'r2 PendingModify #1 Limit Calculated 100000',
        'r2 Modified #1 Limit Calculated 100000',
        'r2 Filled #1 Limit Filled 0 fill',
        'r2 TradeModify #1 Limit Filled 0',
      ],
    ]);
    expect(on.history()).to.deep.equal(['OrderFilled ClientRequest #1']);
  });

  it('moves what a Cash account locks', () => {
    const on = stage({ accountingType: 'Cash', assets: { USD: '11000' } });
    on.say(limit(1, { Amount: 10000 }));
    expect(on.say(modify(1, { Price: 1.05 })).at(-1)).to.equal('r2 TradeModify #1 Limit Calculated 10000');
  });

  it('is checked like the prices of a new order', () => {
    const on = stage();
    on.say(limit(1.05));
    expect(on.say(modify(1, { Price: 1.123456 })).at(-1)).to.equal(`r2 ${MODIFY}Price precision is more than symbol digits.`);
    expect(on.say(modify(1, { StopLoss: 1.06 })).at(-1)).to.equal(`r3 ${MODIFY}Invalid stop loss.`);
  });
});

describe('a change of options', () => {
  it('gives an order an end, moves it and takes it away', () => {
    const on = stage();
    const soon = on.clock.now() + 60_000;
    for (const price of [1.05, 1.06, 1.07]) on.say(limit(price));
    on.say(modify(1, { Expired: soon }));
    on.say(modify(2, { Expired: soon }));
    on.say(modify(2, { Expired: soon + 60_000 }));
    on.say(modify(3, { Expired: soon }));
    on.say(modify(3, { Expired: 0 }));
    play(on, [after(60_000), ['- Expired #1 Limit Expired 100000']], [after(60_000), ['- Expired #2 Limit Expired 100000']], [after(600_000), []]);
  });

  it('makes a Limit fill-or-kill: where the market is not, it goes', () => {
    const on = stage();
    on.say(limit(1.05));
    play(on, [
      modify(1, { FillOrKill: true }),
      [
        'r2 PendingModify #1 Limit Calculated 100000',
        'r2 Modified #1 Limit Calculated 100000',
        'r2 Canceled #1 Limit Canceled 100000',
        'r2 TradeModify #1 Limit Canceled 100000',
      ],
    ]);
  });

  it('gives stop loss and take profit to a waiting order; the position has them', () => {
    const on = stage();
    on.say(limit(1.05));
    on.say(modify(1, { StopLoss: 1, TakeProfit: 1.2 }));
    on.price(1.0498, 1.05);
    expect(on.trades('Type', 'StopLoss', 'TakeProfit')).to.deep.equal([['Position', 1, 1.2]]);
    play(on, [to(1.2, 1.2002), ['- Filled #1 Position Filled 0 fill profit 14994.75']]);
    expect(on.history()).to.deep.equal(['PositionClosed TakeProfitAct #1']);
    expect([at(on.lastRecord(), 'RequestClosePrice'), at(on.lastRecord(), 'RequestCloseAmount')]).to.deep.equal([1.2, 100000]);
  });

  it('passes over price and amount of a position', () => {
    const on = stage();
    on.say(create());
    on.say(modify(1, { Price: 1, Amount: 5, Comment: 'mine' }));
    expect(on.trades('Price', 'RemainingAmount', 'Comment')).to.deep.equal([[1.1002, 100000, 'mine']]);
  });

  it('is refused of a Cash account where it asks for exits', () => {
    const on = stage({ accountingType: 'Cash' });
    on.say(stop(1.2, { Amount: 1000 }));
    expect(on.say(modify(4, { StopLoss: 1 })).at(-1)).to.contain('SL/TP is not supported');
  });
});
