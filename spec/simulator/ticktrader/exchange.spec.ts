import { expect } from 'chai';
import { at, create, lines, listAt, simulation, type Frame } from '../console.js';

/** A console, and the frames it hears while `act` has its effect. */
const listening = (options: Parameters<typeof simulation>[0] = {}) => {
  const world = simulation(options);
  const console = world.loggedIn();
  const hears = (act: () => void): readonly Frame[] => {
    const before = console.raw.length;
    act();
    world.clock.advanceBy(2);
    return console.raw.slice(before).map((text) => JSON.parse(text) as Frame);
  };
  return { ...world, ...world.simulator, console, hears };
};

describe('exchange', () => {
  it('says and sets prices', () => {
    const { exchange } = simulation().simulator;
    expect(exchange.prices()['EURUSD']).to.deep.equal({ bid: '1.12539', ask: '1.12551' });
    exchange.price('EURUSD', { bid: '1.1', ask: 1.2 });
    expect(exchange.prices()['EURUSD']).to.deep.equal({ bid: '1.1', ask: '1.2' });
    expect(() => {
      exchange.price('EURXXX', { bid: 1, ask: 1 });
    }).to.throw(RangeError, 'EURUSD');
    expect(() => {
      exchange.price('EURUSD', { bid: 1.2, ask: 1.1 });
    }).to.throw(RangeError, 'bids 1.2');
  });

  it('pays money in: the account is pushed, the history and the journal have it', () => {
    const { exchange, console, hears, journal } = listening();
    const [push, ...none] = hears(() => {
      exchange.deposit('250.50');
    });
    expect([push?.Response, push?.Id, at(push?.Result, 'Balance'), none]).to.deep.equal(['Account', undefined, 100250.5, []]);
    const record = listAt(console.result({ Request: 'TradeHistory' }), 'Records').at(-1);
    expect(['TransactionType', 'TransactionReason', 'Balance', 'BalanceMovement'].map((name) => at(record, name))).to.deep.equal([
      'Balance',
      'TransferMoney',
      100250.5,
      250.5,
    ]);
    expect(journal.map(({ kind, balance }) => [kind, balance])).to.deep.equal([['balance', '100250.5']]);
    expect(() => {
      exchange.deposit(1, 'EUR');
    }).to.throw(RangeError, 'USD');
  });

  it('moves money unrecorded where a test wants it, as no honest server does: nobody is told, and the next record shows it', () => {
    for (const [accountingType, held] of [
      ['Gross', 100_001.5],
      ['Cash', 500_001.5],
    ] as const) {
      const { exchange, console, hears, journal } = listening({ accountingType });
      const count = (): number => listAt(console.result({ Request: 'TradeHistory' }), 'Records').length;
      const before = count();
      expect(
        hears(() => {
          exchange.misbook('0.50');
        }),
      ).to.deep.equal([]);
      expect([count(), journal]).to.deep.equal([before, []]);
      exchange.deposit(1);
      expect(at(listAt(console.result({ Request: 'TradeHistory' }), 'Records').at(-1), 'Balance')).to.equal(held);
    }
  });

  it('pays a Cash account in any currency', () => {
    const { exchange, console } = listening({ accountingType: 'Cash' });
    exchange.deposit(7, 'CHF');
    expect(at(listAt(console.result({ Request: 'Assets', Params: { Currency: 'CHF' } }), 'Assets')[0], 'Amount')).to.equal(7);
  });

  it('closes and opens the trade session: told to all, and no order in between', () => {
    const { exchange, console, hears } = listening({ sessionPushName: 'SessionInfo' });
    const [closed] = hears(() => {
      exchange.tradeSession('Closed');
    });
    expect([closed?.Response, at(closed?.Result, 'SessionStatus'), at(closed?.Result, 'SessionId')]).to.deep.equal([
      'SessionInfo',
      'Closed',
      '00000000-0000-0000-0000-000000000000',
    ]);
    expect(console.answer(create()).Error).to.equal('Cannot create new trade! Reason: Trade session is closed.');
    exchange.tradeSession('Opened');
    expect(console.answer(create()).Error).to.equal(undefined);
  });

  it('fills nothing while closed', () => {
    const { exchange, console, hears } = listening();
    console.ask(create({ Type: 'Limit', Price: 1 }));
    exchange.tradeSession('Closed');
    expect(
      hears(() => {
        exchange.price('EURUSD', { bid: 0.9, ask: 0.9 });
      }).map(({ Response }) => Response),
    ).to.deep.equal(['TradeSessionInfo']);
  });

  it('sends notifications', () => {
    const { exchange, hears } = listening();
    const [push] = hears(() => {
      exchange.notify({ Code: 'MarginCall', Severity: 'Warning', Message: 'Margin call' });
    });
    expect([push?.Response, push?.Id]).to.deep.equal(['AccountNotification', undefined]);
    expect(push?.Result).to.include({ Code: 'MarginCall', Severity: 'Warning', Message: 'Margin call' });
    expect(at(push?.Result, 'Account.Id')).to.equal(5);
  });

  it('cuts, closes and logs off', () => {
    for (const [act, closing, frames] of [
      ['cut', { code: 1006, reason: '', wasClean: false }, []],
      ['close', { code: 1001, reason: '', wasClean: true }, []],
      ['logoff', { code: 1001, reason: '', wasClean: true }, [{ Response: 'Logoff', Result: 'Logged off by the server.' }]],
    ] as const) {
      const { exchange, console, hears } = listening();
      expect(
        hears(() => {
          exchange[act]();
        }),
      ).to.deep.equal(frames);
      expect(console.closings).to.deep.equal([closing]);
      expect(exchange.connections).to.equal(0);
    }
  });

  describe('answer', () => {
    const say = (verdict: Parameters<ReturnType<typeof listening>['exchange']['answer']>[1]) => {
      const { exchange, console, journal } = listening();
      const disarm = exchange.answer('TradeCreate', verdict);
      const faulty = lines(console.ask(create({ ClientId: 'c' })));
      disarm();
      return { faulty, journal: journal.map(({ kind }) => kind), later: console.answer(create()).Error };
    };
    const done = ['accepted', 'filled', 'opened'];
    const reports = ['r1 Accepted #1 Market New 100000', 'r1 Filled #1 Market Filled 0 fill', 'r1 Allocated #1 Position Calculated 100000'];

    it('keeps silent: nothing is done', () => {
      expect(say(() => 'silent')).to.deep.equal({ faulty: [], journal: [], later: undefined });
    });

    it('keeps silent after executing: the reports go out', () => {
      expect(say(() => 'silent after executing')).to.deep.equal({ faulty: reports, journal: done, later: undefined });
    });

    it('is mute after executing: not even the reports', () => {
      expect(say(() => 'mute after executing')).to.deep.equal({ faulty: [], journal: done, later: undefined });
    });

    it('refuses with a text, and does nothing', () => {
      expect(say(() => ({ error: 'No.' }))).to.deep.equal({ faulty: ['r1 TradeCreate: Cannot create new trade! Reason: No.'], journal: [], later: undefined });
    });

    it('lets pass what it has no verdict about, and sees the request', () => {
      const seen: unknown[] = [];
      const { faulty } = say((message) => void seen.push(message.Id, message.Request, message.Params?.['ClientId']));
      expect(seen).to.deep.equal(['r1', 'TradeCreate', 'c']);
      expect(faulty).to.have.length(4);
    });

    it('may ask about all requests', () => {
      const { exchange, console } = listening();
      exchange.answer('*', ({ Request }) => (Request === 'Account' ? 'silent' : undefined));
      expect([console.ask({ Request: 'Account' }).length, console.ask({ Request: 'Trades' }).length]).to.deep.equal([0, 1]);
    });
  });
});

