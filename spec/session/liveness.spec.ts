// A watched connection in virtual time: what counts as life, when it is asked, when it is given up, and what our own pauses do to all that.

import { expect } from 'chai';
import { asyncScheduler } from 'rxjs';
import { ConnectionError } from '../../lib/base/errors.js';
import { countingProbe } from '../../lib/base/probe.js';
import { openConnection } from '../../lib/session/connection.js';
import { alive, type Liveness } from '../../lib/session/liveness.js';
import { virtualClock } from '../../lib/testing/virtual-clock.js';
import { steppedClock } from '../support/stepped-clock.js';
import { fakeNetwork } from '../support/fake-socket.js';
import { errorOf, watch } from '../support/seen.js';
import { toyOptions } from '../support/toy.js';

const policy: Liveness = { idle: 5_000, grace: 4_000 };
const HOUR = 3_600_000;

/** A watched connection that stands at 0; what is asked is answered `travel` ms later while `answers`. */
const watching = (given: { readonly policy?: Liveness; readonly travel?: number } = {}) => {
  const clock = steppedClock();
  const probe = countingProbe();
  const lags: number[] = [];
  const asked: number[] = [];
  const state = { answers: true };
  const network = fakeNetwork();
  const options = { ...toyOptions(clock), webSocket: network.webSocket };
  const ask = (): void => {
    asked.push(clock.steady());
    if (state.answers)
      clock.schedule(() => {
        network.last().push('push - here');
      }, given.travel ?? 10);
  };
  const seen = watch(
    openConnection(options).pipe(
      alive({
        policy: given.policy ?? policy,
        asking: () => ask,
        probe: { ...probe, observe: (_, lag) => lags.push(lag) },
      }),
    ),
  );
  network.last().open();
  return { clock, network, seen, asked, state, probe, lags, raw: network.last() };
};

