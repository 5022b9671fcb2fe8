// A server that falls silent while the connection looks well: how soon that is found, with a ping and without, and what it costs.

import { expect } from 'chai';
import { NEVER } from 'rxjs';
import { ConnectionError } from '../../lib/base/errors.js';
import { countingProbe } from '../../lib/base/probe.js';
import { simulatedTickTrader, type SimulatorOptions } from '../../lib/simulator/index.js';
import { virtualClock } from '../../lib/testing/virtual-clock.js';
import { tickTrader, type SessionState, type TickTraderOptions } from '../../lib/ticktrader/index.js';
import { watch, type Seen } from '../support/seen.js';

const ways = ['up', 'down'] as const;

const desk = (options: Partial<TickTraderOptions> = {}, more: { readonly server?: SimulatorOptions; readonly pings?: boolean } = {}) => {
  const clock = virtualClock();
  const sim = simulatedTickTrader({ scheduler: clock, ticksPerSecond: 0, latency: 10, twoFactor: false, ...more.server });
  /** A browser's: it has no ping. */
  class Pingless extends sim.webSocket {
    override ping = undefined as never;
  }
  const probe = countingProbe();
  const tt = tickTrader({
    url: sim.url,
    credentials: sim.credentials,
    webSocket: more.pings === false ? Pingless : sim.webSocket,
    scheduler: clock,
    probe,
    ...options,
  });
  const states = watch(tt.state$);
  watch(tt.connect());
  clock.advanceBy(1_000);
  const asked: string[] = [];
  sim.exchange.answer('*', ({ Request }) => {
    asked.push(Request);
    return undefined;
  });
  return { clock, sim, tt, probe, states, asked };
};

/** How the connection was lost: the reason with which the first wait after `from` was announced. */
const lossOf = ({ values }: Seen<SessionState>): ConnectionError => {
  const waiting = values.find(({ status }) => status === 'waiting');
  if (waiting?.status === 'waiting' && waiting.reason instanceof ConnectionError) return waiting.reason;
  throw new Error('It was not lost.');
};

describe('a link that is half open', () => {
  it('is found within 10 s, reset, and left for another connection', () => {
    const { clock, sim, states, probe } = desk();
    clock.advanceBy(60_000);
    for (const way of ways) sim.link.stall(way);
    clock.advanceBy(8_900);
    expect(states.last.status).to.equal('ready');
    clock.advanceBy(1_100);
    expect(states.last.status).not.to.equal('ready');
    expect(lossOf(states)).to.include({ wasReset: true, delivered: 'unknown', retryable: true });
    for (const way of ways) sim.link.resume(way);
    clock.advanceBy(5_000);
    expect(states.last).to.include({ status: 'ready' });
    expect([sim.exchange.connections, probe.counts.lost]).to.deep.equal([1, 1]);
  });

  it('never delivers the order that waited in the socket, and its outcome says so only after all that was seen', () => {
    const { clock, sim, tt, states } = desk();
    for (const way of ways) sim.link.stall(way);
    const order = watch(tt.createOrder({ Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000, Price: 1 }));
    clock.advanceBy(10_100);
    expect(lossOf(states).wasReset).to.equal(true);
    expect(order.values.every(({ status }) => status === 'unknown')).to.equal(true);
    for (const way of ways) sim.link.resume(way);
    clock.advanceBy(5_000);
    expect(sim.journal.filter(({ clientId }) => clientId === order.last.clientId)).to.deep.equal([]);
  });

  it('is found in a browser too, by a request, within 30 s', () => {
    const { clock, sim, states } = desk({}, { pings: false });
    for (const way of ways) sim.link.stall(way);
    clock.advanceBy(23_000);
    expect(states.last.status).to.equal('ready');
    clock.advanceBy(3_000);
    expect(lossOf(states).message).to.contain('20000 ms');
  });

  it('is left alone where nobody is to look', () => {
    const { clock, sim, states } = desk({ liveness: false });
    for (const way of ways) sim.link.stall(way);
    clock.advanceBy(3_600_000);
    expect(states.last.status).to.equal('ready');
  });

  it('is found as soon as one asks', () => {
    const { clock, sim, states } = desk({ liveness: { idle: 500, grace: 200 } });
    for (const way of ways) sim.link.stall(way);
    clock.advanceBy(800);
    expect(lossOf(states).message).to.contain('500 ms');
  });
});

describe('a quiet market', () => {
  it('costs no request where the socket can ping, and keeps the connection', () => {
    const { clock, states, asked } = desk();
    clock.advanceBy(3_600_000);
    expect([states.last, asked]).to.deep.equal([{ status: 'ready', epoch: 1 }, []]);
  });

  it('costs a SessionInfo each 20 s where it cannot', () => {
    const { clock, states, asked } = desk({}, { pings: false });
    clock.advanceBy(205_000);
    expect(states.last).to.deep.equal({ status: 'ready', epoch: 1 });
    expect(asked).to.deep.equal(Array.from({ length: 10 }, () => 'SessionInfo'));
  });
});

describe('a server that reads and says nothing', () => {
  it('is found where the sign of life is a request', () => {
    const { clock, sim, states } = desk({}, { pings: false });
    sim.exchange.answer('*', () => 'mute after executing');
    clock.advanceBy(26_000);
    expect(lossOf(states).delivered).to.equal('unknown');
  });
});

describe('a login that waits for a code', () => {
  it('is not disturbed by questions, for as long as it takes', () => {
    for (const pings of [true, false]) {
      const { clock, states, asked } = desk({ oneTimePassword: () => NEVER }, { pings, server: { twoFactor: true } });
      clock.advanceBy(100_000);
      expect([states.last.status, asked]).to.deep.equal(['two-factor', []]);
    }
  });

  it('is given up at once where the server dies meanwhile', () => {
    const { clock, sim, states } = desk({ oneTimePassword: () => NEVER }, { server: { twoFactor: true } });
    for (const way of ways) sim.link.stall(way);
    clock.advanceBy(10_000);
    expect(lossOf(states)).to.include({ wasReset: true });
  });
});
