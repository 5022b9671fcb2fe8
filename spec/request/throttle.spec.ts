import { expect } from 'chai';
import { concatMap, map, of } from 'rxjs';
import { ThrottledError } from '../../lib/base/errors.js';
import { countingProbe, silentProbe } from '../../lib/base/probe.js';
import { throttle, unlimited, type ThrottlePolicy } from '../../lib/request/throttle.js';
import { virtualClock } from '../../lib/testing/virtual-clock.js';
import { steppedClock } from '../support/stepped-clock.js';
import { marbles } from '../support/marbles.js';
import { errorOf, watch } from '../support/seen.js';

const policy: ThrottlePolicy = { perSecond: 10, burst: 2, maxWait: 1_000 };

/** A bucket, and a list of who was let through, and when. */
const bucket = (limits: ThrottlePolicy = policy) => {
  const clock = virtualClock(0);
  const probe = countingProbe();
  const limited = throttle(clock, probe, limits);
  const through: string[] = [];
  const read = (name: string) => watch(limited.turn().pipe(map(() => through.push(`${String(clock.now())} ${name}`))));
  return { ...limited, clock, probe, through, read };
};

describe('throttle', () => {
  it('lets a burst through at once, then one read each turn', () => {
    marbles(({ expectObservable, scheduler }) => {
      const { turn } = throttle(scheduler, silentProbe, policy);
      const reads$ = of('a', 'b', 'c', 'd').pipe(concatMap((name) => turn().pipe(map(() => name))));
      expectObservable(reads$).toBe('(ab) 96ms c 99ms (d|)');
    });
  });

  it('serves reads that wait in the order they came', () => {
    const { read, clock, through } = bucket();
    ['a', 'b', 'c', 'd', 'e'].forEach(read);
    clock.advanceTo(1_000);
    expect(through).to.deep.equal(['0 a', '0 b', '100 c', '200 d', '300 e']);
    expect(clock.waiting).to.equal(0);
  });

  it('takes a turn at each subscription, and emits once', () => {
    const { turn } = bucket();
    const turn$ = turn();
    expect([watch(turn$), watch(turn$)].map(({ values, completed }) => [values.length, completed])).to.deep.equal([
      [1, true],
      [1, true],
    ]);
    expect(watch(turn$).values).to.deep.equal([]);
  });

  it('fills up again while nobody asks, to the burst and not beyond', () => {
    const { take, clock } = bucket();
    expect([take(), take(), take()]).to.deep.equal([true, true, false]);
    clock.advanceTo(60_000);
    expect([take(), take(), take()]).to.deep.equal([true, true, false]);
  });

  it('lets commands go before waiting reads, and never wait', () => {
    const { take, read, clock, through, probe } = bucket();
    ['a', 'b', 'c'].forEach(read);
    expect(take()).to.equal(false);
    clock.advanceTo(99);
    expect(take()).to.equal(false);
    clock.schedule(() => through.push(`100 command ${String(take())}`), 1);
    clock.advanceTo(500);
    expect(through).to.deep.equal(['0 a', '0 b', '100 c', '100 command false']);
    expect(probe.counts.throttled).to.equal(4);
  });

  it('makes a read wait on where a command took its token', () => {
    const { take, read, clock, through } = bucket({ ...policy, burst: 1 });
    expect(take()).to.equal(true);
    clock.advanceTo(50);
    read('a');
    clock.advanceTo(99);
    read('b');
    clock.advanceTo(100);
    expect([take(), through]).to.deep.equal([false, ['100 a']]);
    clock.advanceTo(1_000);
    expect(through).to.deep.equal(['100 a', '200 b']);
  });

  it('refuses a read that would wait too long, and sends nothing', () => {
    const { read, probe, clock } = bucket();
    const reads = Array.from({ length: 13 }, (_, index) => read(String(index)));
    const last = reads.at(-1);
    expect(reads.slice(0, -1).every(({ error }) => error === undefined)).to.equal(true);
    if (last === undefined) throw new Error('no read');
    const error = errorOf(last, ThrottledError);
    expect([error.delivered, error.retryable]).to.deep.equal(['no', true]);
    expect(error.message).to.contain('10 requests a second').and.to.contain('1000 ms').and.to.contain('1100 ms');
    expect(probe.counts.throttled).to.equal(11);
    clock.advanceTo(5_000);
    expect(clock.waiting).to.equal(0);
  });

  it('reckons a wait from what has come in since', () => {
    const { read, clock } = bucket({ perSecond: 1, burst: 1, maxWait: 1_500 });
    read('a');
    read('b');
    expect(read('too late').error).to.be.instanceOf(ThrottledError);
    clock.advanceTo(600);
    expect(read('c').error).to.equal(undefined); // 400 ms for b, then 1000 ms
  });

  it('forgets a read that is unsubscribed: the next one takes its place, and the last one its timer', () => {
    const { read, clock, through } = bucket({ ...policy, burst: 1 });
    read('a');
    const left = read('b');
    const next = read('c');
    left.subscription.unsubscribe();
    clock.advanceTo(100);
    expect(through).to.deep.equal(['0 a', '100 c']);
    expect([next.completed, clock.waiting]).to.deep.equal([true, 0]);
    read('d').subscription.unsubscribe();
    expect(clock.waiting).to.equal(0);
  });

  it('lets a read queue another one from inside its turn', () => {
    const { turn, clock, through } = bucket({ ...policy, burst: 1 });
    const again = (name: string, then: () => void = () => undefined): void => {
      turn().subscribe(() => {
        through.push(`${String(clock.now())} ${name}`);
        then();
      });
    };
    again('a');
    again('b', () => {
      again('d');
    });
    again('c');
    clock.advanceTo(1_000);
    expect(through).to.deep.equal(['0 a', '100 b', '200 c', '300 d']);
  });

  describe('limit', () => {
    const slow: ThrottlePolicy = { perSecond: 0.1, burst: 1, maxWait: 60_000 };

    it('lets waiting reads go at once where there is no limit any more', () => {
      const { read, limit, clock, through } = bucket(slow);
      ['a', 'b', 'c'].forEach(read);
      clock.advanceTo(100);
      limit(unlimited);
      expect([through, clock.waiting]).to.deep.equal([['0 a', '100 b', '100 c'], 0]);
    });

    it('serves waiting reads at the new rate where it is raised', () => {
      const { read, limit, clock, through } = bucket(slow);
      ['a', 'b', 'c'].forEach(read);
      limit({ ...policy, burst: 1 });
      clock.advanceTo(1_000);
      expect(through).to.deep.equal(['0 a', '100 b', '200 c']);
    });

    it('lets them wait longer where it is lowered', () => {
      const { read, limit, clock, through } = bucket({ ...policy, burst: 1 });
      ['a', 'b'].forEach(read);
      limit(slow);
      clock.advanceTo(9_999);
      expect(through).to.deep.equal(['0 a']);
      clock.advanceTo(10_000);
      expect(through).to.deep.equal(['0 a', '10000 b']);
    });

    it('takes away what is beyond the new burst', () => {
      const { take, limit } = bucket(unlimited);
      limit(policy);
      expect([take(), take(), take()]).to.deep.equal([true, true, false]);
    });

    it('changes nothing where nothing changes, however often it is stated', () => {
      const { read, limit, clock, through } = bucket({ ...policy, burst: 1 });
      ['a', 'b'].forEach(read);
      for (let at = 10; at < 100; at += 10) {
        clock.advanceTo(at);
        limit({ ...policy, burst: 1 });
      }
      clock.advanceTo(101);
      expect(through.map((entry) => entry.split(' ')[1])).to.deep.equal(['a', 'b']);
      expect(clock.waiting).to.equal(0);
    });
  });

  it('never holds anybody back without a limit', () => {
    const clock = virtualClock(0);
    const probe = countingProbe();
    const { take, turn } = throttle(clock, probe);
    for (let round = 0; round < 1_000; round++) expect([take(), watch(turn()).completed]).to.deep.equal([true, true]);
    expect([clock.waiting, probe.counts]).to.deep.equal([0, {}]);
  });

  it('lets a read wait as long as it takes where no wait is too long', () => {
    const { read, clock, through } = bucket({ perSecond: 1 / 86_400 / 30, burst: 1, maxWait: Infinity });
    ['a', 'b'].forEach(read);
    clock.advanceTo(31 * 86_400_000);
    expect(through).to.have.lengthOf(2);
  });

  it('lets nobody overtake those who wait where the timer is late', () => {
    const clock = virtualClock(0);
    let shift = 0;
    const busy = { now: () => clock.now() + shift, schedule: clock.schedule.bind(clock) };
    const { turn } = throttle(busy, silentProbe, { ...policy, burst: 1 });
    const [first, second] = [watch(turn()), watch(turn())];
    shift = 1_000; // the process stood still: a token has come, the timer has not fired
    const third = watch(turn());
    expect([first, second, third].map(({ completed }) => completed)).to.deep.equal([true, false, false]);
    clock.advanceTo(100);
    expect([second, third].map(({ completed }) => completed)).to.deep.equal([true, false]);
  });

  it('is not starved by a clock that is set back', () => {
    const clock = virtualClock(0);
    let shift = 0;
    const shifted = { now: () => clock.now() + shift, schedule: clock.schedule.bind(clock) };
    const { take } = throttle(shifted, silentProbe, policy);
    take();
    take();
    shift = -3_600_000;
    expect(take()).to.equal(false);
    clock.advanceBy(100);
    expect(take()).to.equal(true);
  });

  for (const [name, step] of [
    ['forward', 3_600_000],
    ['back', -3_600_000],
  ] as const)
    it(`neither gives nor takes a token because the clock on the wall is set ${name}`, () => {
      const clock = steppedClock();
      const { take, turn } = throttle(clock, silentProbe, policy);
      expect([take(), take(), take()]).to.deep.equal([true, true, false]);
      clock.set(step);
      expect(take()).to.equal(false);
      const read = watch(turn());
      clock.advanceBy(99);
      expect(read.completed).to.equal(false);
      clock.advanceBy(1);
      expect(read.completed).to.equal(true);
    });
});
