// Waiting by one scheduler: waits of any length, stamps in both forms.

import { expect } from 'chai';
import { animationFrameScheduler, asapScheduler, asyncScheduler, queueScheduler, VirtualTimeScheduler } from 'rxjs';
import { after, afterAwake, ageOf, monotonic, toMillis } from '../../lib/base/clock.js';
import { virtualClock } from '../../lib/testing/virtual-clock.js';
import { steppedClock } from '../support/stepped-clock.js';

const DAY = 86_400_000;

describe('after', () => {
  for (const wait of [0, 1, 2 ** 31 - 1, 2 ** 31, 100 * DAY]) {
    it(`emits once after ${String(wait)} ms and completes`, () => {
      const clock = virtualClock(0);
      const seen: (number | 'done')[] = [];
      after(wait, clock).subscribe({ next: () => seen.push(clock.now()), complete: () => seen.push('done') });
      clock.advanceTo(wait - 1);
      expect(seen).to.deep.equal([]);
      clock.advanceTo(200 * DAY);
      expect(seen).to.deep.equal([wait, 'done']);
    });
  }

  it('takes a wait that is over for none', () => {
    const clock = virtualClock(50);
    const seen: number[] = [];
    after(-10, clock).subscribe(() => seen.push(clock.now()));
    clock.advanceBy(0);
    expect(seen).to.deep.equal([50]);
  });

  it('waits for nothing any more once unsubscribed, in any of its pieces', () => {
    const clock = virtualClock(0);
    const waiting = after(100 * DAY, clock).subscribe();
    clock.advanceTo(30 * DAY);
    expect(clock.waiting).to.equal(1);
    waiting.unsubscribe();
    expect(clock.waiting).to.equal(0);
  });

  it('waits anew for every subscriber, and for ever where that was asked', () => {
    const clock = virtualClock(0);
    const seen: string[] = [];
    const wait = after(5, clock);
    wait.subscribe(() => seen.push(`first ${String(clock.now())}`));
    clock.advanceBy(3);
    wait.subscribe(() => seen.push(`second ${String(clock.now())}`));
    const endless = after(Infinity, clock).subscribe(() => seen.push('endless'));
    clock.advanceTo(1_000 * DAY);
    expect(seen).to.deep.equal(['first 5', 'second 8']);
    endless.unsubscribe();
    expect(clock.waiting).to.equal(0);
  });

  it('never asks the scheduler for more than a timer can wait', () => {
    const clock = virtualClock(0);
    const asked: (number | undefined)[] = [];
    const scheduler: typeof clock = Object.create(clock, {
      schedule: { value: (...[work, delay, state]: Parameters<typeof clock.schedule>) => (asked.push(delay), clock.schedule(work, delay, state)) },
    }) as typeof clock;
    after(100 * DAY, scheduler).subscribe();
    clock.advanceTo(100 * DAY);
    expect(asked).to.have.lengthOf(5);
    expect(asked.every((delay) => delay !== undefined && delay < 2 ** 31)).to.equal(true);
  });
});

describe('afterAwake', () => {
  for (const wait of [0, 4_999, 5_000, 5_001, 30_000, 86_400_000])
    it(`emits once after ${String(wait)} ms and completes`, () => {
      const clock = virtualClock(0);
      const seen: (number | 'done')[] = [];
      afterAwake(wait, clock).subscribe({ next: () => seen.push(clock.now()), complete: () => seen.push('done') });
      clock.advanceTo(2 * wait);
      expect([seen, clock.waiting]).to.deep.equal([[wait, 'done'], 0]);
    });

  it('emits within 5 s of waking where only the clock on the wall went on, and never because that was set back', () => {
    const clock = steppedClock();
    const seen: number[] = [];
    afterAwake(30_000, clock).subscribe(() => seen.push(clock.steady()));
    clock.advanceTo(7_000);
    clock.set(3_600_000);
    clock.advanceTo(12_000);
    expect(seen).to.deep.equal([10_000]);
    afterAwake(30_000, clock).subscribe(() => seen.push(clock.steady()));
    clock.set(-3_600_000);
    clock.advanceTo(60_000);
    expect(seen).to.deep.equal([10_000, 42_000]);
  });
});

describe('monotonic', () => {
  const HOUR = 3_600_000;
  const wallClock = Date.now;
  afterEach(() => {
    Date.now = wallClock;
  });

  for (const [name, scheduler] of Object.entries({
    asyncScheduler,
    asapScheduler,
    queueScheduler,
    animationFrameScheduler,
    'somebody who only wraps the clock on the wall': { now: Date.now, schedule: asyncScheduler.schedule.bind(asyncScheduler) },
  }))
    it(`goes on with ${name} as if nothing were, when the clock on the wall is set forward and back`, () => {
      const now = monotonic(scheduler);
      const start = now();
      for (const step of [HOUR, -HOUR]) {
        Date.now = () => wallClock() + step;
        expect(now() - start).to.be.within(0, 1_000);
      }
    });

  it('is the simulated time where time is simulated', () => {
    const [clock, rxjs] = [virtualClock(5), new VirtualTimeScheduler()];
    const [ours, theirs] = [monotonic(clock), monotonic(rxjs)];
    clock.advanceBy(70);
    rxjs.schedule(() => undefined, 30);
    rxjs.flush();
    expect([ours(), theirs()]).to.deep.equal([75, 30]);
  });

  it('takes the steady time of a scheduler that has one', () => {
    const clock = virtualClock(0);
    let step = 0;
    const now = monotonic({ now: () => clock.now() + step, schedule: clock.schedule.bind(clock), steady: () => clock.now() });
    for (step of [HOUR, -HOUR]) {
      clock.advanceBy(10);
      expect(now()).to.equal(clock.now());
    }
  });

  it('never goes back where a scheduler without one does', () => {
    const clock = virtualClock(0);
    let step = 0;
    const now = monotonic({ now: () => clock.now() + step, schedule: clock.schedule.bind(clock) });
    clock.advanceBy(10);
    step = -HOUR;
    const before = now();
    clock.advanceBy(10);
    expect([before, now()]).to.deep.equal([0, 10]); // what passed unseen before the step is lost with it
  });
});

describe('toMillis', () => {
  it('takes numbers and dates', () => {
    expect([toMillis(5), toMillis(new Date(5))]).to.deep.equal([5, 5]);
  });
});

describe('ageOf', () => {
  it('tells how much time has passed, sleep that only the clock on the wall knows of included', () => {
    const clock = steppedClock();
    clock.advanceBy(500);
    const age = ageOf(clock);
    expect(age()).to.equal(0);
    clock.advanceBy(30);
    clock.standStill(20);
    expect(age()).to.equal(50);
    clock.set(3_600_000);
    expect(age()).to.equal(3_600_050);
  });

  it('is no less where the clock on the wall is set back', () => {
    const clock = steppedClock();
    const age = ageOf(clock);
    clock.advanceBy(30);
    clock.set(-3_600_000);
    expect(age()).to.equal(30);
  });
});
