// Contingent orders: they sleep, cost nothing and heed no price until their time comes or another order is filled or expires.

import { expect } from 'chai';
import { at, create, listAt, simulation } from '../../console.js';
import { after, fill, idOf, limit, modify, play, remove, stage, stop, stopLimit, to, type Stage } from './stage.js';

const MINUTE = 60_000;

/** A time so many ms from now. */
const soon = ({ clock }: Stage, time = MINUTE): number => clock.now() + time;
const onTime = (TriggerTime: number): object => ({ ContingentOrder: true, TriggerType: 'OnTime', TriggerTime });
const onFill = (number: number): object => ({ ContingentOrder: true, TriggerType: 'OnPendingOrderPartiallyFilled', OrderIdTriggeredBy: idOf(number) });
const onExpiry = (number: number): object => ({ ContingentOrder: true, TriggerType: 'OnPendingOrderExpired', OrderIdTriggeredBy: idOf(number) });

describe('a contingent order on time', () => {
  it('sleeps among the trades without margin, heeding no price, and then becomes a new order that waits', () => {
    const on = stage();
    play(
      on,
      [
        limit(1.05, onTime(soon(on))),
        ['r1 Accepted #1 Limit New 100000', 'r1 Allocated #1 Limit Calculated 100000', 'r1 TradeCreate #1 Limit Calculated 100000'],
      ],
      [to(1.0398, 1.04), []],
      [to(1.1, 1.1002), []],
    );
    expect(on.trades('ContingentOrder', 'TriggerType', 'Margin')).to.deep.equal([[true, 'OnTime', 0]]);
    expect(at(on.console.result({ Request: 'Account' }), 'Margin')).to.equal(0);
    play(
      on,
      [after(MINUTE), ['- Activated #1 Limit Activated 100000', '- Accepted #2 Limit New 100000', '- Allocated #2 Limit Calculated 100000']],
      [to(1.0498, 1.05), ['- Filled #2 Limit Filled 0 fill', '- Allocated #2 Position Calculated 100000']],
    );
    expect(on.history()).to.deep.equal(['OrderActivated PndOrdAct #1']);
  });

  it('fills a Market when its time comes, at the price of that moment', () => {
    const on = stage();
    play(
      on,
      [
        create(onTime(soon(on))),
        ['r1 Accepted #1 Market New 100000', 'r1 Allocated #1 Market Calculated 100000', 'r1 TradeCreate #1 Market Calculated 100000'],
      ],
      [to(1.2, 1.2002), []],
      [
        after(MINUTE),
        [
          '- Activated #1 Market Activated 100000',
          '- Accepted #2 Market New 100000',
          '- Filled #2 Market Filled 0 fill',
          '- Allocated #2 Position Calculated 100000',
        ],
      ],
    );
    expect(on.trades('Price')).to.deep.equal([[1.2002]]);
  });

  it('fills a Market without a position on a Net account', () => {
    const on = stage({ accountingType: 'Net' });
    on.say(create(onTime(soon(on))));
    play(on, [after(MINUTE), ['- Activated #1 Market Activated 100000', '- Accepted #2 Market New 100000', '- Filled #2 Market Filled 0 fill']]);
  });

  it('locks nothing on a Cash account, and becomes an immediate Limit there', () => {
    const on = stage({ accountingType: 'Cash', assets: { USD: '200000' } });
    on.say(create({ ...onTime(soon(on)), Amount: 10000 }));
    expect(at(listAt(on.console.result({ Request: 'Assets' }), 'Assets')[0], 'LockedAmount')).to.equal(0);
    play(on, [
      after(MINUTE),
      ['- Activated #1 Market Activated 10000', '- Accepted #2 Limit New 10000', '- Allocated #2 Limit Calculated 10000', '- Filled #2 Limit Filled 0 fill'],
    ]);
  });

  it('keeps its end for the order it becomes', () => {
    const on = stage();
    on.say(limit(1.05, { ...onTime(soon(on)), Expired: soon(on, 3 * MINUTE) }));
    on.pass(MINUTE);
    play(on, [after(2 * MINUTE), ['- Expired #2 Limit Expired 100000']]);
  });

  it('is canceled like any order, and does not wake then', () => {
    const on = stage();
    on.say(limit(1.05, onTime(soon(on))));
    play(
      on,
      [remove('Cancel', 1), ['r2 PendingCancel #1 Limit Calculated 100000', 'r2 Canceled #1 Limit Canceled 100000', 'r2 TradeDelete #1 Limit Canceled 100000']],
      [after(MINUTE), []],
    );
  });

  it('wakes at its new time when that is changed', () => {
    const on = stage();
    on.say(limit(1.05, onTime(soon(on))));
    play(
      on,
      [
        modify(1, { TriggerTime: soon(on, 2 * MINUTE), Price: 1.04 }),
        ['r2 PendingModify #1 Limit Calculated 100000', 'r2 Modified #1 Limit Calculated 100000', 'r2 TradeModify #1 Limit Calculated 100000'],
      ],
      [after(MINUTE), []],
      [after(MINUTE), ['- Activated #1 Limit Activated 100000', '- Accepted #2 Limit New 100000', '- Allocated #2 Limit Calculated 100000']],
    );
    expect(on.trades('Price', 'ContingentOrder')).to.deep.equal([[1.04, false]]);
  });

  it('is Rejected when it wakes and the money is gone', () => {
    const on = stage({ balance: '1500' });
    on.say(limit(1.05, onTime(soon(on))));
    on.say(create());
    play(on, [after(MINUTE), ['- Activated #1 Limit Activated 100000', '- Rejected #3 Limit Rejected 100000']]);
  });

  it('wakes with the other of its pair; awake, they are a pair still', () => {
    const on = stage();
    const trigger = onTime(soon(on));
    on.say(limit(1.05, trigger));
    play(
      on,
      [
        stop(1.2, { ...trigger, OneCancelsTheOther: true, RelatedTradeId: idOf(1) }),
        [
          'r2 Accepted #2 Stop New 100000',
          'r2 Allocated #2 Stop Calculated 100000',
          'r2 Modified #1 Limit Calculated 100000',
          'r2 TradeCreate #2 Stop Calculated 100000',
        ],
      ],
      [
        after(MINUTE),
        [
          '- Activated #1 Limit Activated 100000',
          '- Activated #2 Stop Activated 100000',
          '- Accepted #3 Limit New 100000',
          '- Allocated #3 Limit Calculated 100000',
          '- Accepted #4 Stop New 100000',
          '- Allocated #4 Stop Calculated 100000',
        ],
      ],
      [to(1.2, 1.2002), ['- Filled #4 Stop Filled 0 fill', '- Allocated #4 Position Calculated 100000', '- Canceled #3 Limit Canceled 100000']],
    );
  });

  for (const [what, params, text] of [
    ['an order that is awake', {}, 'Cannot create OCO relation between contingent and regular orders'],
    ['another time', onTime(4e12), 'Contingent orders with OCO flag must have the same trigger time'],
  ] as const) {
    it(`makes no pair with ${what}`, () => {
      const on = stage();
      on.say(limit(1.05, onTime(soon(on))));
      expect(on.say(stop(1.2, { ...params, OneCancelsTheOther: true, RelatedTradeId: idOf(1) }))).to.deep.equal([
        `r2 TradeCreate: Cannot create new trade! Reason: ${text}`,
      ]);
    });
  }

  it('makes no pair with one that waits for something else', () => {
    const on = stage();
    on.say(limit(1.05));
    on.say(limit(1.06, onTime(soon(on))));
    expect(on.say(stop(1.2, { ...onFill(1), OneCancelsTheOther: true, RelatedTradeId: idOf(2) })).at(-1)).to.contain('must have the same trigger type');
  });

  it('cannot be filled by hand', () => {
    const on = stage();
    on.say(limit(1.05, onTime(soon(on))));
    expect(() => {
      on.exchange.fill(idOf(1), 1000);
    }).to.throw(RangeError, 'waits');
  });
});