describe('a watched connection', () => {
  it('is emitted as it is, and lives as long as it is answered', () => {
    const { clock, seen, asked } = watching();
    clock.advanceTo(HOUR);
    expect([seen.values.length, seen.error]).to.deep.equal([1, undefined]);
    expect(asked.length).to.be.within(HOUR / 6_000, HOUR / 5_000);
  });

  it('is asked after `idle` of silence, not before, and no more often than that', () => {
    const { clock, asked } = watching();
    clock.advanceTo(4_999);
    expect(asked).to.deep.equal([]);
    clock.advanceTo(5_000);
    expect(asked).to.deep.equal([5_000]);
    clock.advanceTo(9_999);
    expect(asked).to.deep.equal([5_000]);
  });

  it('is not asked while frames come', () => {
    const { clock, asked, raw } = watching();
    for (let at = 4_000; at < 100_000; at += 4_000) {
      clock.advanceTo(at);
      raw.push('push - news');
    }
    expect(asked).to.deep.equal([]);
  });

  for (const last of [0, 1, 250, 499, 500, 777])
    it(`is dead within 10 s of the last sign of life, ${String(last)} ms after a beat, and after the whole grace`, () => {
      const { clock, asked, raw, seen, state } = watching();
      clock.advanceTo(20_000 + last);
      raw.push('push - last');
      state.answers = false;
      clock.advanceTo(20_000 + last + 9_000 - 1);
      expect(seen.error).to.equal(undefined);
      clock.advanceTo(20_000 + last + 10_000);
      const error = errorOf(seen, ConnectionError);
      expect([error.retryable, error.delivered, error.wasReset]).to.deep.equal([true, 'unknown', false]);
      expect(error.message).to.contain('5000 ms').and.to.contain('4000 ms');
      expect(raw.readyState).to.equal(3);
      expect(clock.now() - (asked.at(-1) ?? 0)).to.be.at.least(4_000);
      expect(clock.waiting).to.equal(0);
    });

  it('is saved by any frame within the grace, also in its very last moment', () => {
    const { clock, raw, seen, state } = watching();
    state.answers = false;
    clock.advanceTo(8_999);
    clock.schedule(() => {
      raw.push('push - late');
    }, 1);
    clock.advanceTo(14_000);
    expect(seen.error).to.equal(undefined);
    clock.advanceTo(20_000);
    expect(errorOf(seen, ConnectionError).delivered).to.equal('unknown');
  });

  it('needs one timer, however much comes in', () => {
    const { clock, raw } = watching();
    for (let count = 0; count < 1_000; count++) raw.push('push - x');
    expect(clock.waiting).to.equal(1);
  });

  it('leaves no timer behind when it is given up, or lost', () => {
    const left = watching();
    left.seen.subscription.unsubscribe();
    const lost = watching();
    lost.raw.drop();
    expect([left.clock.waiting, lost.clock.waiting]).to.deep.equal([0, 0]);
  });

  it('is torn down with a reset where the socket can', () => {
    const { clock, raw, seen, state } = watching();
    Object.assign(raw, { reset: () => ((raw.readyState = 3), true) });
    state.answers = false;
    clock.advanceTo(10_000);
    expect([errorOf(seen, ConnectionError).wasReset, raw.closes]).to.deep.equal([true, 0]);
  });

  it('errors those who wait for answers with the same error, so that they know of the reset', () => {
    const { clock, raw, seen, state } = watching();
    Object.assign(raw, { reset: () => ((raw.readyState = 3), true) });
    state.answers = false;
    const command = watch(seen.last.exchange({ id: 'mine', name: 'Buy', body: '1' }));
    clock.advanceTo(10_000);
    expect(command.error).to.equal(seen.error);
  });

  it('is not watched where there is no way to ask', () => {
    const clock = virtualClock(0);
    const network = fakeNetwork();
    const options = { ...toyOptions(clock), webSocket: network.webSocket };
    const seen = watch(openConnection(options).pipe(alive({ policy, asking: () => undefined, probe: countingProbe() })));
    network.last().open();
    clock.advanceTo(HOUR);
    expect([seen.values.length, seen.error, clock.waiting]).to.deep.equal([1, undefined, 0]);
  });

  describe('while this process stands still', () => {
    it('is not taken for dead: it is asked anew, and has the whole grace to answer in', () => {
      const setting = watching();
      const { clock, seen, asked, state, probe } = setting;
      state.answers = false;
      clock.advanceTo(8_900); // asked 3.9 s ago: one more beat and it would be dead
      setting.clock.standStill(HOUR);
      state.answers = true;
      clock.advanceTo(60_000);
      expect(seen.error).to.equal(undefined);
      expect(asked.slice(0, 2)).to.deep.equal([5_000, 9_000 + HOUR]);
      expect(probe.counts.paused).to.equal(1);
    });

    it('is found dead soon after, where it is', () => {
      const setting = watching();
      const { clock, seen, state } = setting;
      state.answers = false;
      clock.advanceTo(1_200);
      setting.clock.standStill(HOUR);
      clock.advanceTo(1_500 + 4_000 - 1);
      expect(seen.error).to.equal(undefined);
      clock.advanceTo(1_500 + 4_000);
      expect(seen.error).to.be.instanceOf(ConnectionError);
    });

    it('gets a fresh grace once in a silence only, so that a process which keeps pausing finds out too', () => {
      const setting = watching();
      const { clock, seen, state, probe } = setting;
      state.answers = false;
      for (let beat = 0; beat < 40 && seen.error === undefined; beat++) {
        clock.advanceBy(500);
        setting.clock.standStill(3_000);
      }
      expect(errorOf(seen, ConnectionError).delivered).to.equal('unknown');
      expect(probe.counts.paused).to.be.greaterThan(5);
      expect(clock.steady()).to.be.at.most(40_000); // a dozen beats or so, each 3.5 s long
    });

    it('gets a fresh grace in each silence: life in between is what earns it', () => {
      const { clock, raw, asked, state } = watching();
      state.answers = false;
      for (const begin of [0, 1_000]) {
        raw.push('push - here');
        clock.advanceTo(begin + 500);
        clock.standStill(3_000);
        clock.advanceTo(begin + 1_000);
      }
      expect(asked).to.deep.equal([1_000 + 3_000, 2_000 + 6_000]);
    });

    it('is asked at once where only the clock on the wall tells of the sleep', () => {
      const { clock, asked, probe } = watching();
      clock.advanceTo(1_100);
      clock.set(HOUR);
      clock.advanceTo(1_500);
      expect([asked, probe.counts.paused]).to.deep.equal([[1_500], 1]);
    });

    it('tells the probe how late each beat was', () => {
      const setting = watching();
      setting.clock.advanceTo(600);
      setting.clock.standStill(120);
      setting.clock.advanceTo(1_500);
      expect(setting.lags).to.deep.equal([0, 120, 0]);
      expect(setting.probe.counts.paused).to.equal(undefined);
    });
  });

  for (const [name, step] of [
    ['forward', HOUR],
    ['back', -HOUR],
  ] as const)
    it(`is neither dead nor immortal where the clock on the wall is set ${name}`, () => {
      const { clock, seen, state } = watching();
      clock.advanceTo(7_000);
      clock.set(step);
      clock.advanceTo(60_000);
      expect(seen.error).to.equal(undefined);
      state.answers = false;
      clock.set(-step);
      clock.advanceTo(75_000);
      expect(seen.error).to.be.instanceOf(ConnectionError);
    });

  it('beats no faster than a millisecond, however short its times', () => {
    const { clock, asked } = watching({ policy: { idle: 3, grace: 2 }, travel: 1 });
    clock.advanceTo(4);
    expect(asked).to.deep.equal([3]);
  });
});

describe('a watched connection in real time', () => {
  const blockFor = (milliseconds: number): void => {
    const until = performance.now() + milliseconds;
    while (performance.now() < until);
  };

  it('is not dead because the event loop was blocked for longer than the grace while the answer lay there', async () => {
    const network = fakeNetwork();
    const probe = countingProbe();
    let asked = 0;
    const ask = (): void => {
      asked++;
      setTimeout(() => {
        network.last().push('push - here');
      }, 20);
    };
    const options = { ...toyOptions(virtualClock(0)), scheduler: asyncScheduler, webSocket: network.webSocket };
    const seen = watch(openConnection(options).pipe(alive({ policy: { idle: 200, grace: 200 }, asking: () => ask, probe })));
    network.last().open();
    await new Promise((resolve) => setTimeout(resolve, 210));
    blockFor(800);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([seen.error, asked > 0, probe.counts.paused]).to.deep.equal([undefined, true, 1]);
    seen.subscription.unsubscribe();
  });
});
