// Limits: which bucket each request draws from, what an account states, and that a client that follows them is never told it is too fast.

import { expect } from 'chai';
import { asyncScheduler } from 'rxjs';
import { countingProbe, silentProbe } from '../../lib/base/probe.js';
import { simulatedTickTrader } from '../../lib/simulator/index.js';
import { virtualClock } from '../../lib/testing/virtual-clock.js';
import { tickTrader } from '../../lib/ticktrader/client.js';
import type { Account } from '../../lib/ticktrader/model/index.js';
import { throttles } from '../../lib/ticktrader/throttling.js';
import { watch } from '../support/seen.js';
import { anAccount, readySetting, result, type Asked } from '../support/tick-trader-server.js';

type Stated = Pick<Account<unknown>, 'Throttling'>;
/** How many commands of this request leave at once, after a while of rest. */
const roomFor = (request: string, stated: Stated, option: Parameters<typeof throttles>[0] = 'server'): number => {
  const clock = virtualClock();
  const limits = throttles(option, clock, silentProbe);
  limits.follow(stated);
  clock.advanceBy(60_000);
  const bucket = limits.of(request);
  let taken = 0;
  while (taken < 1_000 && bucket.take()) taken++;
  return taken;
};
const door = (Protocol: string, RequestsPerSecond?: number, methods: Readonly<Record<string, number>> = {}): NonNullable<Stated['Throttling']>[number] => ({
  Protocol,
  ...(RequestsPerSecond !== undefined && { RequestsPerSecond }),
  ThrottlingMethods: Object.entries(methods).map(([Method, perSecond]) => ({ Method, RequestsPerSecond: perSecond })),
});

const UNLIMITED = 1_000;

describe('the limits an account states', () => {
  const shared = ['Account', 'Assets', 'Positions', 'Trades', 'TradeCreate', 'TradeCreateOco', 'TradeModify', 'TradeDelete'];
  const own = {
    TradeHistory: 'TradeHistory',
    DailySnapshots: 'DailyAccountSnapshots',
    Split: 'StockEvents',
    Dividend: 'StockEvents',
    MergerAndAcquisition: 'StockEvents',
    SessionInfo: 'SessionInfo',
    TradeSessionInfo: 'TradeSessionInfo',
  };

  it('share one bucket for account, trades and all commands', () => {
    const limits = throttles('server', asyncScheduler, silentProbe);
    expect(new Set(shared.map((request) => limits.of(request))).size).to.equal(1);
    expect(new Set(Object.keys(own).map((request) => limits.of(request))).size).to.equal(5);
  });

  for (const [request, method] of [...Object.entries(own), ...shared.map((name) => [name, 'Trade'] as const)]) {
    it(`hold ${request} to ${method}`, () => {
      expect(roomFor(request, { Throttling: [door('WebSockets', 900, { [method]: 1 })] })).to.equal(1);
    });
  }

  it('are those of this door, else of all doors, else none', () => {
    expect(roomFor('Trades', { Throttling: [door('All', 900, { Trade: 900 }), door('WebSockets', 1)] })).to.equal(1);
    expect(roomFor('Trades', { Throttling: [door('Rest', 900), door('All', 1)] })).to.equal(1);
    for (const none of [
      {},
      { Throttling: [] },
      { Throttling: [door('Fix', 1)] },
      { Throttling: [door('WebSockets')] },
      { Throttling: [door('WebSockets', 0)] },
    ])
      expect(roomFor('Trades', none)).to.equal(UNLIMITED);
  });

  it('are not followed by a client told otherwise', () => {
    const stated = { Throttling: [door('WebSockets', 1)] };
    expect(roomFor('Trades', stated, false)).to.equal(UNLIMITED);
    expect(roomFor('Trades', stated, { perSecond: 3, burst: 3, maxWait: 0 })).to.equal(3);
  });

  it('of a client of its own are for all requests together', () => {
    const limits = throttles({ perSecond: 3, burst: 3, maxWait: 0 }, asyncScheduler, silentProbe);
    expect(limits.of('Trades')).to.equal(limits.of('TradeHistory'));
  });
});

describe('a client that follows the server', () => {
  const limited = (perSecond: number): object => ({ ...anAccount, Throttling: [door('WebSockets', 1_000, { Trade: perSecond })] });

  it('takes the limits over from the account it reads at login, and again from every push', () => {
    const probe = countingProbe();
    const { clock, server, tt } = readySetting({ Account: result(limited(3)), TradeModify: result({}) }, { probe });
    clock.advanceBy(1_000);
    let order = 0;
    const change = (): string =>
      watch(tt.modifyOrder({ Id: ++order, Price: 1 }))
        .values.map(({ status }) => status)
        .join();
    expect([change(), change(), probe.counts.throttled]).to.deep.equal(['', 'notSent', 1]);
    server.push({ Response: 'Account', Result: limited(100) });
    clock.advanceBy(1_000);
    expect([change(), change()]).to.deep.equal(['', '']);
  });

  it('counts the reads of the login itself, which went out before any limit was known', () => {
    const { tt } = readySetting({ Account: result(limited(8)) });
    const changes = Array.from({ length: 8 }, (_, order) => watch(tt.modifyOrder({ Id: order, Price: 1 })).values.length);
    expect(changes).to.deep.equal([0, 0, 1, 1, 1, 1, 1, 1]); // half of 8 may go at once, less those two
  });

  it('lets reads wait for their turn, in order', () => {
    const { clock, server, tt } = readySetting({ Account: result(limited(2)) });
    clock.advanceBy(5_000);
    const before = server.of('Trades').length;
    const reads = Array.from({ length: 6 }, () => watch(tt.trades()));
    clock.advanceBy(9_000);
    expect(reads.every(({ completed }) => completed)).to.equal(true);
    const stamps = server
      .of('Trades')
      .slice(before)
      .map(({ at }: Asked) => at);
    for (const [index, at] of stamps.entries()) if (index >= 2) expect(at - (stamps[index - 2] ?? 0)).to.be.at.least(1_000);
  });

  it('is never told by the server that it is too fast, whatever it is asked to do', () => {
    for (const perSecond of [1, 2, 3, 10, 37]) {
      const clock = virtualClock();
      const sim = simulatedTickTrader({ scheduler: clock, twoFactor: false, throttling: { methods: { Trade: perSecond } } });
      const tt = tickTrader({ url: sim.url, credentials: sim.credentials, webSocket: sim.webSocket, scheduler: clock });
      watch(tt.connect());
      clock.advanceBy(5_000);
      const errors: unknown[] = [];
      for (let burst = 0; burst < 40; burst++) {
        for (let one = 0; one < perSecond; one++) tt.trades().subscribe({ error: (error: unknown) => errors.push(error) });
        clock.advanceBy(97);
      }
      clock.advanceBy(60_000);
      const texts = errors.map(String).filter((text) => !text.startsWith('ThrottledError') && !text.startsWith('TimeoutError')); // its own queue may grow too long here
      expect(texts, `${String(perSecond)} a second`).to.deep.equal([]);
    }
  });
});
