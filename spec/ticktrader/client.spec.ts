// The client as a whole: what it has and has not, when it connects, what its types promise, and how it ends.

import Big from 'big.js';
import { expect } from 'chai';
import type { Observable } from 'rxjs';
import { ClosedError, ConnectionError, InvalidRequestError } from '../../lib/base/errors.js';
import { countingProbe } from '../../lib/base/probe.js';
import { asDecimal, asNumber, asString } from '../../lib/codec/numeric.js';
import { virtualClock } from '../../lib/testing/virtual-clock.js';
import * as entry from '../../lib/ticktrader/index.js';
import {
  openSession,
  tickTrader,
  trades,
  type Account,
  type OrderOutcome,
  type Session,
  type TickTrader,
  type TickTraderOptions,
  type Trade,
} from '../../lib/ticktrader/index.js';
import { errorOf, watch } from '../support/seen.js';
import { aTrade, credentials, optionsFor, readySetting, result, scriptedServer, setting, silence } from '../support/tick-trader-server.js';

const METHODS = [
  ...['connect', 'session', 'currentTradeSession', 'account', 'assets', 'positions', 'trades', 'splits', 'dividends', 'mergersAndAcquisitions'],
  ...['tradeHistory', 'dailySnapshots', 'tradeHistoryPages', 'dailySnapshotPages'],
  ...['createOrder', 'createOco', 'modifyOrder', 'cancelOrder', 'closePosition', 'closePositionBy', 'prolongTwoFactor', 'close'],
];
const STREAMS = ['state$', 'executionReports$', 'executions$', 'openTrades$', 'account$', 'tradeSession$', 'lateOutcomes$', 'notices$'];

describe('the client', () => {
  it('has every method and stream it promises, and nothing else', () => {
    const { tt } = setting();
    expect(Object.keys(tt)).to.have.members([...METHODS, ...STREAMS]);
    const members: Readonly<Record<string, unknown>> = { ...tt };
    for (const name of METHODS) expect(members[name], name).to.be.a('function');
    for (const name of STREAMS) expect(members[name], name).to.have.property('subscribe');
  });

  it('does not pretend to have what it has not yet', () => {
    for (const name of ['journal']) expect(setting().tt).not.to.have.property(name);
  });

  it('has every function of it as one over a session too', () => {
    const names = [
      'openSession',
      'closeSession',
      'whenReady',
      'clientSession',
      'currentTradeSession',
      'account',
      'assets',
      'positions',
      'trades',
      'splits',
      'dividends',
      'mergersAndAcquisitions',
    ];
    const more = [
      'tradeHistory',
      'dailySnapshots',
      'tradeHistoryPages',
      'dailySnapshotPages',
      'createOrder',
      'createOco',
      'modifyOrder',
      'cancelOrder',
      'closePosition',
      'closePositionBy',
      'lateOutcomes',
    ];
    const parts = [
      'prolongTwoFactor',
      'executionReports',
      'executions',
      'openTrades',
      'ofEvent',
      'ofOrder',
      'isKnown',
      'login',
      'twoFactor',
      'signature',
      'openTradeConnection',
      'accountChanges',
      'notices',
      'tradeSessionChanges',
    ];
    const exported: Readonly<Record<string, unknown>> = { ...entry };
    for (const name of [...names, ...more, ...parts]) expect(exported[name], name).to.be.a('function');
  });

  it('can be used by parts', () => {
    const clock = virtualClock();
    const server = scriptedServer(clock, { Trades: result({ Trades: [aTrade] }) });
    const seen = watch(trades(openSession(optionsFor(clock, server))));
    clock.advanceBy(20);
    expect(seen.last).to.have.lengthOf(1);
  });

  it('opens nothing when it is made, when it is watched, or when it is commanded', () => {
    const { clock, server, tt } = setting();
    watch(tt.state$);
    watch(tt.cancelOrder(7));
    tt.connect();
    clock.advanceBy(1_000);
    expect([server.made, watch(tt.state$).values]).to.deep.equal([0, [{ status: 'idle' }]]);
  });

  it('throws at the call where an option is wrong', () => {
    expect(() => tickTrader({ url: 'ws://elsewhere/', credentials }))
      .to.throw(InvalidRequestError)
      .with.property('field', 'url');
    expect(() => openSession({ url: 'wss://host/', credentials: { ...credentials, webApiKey: '' } }))
      .to.throw(InvalidRequestError)
      .with.property('field', 'credentials.webApiKey');
  });

  it('tells everybody who connects, at once where it is ready already', () => {
    const { clock, server, tt } = setting();
    const [one, other] = [watch(tt.connect()), watch(tt.connect())];
    clock.advanceBy(20);
    for (const seen of [one, other, watch(tt.connect())]) expect([seen.values, seen.completed]).to.deep.equal([[undefined], true]);
    expect(server.made).to.equal(1);
  });

  it('keeps trying for as long as the server is away, and says when the next try is', () => {
    const { clock, server, tt } = setting();
    server.accepts = false;
    const [states, connected] = [watch(tt.state$), watch(tt.connect())];
    clock.advanceBy(600_000);
    expect(connected.values).to.deep.equal([]);
    const waiting = states.values.filter((state) => state.status === 'waiting');
    expect(waiting.length).to.be.at.least(10);
    for (const { reason, retryAt } of waiting) {
      expect(reason).to.be.instanceOf(ConnectionError);
      expect(retryAt).to.be.a('number');
    }
    server.accepts = true;
    clock.advanceBy(60_000);
    expect(connected.completed).to.equal(true);
  });

  it('counts what passes on its probe', () => {
    const probe = countingProbe();
    const { clock, server, tt } = readySetting({ Trades: result({ Trades: [{ ...aTrade, Price: 1.5 }] }) }, { probe });
    server.push('nonsense', { Id: 'nobody', Response: 'Trades', Result: {} });
    clock.advanceBy(5);
    server.close(1006);
    clock.advanceBy(2_000);
    tt.close();
    clock.advanceBy(5);
    expect(probe.counts).to.deep.equal({ frameOut: 6, frameIn: 8, decodeError: 1, unrouted: 1, connect: 2, lost: 1 }); // being closed by its user is no loss
  });

  it('counts a number that loses digits as a double, and only there', () => {
    const long = (): readonly string[] => [`{"Response":"Account","Result":{"Id":5,"AccountingType":"Gross","Balance":999999741.19000000011}}`];
    for (const numeric of [undefined, asString]) {
      const probe = countingProbe();
      const clock = virtualClock();
      const server = scriptedServer(clock);
      const options = { ...optionsFor(clock, server), probe };
      const tt = numeric === undefined ? tickTrader(options) : tickTrader({ ...options, numeric });
      watch<unknown>(tt.connect());
      clock.advanceBy(20);
      server.push(...long());
      clock.advanceBy(5);
      expect(probe.counts.inexact).to.equal(numeric === undefined ? 1 : undefined);
    }
  });
});

