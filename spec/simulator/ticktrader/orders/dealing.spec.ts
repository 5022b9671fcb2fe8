// Commands that take time: the order is locked meanwhile, may be filled meanwhile, and may be refused in the end.

import { expect } from 'chai';
import { at, create, lines, type Frame } from '../../console.js';
import { after, fill, idOf, limit, modify, oco, play, remove, stage, to } from './stage.js';

const TIME = 1000;
const slow = (options = {}) => stage({ dealingTime: TIME, ...options });

/** A slow stage where #1, a Limit at 1.05, waits. */
const waiting = () => {
  const on = slow();
  on.say(limit(1.05));
  on.pass(TIME);
  return on;
};

/** A slow stage with a position, #1. */
const holding = () => {
  const on = slow();
  on.say(create());
  on.pass(TIME);
  return on;
};

describe('an exchange that takes its time', () => {
  it('accepts a Market at once and fills it later, at the price of that moment, under the Id of the request', () => {
    const on = slow();
    play(
      on,
      [create(), ['r1 Accepted #1 Market New 100000']],
      [to(1.1, 1.1005), []],
      [after(TIME), ['r1 Filled #1 Market Filled 0 fill', 'r1 Allocated #1 Position Calculated 100000', 'r1 TradeCreate #1 Market Filled 0']],
    );
    expect(on.trades('Price')).to.deep.equal([[1.1005]]);
  });

  it('fills without a position on a Net account', () => {
    play(
      slow({ accountingType: 'Net' }),
      [create(), ['r1 Accepted #1 Market New 100000']],
      [after(TIME), ['r1 Filled #1 Market Filled 0 fill', 'r1 TradeCreate #1 Market Filled 0']],
    );
  });

  it('rejects a Market whose price slipped too far meanwhile', () => {
    play(
      slow(),
      [create({ Slippage: 0.001 }), ['r1 Accepted #1 Market New 100000']],
      [to(1.2, 1.2002), []],
      [after(TIME), ['r1 Rejected #1 Market Rejected 100000', 'r1 TradeCreate: Cannot create new trade! Reason: Off quotes.']],
    );
  });

  it('cancels a Market of a Cash account whose price slipped too far', () => {
    const on = slow({ accountingType: 'Cash', assets: { USD: '200000' } });
    play(
      on,
      [create({ Amount: 10000, Slippage: 0.001 }), ['r1 Accepted #1 Limit New 10000']],
      [to(1.2, 1.2002), []],
      [after(TIME), ['r1 Allocated #1 Limit Calculated 10000', 'r1 Canceled #1 Limit Canceled 10000', 'r1 TradeCreate #1 Limit Canceled 10000']],
    );
  });

  it('rejects an order whose money went meanwhile', () => {
    const on = slow({ balance: '1500' });
    on.say(create());
    play(
      on,
      [create(), ['r2 Accepted #2 Market New 100000']],
      [
        after(TIME),
        [
          'r1 Filled #1 Market Filled 0 fill',
          'r1 Allocated #1 Position Calculated 100000',
          'r1 TradeCreate #1 Market Filled 0',
          'r2 Rejected #2 Market Rejected 100000',
          'r2 TradeCreate: Cannot create new trade! Reason: Not enough money.',
        ],
      ],
    );
  });

  it('cancels later', () => {
    play(
      waiting(),
      [remove('Cancel', 1), ['r2 PendingCancel #1 Limit Calculated 100000']],
      [after(TIME), ['r2 Canceled #1 Limit Canceled 100000', 'r2 TradeDelete #1 Limit Canceled 100000']],
    );
  });

  it('modifies later', () => {
    play(
      waiting(),
      [modify(1, { Price: 1.06 }), ['r2 PendingModify #1 Limit Calculated 100000']],
      [after(TIME), ['r2 Modified #1 Limit Calculated 100000', 'r2 TradeModify #1 Limit Calculated 100000']],
    );
  });

  it('closes later, at the price of that moment', () => {
    play(
      holding(),
      [remove('Close', 1, { Amount: 40000 }), ['r2 PendingClose #1 Position Calculated 100000']],
      [to(1.2, 1.2002), []],
      [after(TIME), ['r2 Filled #1 Position Calculated 60000 fill profit 3989.8', 'r2 TradeDelete #1 Position Calculated 60000']],
    );
  });

  it('creates both legs of a pair later', () => {
    const on = slow();
    expect(on.say(oco({ Type: 'Stop', StopPrice: 1.2 }, { Type: 'Limit', Price: 1.05 }))).to.deep.equal(['r1 Accepted #1 Stop New 100000']);
    expect(on.pass(TIME).at(-1)).to.equal('r1 TradeCreateOco');
    expect(on.trades('OneCancelsTheOther')).to.deep.equal([[true], [true]]);
  });

  it('refuses to join a pair with an order that went meanwhile', () => {
    const on = waiting();
    on.say({
      ...limit(1.2),
      Params: { Type: 'Stop', Side: 'Buy', Symbol: 'EURUSD', Amount: 1000, StopPrice: 1.3, OneCancelsTheOther: true, RelatedTradeId: idOf(1) },
    });
    on.price(1.0498, 1.05);
    expect(on.pass(TIME)).to.deep.equal([
      'r2 Rejected #2 Stop Rejected 1000',
      `r2 TradeCreate: Cannot create new trade! Reason: Related order #${String(idOf(1))} was not found.`,
    ]);
  });
});

