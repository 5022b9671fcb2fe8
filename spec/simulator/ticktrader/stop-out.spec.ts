// Margin call, revocation and stop-out: what is heard, what is closed, what history says.

import { expect } from 'chai';
import { at, create, lines, listAt, simulation, type Frame } from '../console.js';
import type { InMemoryOptions } from '../../../lib/simulator/index.js';

/** 100,000 EURUSD bought at 1.1 take 1,100 of the account's 1,600. */
const stage = (options: InMemoryOptions = {}) => {
  const world = simulation({ balance: '1600', symbols: { EURUSD: { commission: { value: '0' } } }, ...options });
  const { exchange } = world.simulator;
  const console = world.loggedIn();
  const hears = (act: () => void): readonly string[] => {
    const before = console.raw.length;
    act();
    world.clock.advanceBy(2);
    const frames = console.raw.slice(before).map((text) => JSON.parse(text) as Frame);
    return frames
      .filter(({ Response }) => Response !== 'Account')
      .flatMap((frame) =>
        frame.Response === 'AccountNotification' ? [`! ${String(at(frame.Result, 'Code'))} ${String(at(frame.Result, 'Severity'))}`] : lines([frame]),
      );
  };
  const price = (euro: string): readonly string[] =>
    hears(() => {
      exchange.price('EURUSD', { bid: euro, ask: euro });
    });
  price('1.1');
  const level = (): unknown => at(console.result({ Request: 'Account' }), 'MarginLevel');
  const last = (count: number) =>
    listAt(console.result({ Request: 'TradeHistory' }), 'Records')
      .slice(-count)
      .map((record) => `${String(at(record, 'TransactionType'))} ${String(at(record, 'TransactionReason'))}`);
  return { ...world, exchange, console, hears, price, level, last };
};

describe('margin call', () => {
  it('comes once when the margin level falls below MarginCallLevel, and is revoked once', () => {
    const { console, price, hears, exchange, level } = stage();
    console.result(create());
    expect(price('1.0900')).to.deep.equal([]);
    expect(price('1.0890')).to.deep.equal(['! MarginCall Warning']);
    expect(level()).to.be.below(50);
    expect(price('1.0889')).to.deep.equal([]);
    expect(price('1.0900')).to.deep.equal(['! MarginCallRevocation Info']);
    price('1.0890');
    expect(
      hears(() => {
        exchange.deposit(1000);
      }),
    ).to.deep.equal(['! MarginCallRevocation Info']);
  });

  it('also follows money taken out', () => {
    const { console, hears, exchange } = stage();
    console.result(create());
    const heard = hears(() => {
      exchange.deposit(-1100);
    });
    expect(heard).to.deep.equal(['! MarginCall Warning']);
  });

  it('comes at the level of choice, which the account states', () => {
    const { console, price } = stage({ marginCallLevel: 120, stopOutLevel: 5 });
    console.result(create());
    expect(price('1.0970')).to.deep.equal(['! MarginCall Warning']);
    const account = console.result({ Request: 'Account' });
    expect(['MarginCallLevel', 'StopOutLevel'].map((name) => at(account, name))).to.deep.equal([120, 5]);
  });
});

describe('stop-out', () => {
  it('of a Gross account cancels what waits, then closes the worst position, and stops when the rest is carried', () => {
    const { console, price, last, level } = stage();
    console.result(create({ Amount: 60_000 }));
    console.result(create({ Amount: 40_000 }));
    console.result(create({ Type: 'Limit', Price: 1, Amount: 1000 }));
    expect(price('1.0870')).to.deep.equal([
      '! MarginCall Warning',
      '! StopOut Error',
      '- Canceled #3 Limit Canceled 1000',
      '- Filled #1 Position Filled 0 fill profit -780',
      '! MarginCallRevocation Info',
    ]);
    expect(last(2)).to.deep.equal(['OrderCanceled StopOut', 'PositionClosed StopOut']);
    expect(level()).to.be.above(50);
  });

  it('closes all where nothing else helps', () => {
    const { console, price, last } = stage();
    console.result(create({ Amount: 60_000 }));
    console.result(create({ Amount: 40_000 }));
    price('1.0500');
    expect(last(2)).to.deep.equal(['PositionClosed StopOut', 'PositionClosed StopOut']);
    expect(listAt(console.result({ Request: 'Trades' }), 'Trades')).to.deep.equal([]);
  });

  it('of a Net account fills a market order against the position', () => {
    const { console, price, last } = stage({ accountingType: 'Net' });
    console.result(create());
    expect(price('1.0870').slice(0, 3)).to.deep.equal(['! MarginCall Warning', '! StopOut Error', '- Filled #3 Market Filled 0 fill profit -1300']);
    expect(last(1)).to.deep.equal(['OrderFilled StopOut']);
    expect(listAt(console.result({ Request: 'Positions' }), 'Positions')).to.deep.equal([]);
  });

  it('waits while the market is closed, and comes with its opening', () => {
    const { console, price, exchange, hears, last } = stage();
    console.result(create());
    hears(() => {
      exchange.tradeSession('Closed');
    });
    expect(price('1.0500')).to.deep.equal(['! MarginCall Warning']);
    exchange.tradeSession('Opened');
    expect(last(1)).to.deep.equal(['PositionClosed StopOut']);
  });

  it('never touches a Cash account', () => {
    const { console, price } = stage({ accountingType: 'Cash' });
    console.result(create({ Amount: 10_000 }));
    expect(price('0.1')).to.deep.equal([]);
  });
});
