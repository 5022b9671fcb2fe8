// What happens to a desk whose connection is lost: to its reads, its commands, its streams; and that nothing is left behind, however often.

import { expect } from 'chai';
import { countingProbe } from '../../lib/base/probe.js';
import { simulatedTickTrader } from '../../lib/simulator/index.js';
import { virtualClock } from '../../lib/testing/virtual-clock.js';
import { tickTrader, type TickTraderOptions } from '../../lib/ticktrader/index.js';
import { watch } from '../support/seen.js';

const order = { Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000, Price: 1 } as const;

const desk = (options: Partial<TickTraderOptions> = {}) => {
  const clock = virtualClock();
  const sim = simulatedTickTrader({ scheduler: clock, ticksPerSecond: 0, latency: 10, history: { days: 3, records: 200 } });
  const probe = countingProbe();
  const tt = tickTrader({
    url: sim.url,
    credentials: sim.credentials,
    webSocket: sim.webSocket,
    scheduler: clock,
    oneTimePassword: () => [sim.oneTimePassword()],
    probe,
    ...options,
  });
  watch(tt.connect());
  clock.advanceBy(1_000);
  return { clock, sim, tt, probe };
};

describe('a connection that is cut', () => {
  it('costs waiting reads and a command only time, and a walk nothing', () => {
    const { clock, sim, tt } = desk();
    const disarm = sim.exchange.answer('*', ({ Request }) => (Request === 'TradeCreate' ? 'mute after executing' : 'silent'));
    const reads = [watch(tt.account()), watch(tt.trades()), watch(tt.session()), watch(tt.splits())];
    const walk = watch(tt.tradeHistory({ pageSize: 20 }));
    const command = watch(tt.createOrder(order));
    clock.advanceBy(15); // the requests have arrived, and of the answers nobody will ever hear
    sim.exchange.cut();
    disarm();
    clock.advanceBy(5_000);
    for (const { completed, values } of reads) expect([completed, values.length]).to.deep.equal([true, 1]);
    expect(walk.completed).to.equal(true);
    expect(new Set(walk.values.map(({ Id }) => Id)).size).to.equal(walk.values.length);
    expect(walk.values.length).to.be.at.least(200);
    expect(command.values.map(({ status }) => status)).to.deep.equal(['unknown', 'accepted']);
    // the truth is on the server: the order was placed, once
    const trades = watch(tt.trades());
    clock.advanceBy(1_000);
    expect(trades.last.filter(({ ClientId }) => ClientId === command.last.clientId)).to.have.lengthOf(1);
  });

  it('before a command arrives leaves it unknown too, and nothing was placed', () => {
    const { clock, sim, tt } = desk();
    const command = watch(tt.createOrder(order));
    sim.exchange.cut();
    clock.advanceBy(5_000);
    const trades = watch(tt.trades());
    clock.advanceBy(1_000);
    expect([command.last.status, trades.last.filter(({ ClientId }) => ClientId === command.last.clientId)]).to.deep.equal(['unknown', []]);
  });

  it('is told on the way: waiting with the time of the next try, connecting, ready', () => {
    const { clock, sim, tt } = desk();
    const states = watch(tt.state$);
    sim.exchange.cut();
    clock.advanceBy(20);
    const { last } = states;
    if (last.status !== 'waiting') throw new Error(last.status);
    expect(last.attempt).to.equal(1);
    expect(last.retryAt - clock.now()).to.be.at.most(250);
    clock.advanceTo(last.retryAt);
    expect(states.last).to.deep.equal({ status: 'connecting', attempt: 1 });
    clock.advanceBy(1_000);
    expect(states.last).to.deep.equal({ status: 'ready', epoch: 2 });
  });

  it('lets reports of what happens afterwards come to the old subscribers, each once', () => {
    const { clock, sim, tt } = desk();
    const reports = watch(tt.executionReports$);
    sim.exchange.cut();
    clock.advanceBy(2_000);
    const placed = watch(tt.createOrder(order));
    clock.advanceBy(1_000);
    expect([placed.last.status, reports.values.map(({ Event }) => Event)]).to.deep.equal(['accepted', ['Accepted', 'Allocated']]);
  });
});

describe('a command', () => {
  it('that was executed and never answered is accepted by its report', () => {
    const { clock, sim, tt } = desk();
    sim.exchange.answer('TradeCreate', () => 'silent after executing');
    const command = watch(tt.createOrder(order));
    clock.advanceBy(10_100);
    expect(command.last).to.include({ status: 'accepted', proof: 'report' });
  });

  it('that was executed without a word is unknown, and is on the books once', () => {
    const { clock, sim, tt } = desk();
    const disarm = sim.exchange.answer('TradeCreate', () => 'mute after executing');
    const command = watch(tt.createOrder(order));
    clock.advanceBy(10_100);
    disarm();
    const trades = watch(tt.trades());
    clock.advanceBy(100);
    expect([command.last.status, trades.last.filter(({ ClientId }) => ClientId === command.last.clientId).length]).to.deep.equal(['unknown', 1]);
  });

  it('refused in either form of error is rejected', () => {
    for (const errorForm of ['typed', 'generic'] as const) {
      const clock = virtualClock();
      const sim = simulatedTickTrader({ scheduler: clock, twoFactor: false, errorForm });
      const tt = tickTrader({ url: sim.url, credentials: sim.credentials, webSocket: sim.webSocket, scheduler: clock });
      watch(tt.connect());
      clock.advanceBy(100);
      const command = watch(tt.createOrder({ ...order, Symbol: 'NOSUCH' }));
      clock.advanceBy(100);
      expect(command.last, errorForm).to.include({ status: 'rejected' });
    }
  });
});

describe('the clock of the client', () => {
  it('that is off is told so, finally', () => {
    const clock = virtualClock();
    const sim = simulatedTickTrader({ scheduler: clock, clockWindow: 1_000 });
    const late = { now: () => clock.now() - 5_000, schedule: clock.schedule.bind(clock) };
    const tt = tickTrader({ url: sim.url, credentials: sim.credentials, webSocket: sim.webSocket, scheduler: late });
    const states = watch(tt.state$);
    watch(tt.connect());
    clock.advanceBy(60_000);
    expect(states.last).to.include({ status: 'closed' }).and.have.property('reason').that.includes('your clock');
  });
});

describe('a thousand reconnects', () => {
  it('leave timers, sockets and waiting requests at their baseline', function () {
    this.timeout(60_000);
    const { clock, sim, tt, probe } = desk();
    const streams = [watch(tt.executionReports$), watch(tt.account$), watch(tt.tradeSession$), watch(tt.notices$)];
    clock.advanceBy(60_000);
    const baseline = clock.waiting;
    for (let round = 0; round < 1_000; round++) {
      sim.exchange.cut();
      clock.advanceBy(30_000); // long enough for the last of its deadlines, and to count as stable
    }
    expect(watch(tt.state$).last).to.deep.equal({ status: 'ready', epoch: 1_001 });
    expect([clock.waiting, sim.exchange.connections]).to.deep.equal([baseline, 1]);
    expect(probe.counts).to.include({ connect: 1_001, lost: 1_000 });
    for (const { error, completed } of streams) expect([error, completed]).to.deep.equal([undefined, false]);
    tt.close();
    clock.advanceBy(60_000);
    expect([clock.waiting, sim.exchange.connections]).to.deep.equal([0, 0]);
  });
});