describe('a contingent order on the fill of another', () => {
  it('wakes when that is filled in part', () => {
    const on = stage();
    on.say(limit(1.05));
    on.say(stop(1.3, onFill(1)));
    play(on, [
      fill(1, 10000),
      [
        '- PartialFilled #1 Limit Calculated 90000 fill',
        '- Allocated #3 Position Calculated 10000',
        '- Activated #2 Stop Activated 100000',
        '- Accepted #4 Stop New 100000',
        '- Allocated #4 Stop Calculated 100000',
      ],
    ]);
  });

  it('wakes when that is filled at once', () => {
    const on = stage();
    on.say(limit(1.05));
    on.say(create({ ...onFill(1), Side: 'Sell', Amount: 50000 }));
    play(on, [
      to(1.0498, 1.05),
      [
        '- Filled #1 Limit Filled 0 fill',
        '- Allocated #1 Position Calculated 100000',
        '- Activated #2 Market Activated 50000',
        '- Accepted #3 Market New 50000',
        '- Filled #3 Market Filled 0 fill',
        '- Allocated #3 Position Calculated 50000',
      ],
    ]);
  });

  it('goes when that is canceled', () => {
    const on = stage();
    on.say(limit(1.05));
    on.say(limit(1.04, onFill(1)));
    play(on, [
      remove('Cancel', 1),
      [
        'r3 PendingCancel #1 Limit Calculated 100000',
        'r3 Canceled #1 Limit Canceled 100000',
        'r3 Canceled #2 Limit Canceled 100000',
        'r3 TradeDelete #1 Limit Canceled 100000',
      ],
    ]);
    expect(on.history()).to.deep.equal(['OrderCanceled ClientRequest #1', 'OrderCanceled DealerDecision #2']);
  });

  it('cannot wait for one that waits itself, nor for a StopLimit', () => {
    const on = stage();
    on.say(limit(1.05));
    on.say(limit(1.04, onFill(1)));
    on.say(stopLimit(1.2, 1.2));
    expect(on.say(limit(1.03, onFill(2))).at(-1)).to.contain(`Trigger Order #${String(idOf(2))} cannot be Contingent order`);
    expect(on.say(limit(1.03, onFill(3))).at(-1)).to.contain(`Trigger Order #${String(idOf(3))}: Type must be Limit or Stop`);
  });

  it('may be changed into one on time, and needs what its new trigger needs', () => {
    const on = stage();
    on.say(limit(1.05));
    on.say(limit(1.04, onFill(1)));
    expect(on.say(modify(2, { TriggerType: 'OnTime' })).at(-1)).to.equal('r3 TradeModify: Cannot modify trade! Reason: Trigger time cannot be empty');
    on.say(modify(2, { TriggerType: 'OnTime', TriggerTime: soon(on) }));
    expect(on.trades('TriggerType', 'OrderIdTriggeredBy')[1]).to.deep.equal(['OnTime', undefined]);
    expect(on.pass(MINUTE)).to.have.length(3);
  });
});

