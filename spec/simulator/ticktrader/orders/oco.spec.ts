// One cancels the other: a new order joins one that waits, changes make and break pairs, and whatever ends one ends the other.

import { expect } from 'chai';
import { at, listAt } from '../../console.js';
import { after, fill, idOf, limit, modify, oco, play, remove, stage, stop, to } from './stage.js';

const WAITING = ['r1 Accepted #1 Limit New 100000', 'r1 Allocated #1 Limit Calculated 100000', 'r1 TradeCreate #1 Limit Calculated 100000'];
const JOINED = [
  'r2 Accepted #2 Stop New 100000',
  'r2 Allocated #2 Stop Calculated 100000',
  'r2 Modified #1 Limit Calculated 100000',
  'r2 TradeCreate #2 Stop Calculated 100000',
];
const related = { OneCancelsTheOther: true, RelatedTradeId: idOf(1) };
const join = stop(1.2, related);

/** A stage where #1, a Limit at 1.05, and #2, a Stop at 1.2, are a pair. */
const paired = () => {
  const on = stage();
  play(on, [limit(1.05), WAITING], [join, JOINED]);
  return on;
};

describe('a new order that joins another as an OCO pair', () => {
  it('is told of it at once; the other is reported as Modified', () => {
    expect(paired().trades('RelatedTradeId', 'OneCancelsTheOther')).to.deep.equal([
      [idOf(2), true],
      [idOf(1), true],
    ]);
  });

  it('is canceled when the other is filled', () => {
    const on = paired();
    play(on, [to(1.0498, 1.05), ['- Filled #1 Limit Filled 0 fill', '- Allocated #1 Position Calculated 100000', '- Canceled #2 Stop Canceled 100000']]);
    expect(on.history()).to.deep.equal(['OrderCanceled OneCancelsTheOther #2']);
  });

  it('is canceled when the other is filled in part; what is left of that waits on, alone', () => {
    const on = paired();
    play(
      on,
      [fill(1, 30000), ['- PartialFilled #1 Limit Calculated 70000 fill', '- Allocated #3 Position Calculated 30000', '- Canceled #2 Stop Canceled 100000']],
      [remove('Cancel', 1), ['r3 PendingCancel #1 Limit Calculated 70000', 'r3 Canceled #1 Limit Canceled 70000', 'r3 TradeDelete #1 Limit Canceled 70000']],
    );
  });

  it('is canceled with the other', () => {
    const on = paired();
    play(on, [
      remove('Cancel', 1),
      [
        'r3 PendingCancel #1 Limit Calculated 100000',
        'r3 Canceled #1 Limit Canceled 100000',
        'r3 Canceled #2 Stop Canceled 100000',
        'r3 TradeDelete #1 Limit Canceled 100000',
      ],
    ]);
    expect(on.history()).to.deep.equal(['OrderCanceled ClientRequest #1', 'OrderCanceled OneCancelsTheOther #2']);
    expect(on.say(remove('Cancel', 2)).at(-1)).to.contain('Order Not Found');
  });

  it('is canceled when the other expires', () => {
    const on = stage();
    const Expired = on.clock.now() + 60_000;
    on.say(limit(1.05, { Expired }));
    on.say(join);
    play(on, [after(60_000), ['- Expired #1 Limit Expired 100000', '- Canceled #2 Stop Canceled 100000']]);
    expect(on.history()).to.deep.equal(['OrderExpired Expired #1', 'OrderCanceled OneCancelsTheOther #2']);
  });

  it('takes the amount of the other if it asks for it', () => {
    play(
      stage(),
      [limit(1.05), WAITING],
      [fill(1, 40000), ['- PartialFilled #1 Limit Calculated 60000 fill', '- Allocated #2 Position Calculated 40000']],
      [
        stop(1.2, { ...related, Amount: 5000, OcoEqualAmount: true }),
        [
          'r2 Accepted #3 Stop New 60000',
          'r2 Allocated #3 Stop Calculated 60000',
          'r2 Modified #1 Limit Calculated 60000',
          'r2 TradeCreate #3 Stop Calculated 60000',
        ],
      ],
    );
  });

  it('may be done on arrival: the other goes at once', () => {
    play(
      stage(),
      [limit(1.05), WAITING],
      [
        stop(1.1, related),
        [
          'r2 Accepted #2 Stop New 100000',
          'r2 Allocated #2 Stop Calculated 100000',
          'r2 Modified #1 Limit Calculated 100000',
          'r2 Filled #2 Stop Filled 0 fill',
          'r2 Allocated #2 Position Calculated 100000',
          'r2 Canceled #1 Limit Canceled 100000',
          'r2 TradeCreate #2 Stop Filled 0',
        ],
      ],
    );
  });

  it('is refused as a third', () => {
    const on = paired();
    play(on, [join, [`r3 TradeCreate: Cannot create new trade! Reason: Related order #${String(idOf(1))} already has OCO flag.`]]);
  });

  it('may join one whose pair was broken', () => {
    const on = paired();
    on.say(modify(2, { OneCancelsTheOther: false }));
    expect(on.say(join).at(-1)).to.equal('r4 TradeCreate #3 Stop Calculated 100000');
  });
});