describe('the numeric type of a client', () => {
  it('is number unless chosen otherwise, and runs through all its types', () => {
    const options = { url: 'wss://host/', credentials };
    const plain: TickTrader = tickTrader(options);
    const text: TickTrader<string> = tickTrader({ ...options, numeric: asString });
    const decimal: TickTrader<Big> = tickTrader({ ...options, numeric: asDecimal(Big) });
    const session: Session<string> = openSession({ ...options, numeric: asString });
    const typed: readonly [Observable<readonly Trade[]>, Observable<Account<string>>, Observable<OrderOutcome<Big>>] = [
      plain.trades(),
      text.account(),
      decimal.closePosition(1, new Big(1)),
    ];
    // @ts-expect-error a client of text takes no number for money
    const wrongMoney = () => text.closePosition(1, 5);
    // @ts-expect-error a Limit names its Price
    const noPrice = () => plain.createOrder({ Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 1 });
    // @ts-expect-error a Market order has none
    const twoPrices = () => plain.createOrder({ Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 1, Price: 1 });
    // @ts-expect-error a contingent order says what wakes it
    const noTrigger = () => plain.createOrder({ Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 1, Price: 1, ContingentOrder: true });
    expect([typed.length, session.options.numeric, wrongMoney, noPrice, twoPrices, noTrigger]).to.have.lengthOf(6);
  });

  it('is number also where plain JavaScript hands in none by name', () => {
    const { options } = openSession({ url: 'wss://host/', credentials, ...({ numeric: undefined } as object) });
    expect(options.numeric).to.equal(asNumber);
    expect(tickTrader({ url: 'wss://host/', credentials, ...({ numeric: undefined } as object) })).to.have.property('trades');
  });

  it('is what comes out', () => {
    const balance = '999999741.1900000000';
    const clients: readonly ((options: TickTraderOptions) => Observable<Account<unknown>>)[] = [
      (options) => tickTrader(options).account(),
      (options) => tickTrader({ ...options, numeric: asString }).account(),
      (options) => tickTrader({ ...options, numeric: asDecimal(Big) }).account(),
    ];
    const outcomes = clients.map((read) => {
      const clock = virtualClock();
      const server = scriptedServer(clock, {
        Account: ({ Id }) => [`{"Id":"${Id}","Response":"Account","Result":{"Id":5,"AccountingType":"Gross","Balance":${balance}}}`],
      });
      const seen = watch(read(optionsFor(clock, server)));
      clock.advanceBy(20);
      return seen.last.Balance;
    });
    expect(outcomes).to.deep.equal([999999741.19, balance, new Big(balance)]);
  });
});