describe('a contingent order on the fill of a Stop of a Cash account', () => {
  it('follows it to the Limit it becomes', () => {
    const on = stage({ accountingType: 'Cash', assets: { USD: '500000' } });
    on.say(stop(1.2, { Amount: 10000 }));
    on.say(limit(1.05, { ...onFill(1), Amount: 10000 }));
    play(on, [
      to(1.1998, 1.2),
      [
        '- Activated #1 StopLimit Activated 10000',
        '- Accepted #3 Limit New 10000',
        '- Modified #2 Limit Calculated 10000',
        '- Allocated #3 Limit Calculated 10000',
        '- Filled #3 Limit Filled 0 fill',
        '- Activated #2 Limit Activated 10000',
        '- Accepted #4 Limit New 10000',
        '- Allocated #4 Limit Calculated 10000',
      ],
    ]);
  });
});

describe('a contingent order on the end of another', () => {
  const waiting = () => {
    const on = stage();
    on.say(limit(1.05, { Expired: soon(on) }));
    on.say(limit(1.04, onExpiry(1)));
    return on;
  };

  it('wakes when that expires', () => {
    play(waiting(), [
      after(MINUTE),
      [
        '- Expired #1 Limit Expired 100000',
        '- Activated #2 Limit Activated 100000',
        '- Accepted #3 Limit New 100000',
        '- Allocated #3 Limit Calculated 100000',
      ],
    ]);
  });

  it('goes when that is filled in full, and not when in part', () => {
    play(
      waiting(),
      [fill(1, 30000), ['- PartialFilled #1 Limit Calculated 70000 fill', '- Allocated #3 Position Calculated 30000']],
      [fill(1, 70000), ['- Filled #1 Limit Filled 0 fill', '- Allocated #1 Position Calculated 70000', '- Canceled #2 Limit Canceled 100000']],
    );
  });

  it('goes when that is canceled', () => {
    expect(waiting().say(remove('Cancel', 1)).slice(1, 3)).to.deep.equal(['r3 Canceled #1 Limit Canceled 100000', 'r3 Canceled #2 Limit Canceled 100000']);
  });
});

describe("contingent orders in the vendor's document", () => {
  it('show nothing of it: its trades are older', () => {
    const { clock, loggedIn } = simulation({ tradeGeneration: 'document' });
    const trade = at(loggedIn().result(limit(1.05, onTime(clock.now() + MINUTE))), 'Trade');
    expect(trade).to.not.have.any.keys('ContingentOrder', 'TriggerType', 'TriggerTime');
  });
});
