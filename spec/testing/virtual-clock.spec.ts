// The virtual clock: order, repetition, the horizon, unsubscribing.

import { expect } from 'chai';
import { debounceTime, interval, merge, of, delay, take, tap, timer, type SchedulerAction } from 'rxjs';
import { virtualClock } from '../../lib/testing/virtual-clock.js';

/** A clock at 0 and a list that what happens is written to, with its time. */
const diary = () => {
  const clock = virtualClock(0);
  const entries: string[] = [];
  const note = (what: unknown): void => {
    entries.push(`${String(clock.now())} ${String(what)}`);
  };
  return { clock, entries, note };
};

describe('virtualClock', () => {
  it('starts on a Monday of 2026, and stands still', () => {
    const clock = virtualClock();
    expect([clock.now(), clock.now()]).to.deep.equal([Date.UTC(2026, 0, 5), Date.UTC(2026, 0, 5)]);
  });

  it('runs what is due in the order of time, then stands where it was told', () => {
    const { clock, entries, note } = diary();
    for (const wait of [30, 10, 20, 41])
      clock.schedule(() => {
        note('ran');
      }, wait);
    clock.advanceTo(40);
    expect(entries).to.deep.equal(['10 ran', '20 ran', '30 ran']);
    expect([clock.now(), clock.waiting]).to.deep.equal([40, 1]);
  });

  it('runs equal times in the order they were asked for', () => {
    const { clock, entries, note } = diary();
    for (const name of ['a', 'b', 'c', 'd', 'e'])
      clock.schedule(() => {
        note(name);
      }, 5);
    clock.advanceBy(5);
    expect(entries).to.deep.equal(['5 a', '5 b', '5 c', '5 d', '5 e']);
  });

  it('runs what is asked for while it runs, in the same advance if it is due', () => {
    const { clock, entries, note } = diary();
    clock.schedule(() => {
      note('first');
      clock.schedule(() => {
        note('at once');
      });
      clock.schedule(() => {
        note('in time');
      }, 5);
      clock.schedule(() => {
        note('too late');
      }, 6);
    }, 5);
    clock.advanceTo(10);
    expect(entries).to.deep.equal(['5 first', '5 at once', '10 in time']);
  });

  it('hands the state over, and lets an action schedule itself again', () => {
    const { clock, entries, note } = diary();
    clock.schedule(
      function (this: SchedulerAction<number>, count = 0) {
        note(count);
        if (count < 3) this.schedule(count + 1, 10);
      },
      0,
      1,
    );
    clock.advanceTo(100);
    expect(entries).to.deep.equal(['0 1', '10 2', '20 3']);
    expect(clock.waiting).to.equal(0);
  });

  it('lets an endless interval run to the horizon only', () => {
    const { clock, entries, note } = diary();
    const subscription = interval(10, clock).subscribe(note);
    clock.advanceTo(35);
    clock.advanceBy(5);
    expect(entries).to.deep.equal(['10 0', '20 1', '30 2', '40 3']);
    subscription.unsubscribe();
    expect(clock.waiting).to.equal(0);
    clock.advanceBy(1000);
    expect(entries).to.have.lengthOf(4);
  });

  it('forgets an action that was unsubscribed, before or while it runs', () => {
    const { clock, entries, note } = diary();
    clock
      .schedule(() => {
        note('never');
      }, 10)
      .unsubscribe();
    const action = clock.schedule(function (this: SchedulerAction<unknown>) {
      note('once');
      this.unsubscribe();
      this.schedule(undefined, 1);
    }, 20);
    const victim = clock.schedule(() => {
      note('never either');
    }, 20);
    clock.schedule(() => {
      victim.unsubscribe();
    }, 15);
    clock.advanceTo(100);
    expect(entries).to.deep.equal(['20 once']);
    expect([clock.waiting, action.closed]).to.deep.equal([0, true]);
  });

  it('lets an action wait once: scheduled again, its earlier turn is forgotten', () => {
    const { clock, entries, note } = diary();
    const action = clock.schedule(() => {
      note('ran');
    }, 10) as SchedulerAction<unknown>;
    action.schedule(undefined, 20);
    expect(clock.waiting).to.equal(1);
    clock.advanceTo(100);
    expect(entries).to.deep.equal(['20 ran']);
  });

  it('never goes back, and takes a negative wait for none', () => {
    const { clock, entries, note } = diary();
    clock.advanceTo(50);
    clock.schedule(() => {
      note('ran');
    }, -10);
    clock.advanceTo(20);
    expect([clock.now(), clock.waiting]).to.deep.equal([50, 1]);
    clock.advanceTo(50);
    expect(entries).to.deep.equal(['50 ran']);
  });

  it('goes on after an action that threw', () => {
    const { clock, entries, note } = diary();
    clock.schedule(() => {
      throw new Error('of the action');
    }, 10);
    clock.schedule(() => {
      note('still here');
    }, 20);
    expect(() => {
      clock.advanceTo(30);
    }).to.throw('of the action');
    clock.advanceTo(30);
    expect(entries).to.deep.equal(['20 still here']);
  });

  it('serves the operators of rxjs', () => {
    const { clock, entries, note } = diary();
    merge(
      timer(0, 10, clock).pipe(take(3), debounceTime(15, clock)),
      of('delayed').pipe(delay(12, clock)),
      timer(new Date(33), clock).pipe(
        tap({
          complete: () => {
            note('done');
          },
        }),
      ),
    ).subscribe(note);
    clock.advanceTo(100);
    expect(entries).to.deep.equal(['12 delayed', '20 2', '33 0', '33 done']);
    expect(clock.waiting).to.equal(0);
  });
});