describe('an order with a command under way', () => {
  const LOCKED = `Reason: Order #${String(idOf(1))} is locked by another operation`;

  for (const [what, first] of [
    ['a cancel', remove('Cancel', 1)],
    ['a change', modify(1, { Price: 1.06 })],
  ] as const) {
    it(`refuses another while ${what} is decided, and takes it afterwards`, () => {
      const on = waiting();
      on.say(first);
      expect(on.say(modify(1, { Price: 1.07 }))).to.deep.equal([`r3 TradeModify: Cannot modify trade! ${LOCKED}`]);
      expect(on.say(remove('Cancel', 1))).to.deep.equal([`r4 TradeDelete: Cannot delete trade! ${LOCKED}`]);
      on.pass(TIME);
      expect(on.say(remove('Cancel', 1))).to.have.length(1);
      expect(on.say(remove('Cancel', 1)).at(-1)).to.not.equal(`r6 PendingCancel #1 Limit Calculated 100000`);
    });
  }

  it('refuses a second close, and a CloseBy from either side', () => {
    const on = holding();
    on.say(create({ Side: 'Sell' }));
    on.pass(TIME);
    on.say(remove('Close', 1));
    expect(on.say(remove('Close', 1)).at(-1)).to.contain(LOCKED);
    expect(on.say(remove('CloseBy', 1, { ById: idOf(2) })).at(-1)).to.contain(LOCKED);
    expect(on.say(remove('CloseBy', 2, { ById: idOf(1) })).at(-1)).to.contain(LOCKED);
  });

  it('is locked towards a second session, too, which hears the reports without an Id', () => {
    const on = waiting();
    const other = on.loggedIn();
    on.say(remove('Cancel', 1));
    expect(lines(other.ask(remove('Cancel', 1))).at(-1)).to.contain(LOCKED);
    const before = other.raw.length;
    on.pass(TIME);
    expect(lines(other.raw.slice(before).map((text) => JSON.parse(text) as Frame))).to.deep.equal(['- Canceled #1 Limit Canceled 100000']);
  });

  it('may be filled meanwhile: the cancel is rejected', () => {
    play(
      waiting(),
      [remove('Cancel', 1), ['r2 PendingCancel #1 Limit Calculated 100000']],
      [to(1.0498, 1.05), ['- Filled #1 Limit Filled 0 fill', '- Allocated #1 Position Calculated 100000']],
      [
        after(TIME),
        [
          'r2 Rejected #1 Position Calculated 100000',
          `r2 TradeDelete: Cannot delete trade! Reason: Only Limit, Stop and StopLimit orders can be canceled. Please check the type of the order #${String(idOf(1))}`,
        ],
      ],
    );
  });

  it('may expire meanwhile: the change is rejected', () => {
    const on = waiting();
    on.say(modify(1, { Expired: on.clock.now() + 1100 }));
    on.pass(TIME);
    play(
      on,
      [modify(1, { Price: 1.06 }), ['r3 PendingModify #1 Limit Calculated 100000']],
      [
        after(TIME),
        [
          '- Expired #1 Limit Expired 100000',
          'r3 Rejected #1 Limit Calculated 100000',
          `r3 TradeModify: Cannot modify trade! Reason: Order Not Found ${String(idOf(1))}`,
        ],
      ],
    );
  });

  const inFlight = (params: object, heard: readonly string[]) => {
    play(
      waiting(),
      [modify(1, params), ['r2 PendingModify #1 Limit Calculated 100000']],
      [fill(1, 30000), ['- PartialFilled #1 Limit Calculated 70000 fill', '- Allocated #2 Position Calculated 30000']],
      [after(TIME), heard],
    );
  };

  it('ends up too big by a plain Amount that did not know of a fill', () => {
    inFlight({ Amount: 50000 }, ['r2 Modified #1 Limit Calculated 50000', 'r2 TradeModify #1 Limit Calculated 50000']);
  });

  it('ends up right with InFlightMitigation', () => {
    inFlight({ Amount: 50000, InFlightMitigation: true }, ['r2 Modified #1 Limit Calculated 20000', 'r2 TradeModify #1 Limit Calculated 20000']);
  });

  it('ends with InFlightMitigation where all that is wanted is filled', () => {
    inFlight({ Amount: 30000, InFlightMitigation: true }, ['r2 Canceled #1 Limit Canceled 70000', 'r2 TradeModify #1 Limit Canceled 70000']);
  });

  it('is kept by PrevAmount', () => {
    inFlight({ Amount: 50000, PrevAmount: 100000 }, [
      'r2 Rejected #1 Limit Calculated 70000',
      'r2 TradeModify: Cannot modify trade! Reason: Order amount was changed in-flight before the request is processed!',
    ]);
  });

  it('gives the reason of a refusal in its report', () => {
    const on = waiting();
    on.say(modify(1, { Amount: 50000, PrevAmount: 100000 }));
    on.exchange.fill(idOf(1), 30000);
    on.pass(TIME);
    const rejected = on.console.raw.map((text): unknown => JSON.parse(text)).findLast((frame) => at(frame, 'Response') === 'ExecutionReport');
    expect(at(rejected, 'Result.Reject')).to.deep.equal({
      Reason: 'InvalidOrder',
      Comment: 'Order amount was changed in-flight before the request is processed!',
    });
  });
});

describe('a ClientId under way', () => {
  it('is taken already', () => {
    const on = slow();
    on.say(create({ ClientId: 'one' }));
    expect(on.say(create({ ClientId: 'one' })).at(-1)).to.contain('Duplicate client order Id: one');
  });
});