describe('a pair made and broken by a change', () => {
  const apart = () => {
    const on = stage();
    on.say(limit(1.05));
    on.say(stop(1.2, { Amount: 50000 }));
    return on;
  };

  it('reports both orders as Modified', () => {
    const on = apart();
    play(
      on,
      [
        modify(2, related),
        [
          'r3 PendingModify #2 Stop Calculated 50000',
          'r3 Modified #2 Stop Calculated 50000',
          'r3 Modified #1 Limit Calculated 100000',
          'r3 TradeModify #2 Stop Calculated 50000',
        ],
      ],
      [
        modify(1, { OneCancelsTheOther: false }),
        [
          'r4 PendingModify #1 Limit Calculated 100000',
          'r4 Modified #1 Limit Calculated 100000',
          'r4 Modified #2 Stop Calculated 50000',
          'r4 TradeModify #1 Limit Calculated 100000',
        ],
      ],
      [to(1.0498, 1.05), ['- Filled #1 Limit Filled 0 fill', '- Allocated #1 Position Calculated 100000']],
    );
  });

  it('makes amounts equal on demand', () => {
    const on = apart();
    expect(on.say(modify(2, { ...related, OcoEqualAmount: true })).at(-1)).to.equal('r3 TradeModify #2 Stop Calculated 100000');
  });

  it('cancels the other like any pair', () => {
    const on = apart();
    on.say(modify(2, related));
    play(on, [to(1.2, 1.2002), ['- Filled #2 Stop Filled 0 fill', '- Allocated #2 Position Calculated 50000', '- Canceled #1 Limit Canceled 100000']]);
  });

  for (const [what, message, text] of [
    ['with an order nobody has', modify(2, { ...related, RelatedTradeId: 7 }), 'Related order #7 was not found.'],
    ['with itself', modify(2, { ...related, RelatedTradeId: idOf(2) }), 'OCO order cannot be related to itself'],
    ['with nobody', modify(2, { OneCancelsTheOther: true, RelatedTradeId: 0 }), 'OCO flag requires to specify RelatedTradeId'],
  ] as const) {
    it(`is refused ${what}`, () => {
      expect(apart().say(message)).to.deep.equal([`r3 TradeModify: Cannot modify trade! Reason: ${text}`]);
    });
  }

  it('is refused where there is one already', () => {
    const on = apart();
    on.say(modify(2, related));
    on.say(stop(1.3));
    expect(on.say(modify(2, { OneCancelsTheOther: true, RelatedTradeId: idOf(3) }))).to.deep.equal([
      `r5 TradeModify: Cannot modify trade! Reason: Order #${String(idOf(2))} already has OCO flag. Remove OCO relation first.`,
    ]);
  });
});

describe('an OCO pair created at once', () => {
  it('is canceled whole by the cancel of one', () => {
    const on = stage();
    on.say(oco({ Type: 'Stop', StopPrice: 1.2 }, { Type: 'Limit', Price: 1.05 }));
    play(on, [
      remove('Cancel', 2),
      [
        'r2 PendingCancel #2 Limit Calculated 100000',
        'r2 Canceled #2 Limit Canceled 100000',
        'r2 Canceled #1 Stop Canceled 100000',
        'r2 TradeDelete #2 Limit Canceled 100000',
      ],
    ]);
  });

  it('gives the second the amount of the first if it asks for it', () => {
    const on = stage();
    on.say(oco({ Type: 'Stop', StopPrice: 1.2, Amount: 30000 }, { Type: 'Limit', Price: 1.05, OcoEqualAmount: true }));
    expect(on.trades('RemainingAmount')).to.deep.equal([[30000], [30000]]);
  });

  it('answers with the first as it was before it was linked', () => {
    const { console } = stage();
    const result = console.result(oco({ Type: 'Stop', StopPrice: 1.2 }, { Type: 'Limit', Price: 1.05 }));
    expect(['FirstTrade', 'SecondTrade'].map((name) => at(result, `${name}.OneCancelsTheOther`))).to.deep.equal([false, true]);
    expect(listAt(console.result({ Request: 'Trades' }), 'Trades').map((trade) => at(trade, 'OneCancelsTheOther'))).to.deep.equal([true, true]);
  });

  it('leaves no pair on a Net account either', () => {
    const on = stage({ accountingType: 'Net' });
    on.say(oco({ Type: 'Stop', StopPrice: 1.2 }, { Type: 'Limit', Price: 1.05 }));
    play(on, [to(1.2, 1.2002), ['- Filled #1 Stop Filled 0 fill', '- Canceled #2 Limit Canceled 100000']]);
    expect(on.history()).to.deep.equal(['OrderFilled PndOrdAct #1', 'OrderCanceled OneCancelsTheOther #2']);
  });

  it('is decided by the activation of a Stop on a Cash account', () => {
    const on = stage({ accountingType: 'Cash', assets: { USD: '500000' } });
    on.say(oco({ Type: 'Stop', StopPrice: 1.2, Amount: 10000 }, { Type: 'Limit', Price: 1.05, Amount: 10000 }));
    play(on, [
      to(1.1998, 1.2),
      [
        '- Activated #1 StopLimit Activated 10000',
        '- Canceled #2 Limit Canceled 10000',
        '- Accepted #3 Limit New 10000',
        '- Allocated #3 Limit Calculated 10000',
        '- Filled #3 Limit Filled 0 fill',
      ],
    ]);
  });
});