describe('close()', () => {
  it('acts when called, subscribed or not, and leaves nothing behind', () => {
    const { clock, server, tt } = readySetting();
    tt.close();
    clock.advanceBy(5);
    expect([server.open, clock.waiting, watch(tt.state$).last]).to.deep.equal([0, 0, { status: 'closed', reason: 'closed by its user' }]);
  });

  it('tells when it is done, each time it is called', () => {
    const { clock, tt } = readySetting();
    const [one, other] = [watch(tt.close()), watch(tt.close())];
    clock.advanceBy(5);
    for (const seen of [one, other, watch(tt.close())]) expect([seen.values.length, seen.completed]).to.deep.equal([1, true]);
  });

  it('works on a client that never connected, one that is connecting, and one that is waiting', () => {
    for (const after of [undefined, 0, 2, 5]) {
      const { clock, server, tt } = setting();
      if (after !== undefined) {
        watch(tt.connect());
        clock.advanceBy(after);
      }
      expect(watch(tt.close()).completed, String(after)).to.equal(true);
      clock.advanceBy(10);
      expect([server.open, clock.waiting], String(after)).to.deep.equal([0, 0]);
    }
    const { clock, server, tt } = readySetting();
    server.accepts = false;
    server.close(1006);
    clock.advanceBy(30_000);
    expect(watch(tt.close()).completed).to.equal(true);
    clock.advanceBy(10);
    expect(clock.waiting).to.equal(0);
  });

  it('errors those who wait for ready', () => {
    const { tt } = setting();
    const [connected, reading] = [watch(tt.connect()), watch(tt.session())];
    tt.close();
    for (const seen of [connected, reading]) expect(errorOf(seen, ClosedError)).to.include({ delivered: 'no' });
  });

  it('lets those who were asked already finish, and nobody new in', () => {
    const { clock, tt } = readySetting({ SessionInfo: result({ ClientSessionId: 'S', ClientSessionCreated: 1 }) });
    const reading = watch(tt.session());
    const closed = watch(tt.close());
    expect(errorOf(watch(tt.session()), ClosedError)).to.include({ retryable: false });
    expect(closed.completed).to.equal(false);
    clock.advanceBy(10);
    expect([reading.values.length, closed.completed]).to.deep.equal([1, true]);
  });

  it('waits no longer than the deadline of what is asked', () => {
    const { clock, tt } = readySetting({ SessionInfo: silence, TradeDelete: silence });
    const [reading, command, closed] = [watch(tt.session()), watch(tt.cancelOrder(7)), watch(tt.close())];
    clock.advanceBy(10_010);
    expect([closed.completed, reading.values.length, command.last.status, clock.waiting]).to.deep.equal([true, 0, 'unknown', 0]);
  });

  it('is done also where the connection is lost meanwhile', () => {
    const { clock, server, tt } = readySetting({ SessionInfo: silence });
    const [reading, closed] = [watch(tt.session()), watch(tt.close())];
    server.close(1006);
    clock.advanceBy(100);
    expect([closed.completed, reading.values, reading.error instanceof Error, clock.waiting]).to.deep.equal([true, [], true, 0]);
    expect(watch(tt.state$).last).to.deep.equal({ status: 'closed', reason: 'closed by its user' });
  });
});

describe('a client that does not reconnect', () => {
  it('ends with its first connection, and says so to everyone', () => {
    const { clock, server, tt } = readySetting({}, { reconnect: false });
    const [states, reports] = [watch(tt.state$), watch(tt.executionReports$)];
    server.close(1000, 'good night');
    clock.advanceBy(60_000);
    expect(states.last).to.include({ status: 'closed' }).and.have.property('error').that.includes({ code: 1000 });
    expect([states.completed, states.error, server.made, clock.waiting]).to.deep.equal([true, undefined, 1, 0]);
    for (const seen of [reports, watch(tt.connect()), watch(tt.trades())]) expect(errorOf(seen, ConnectionError)).to.include({ code: 1000 });
    expect(watch(tt.cancelOrder(7)).last).to.include({ status: 'notSent', reason: 'closed' });
  });
});
