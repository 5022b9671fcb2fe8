import { expect } from 'chai';
import { agenda, clockOf } from '../../../lib/simulator/ticktrader/clock.js';
import { virtualClock } from '../../../lib/testing/virtual-clock.js';

const planned = () => {
  const scheduler = virtualClock(0);
  const plan = agenda(clockOf(scheduler));
  const done: string[] = [];
  const note = (name: string, time: number): void => {
    plan.at(time, () => done.push(`${String(scheduler.now())} ${name}`));
  };
  return { scheduler, plan, done, note };
};

describe('agenda', () => {
  it('does what is due, in order, on one timer', () => {
    const { scheduler, plan, done, note } = planned();
    plan.wake();
    note('later', 20);
    note('sooner', 10);
    note('sooner still', 10);
    expect(scheduler.waiting).to.equal(1);
    scheduler.advanceTo(30);
    expect(done).to.deep.equal(['10 sooner', '10 sooner still', '20 later']);
    expect(scheduler.waiting).to.equal(0);
  });

  it('holds no timer while asleep, and does on waking what came due', () => {
    const { scheduler, plan, done, note } = planned();
    note('overdue', 10);
    scheduler.advanceTo(50);
    expect([done, scheduler.waiting]).to.deep.equal([[], 0]);
    plan.wake();
    scheduler.advanceTo(50);
    expect(done).to.deep.equal(['50 overdue']);
    note('never', 60);
    plan.sleep();
    scheduler.advanceTo(100);
    expect([done.length, scheduler.waiting]).to.deep.equal([1, 0]);
  });

  it('lets others have their turn when its work never ends', () => {
    let turns = 0;
    let run: () => void = () => undefined;
    const plan = agenda({
      now: () => ++turns, // each look at the clock finds it later
      schedule: (_delay, work) => {
        run = work;
        return () => undefined;
      },
    });
    let count = 0;
    const again = (): void => {
      count++;
      plan.at(turns, again);
    };
    plan.at(0, again);
    plan.wake();
    run();
    expect(count).to.be.within(1, 3);
  });

  it('waits for the year 9999 in pieces no timer is too short for', () => {
    const delays: number[] = [];
    const plan = agenda({
      now: () => 0,
      schedule: (delay) => {
        delays.push(delay);
        return () => undefined;
      },
    });
    plan.at(253402297200000, () => undefined);
    plan.wake();
    expect(delays).to.deep.equal([2 ** 31 - 1]);
  });
});