describe('journal', () => {
  it('tells all that was executed, in order, with ids, prices and balance', () => {
    const { exchange, console, journal, clock } = listening();
    console.ask(create({ ClientId: 'mine' }));
    console.ask({ Request: 'TradeDelete', Params: { Type: 'Close', Id: 769002 } });
    console.ask(create({ Type: 'Limit', Price: 1 }));
    exchange.cut();
    clock.advanceBy(10);
    exchange.price('EURUSD', { bid: 0.99, ask: 1 });
    expect(journal.map(({ seq }) => seq)).to.deep.equal([1, 2, 3, 4, 5, 6, 7]);
    expect(journal.map(({ kind }) => kind)).to.deep.equal(['accepted', 'filled', 'opened', 'closed', 'accepted', 'filled', 'opened']);
    expect(journal[3]).to.include({
      tradeId: '769002',
      clientId: 'mine',
      requestId: 'r2',
      amount: '100000',
      remaining: '0',
      price: '1.12539',
      balance: '99982.37',
    });
    expect(journal[5]).to.not.have.property('requestId');
  });

  it('is a stream, too', () => {
    const { console, journal$, journal } = listening();
    const heard: unknown[] = [];
    journal$.subscribe((entry) => heard.push(entry));
    console.ask(create());
    expect(heard)
      .to.have.length(3)
      .and.deep.equal([...journal]);
  });
});

describe('the market', () => {
  it('moves while somebody is connected, and leaves no timer when nobody is', () => {
    const { clock, simulator, connect } = simulation({ ticksPerSecond: 10 });
    const before = simulator.exchange.prices();
    clock.advanceBy(60_000);
    expect(simulator.exchange.prices()).to.deep.equal(before);
    const { socket } = connect();
    clock.advanceBy(60_000);
    expect(simulator.exchange.prices()).to.not.deep.equal(before);
    socket.close();
    clock.advanceBy(10);
    expect(clock.waiting).to.equal(0);
  });

  it('moves the same way under the same seed, and stands still on demand', () => {
    const run = (seed: number, ticksPerSecond: number): unknown => {
      const { clock, simulator, connect } = simulation({ seed, ticksPerSecond });
      connect();
      clock.advanceBy(30_000);
      return simulator.exchange.prices();
    };
    expect(run(5, 4)).to.deep.equal(run(5, 4));
    expect(run(5, 4)).to.not.deep.equal(run(6, 4));
    expect(run(5, 0)).to.deep.equal(run(6, 0));
  });

  it('fills waiting orders by itself', () => {
    const { clock, loggedIn, simulator } = simulation({ ticksPerSecond: 200 });
    const console = loggedIn();
    const { ask } = simulator.exchange.prices()['EURUSD'] ?? { ask: '' };
    console.ask(create({ Type: 'Limit', Price: Number((Number(ask) - 0.00002).toFixed(5)) }));
    clock.advanceBy(600_000);
    expect(simulator.journal.map(({ kind }) => kind)).to.include('opened');
  });
});
