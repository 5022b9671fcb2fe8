// Waiting by one scheduler: waits of any length, stamps in both forms.

import { expect } from 'chai';
import { after, toMillis } from '../../lib/base/clock.js';
import { virtualClock } from '../../lib/testing/virtual-clock.js';

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

describe('toMillis', () => {
  it('takes numbers and dates', () => {
    expect([toMillis(5), toMillis(new Date(5))]).to.deep.equal([5, 5]);
  });
});
