import { expect } from 'chai';
import { EMPTY, NEVER, Observable, of, Subject, take, tap, throwError } from 'rxjs';
import { deadlines } from '../../lib/request/deadlines.js';
import { virtualClock } from '../../lib/testing/virtual-clock.js';
import { steppedClock } from '../support/stepped-clock.js';
import { marbles } from '../support/marbles.js';
import { watch } from '../support/seen.js';

const late = new Error('late');
const timely = new Error('timely');

describe('deadlines', () => {
  const pictures: readonly (readonly [string, string, string, string])[] = [
    ['a source that never comes to an end', '------', '---#', '^--!'],
    ['one that ends in time', '-a|', '-a|', '^-!'],
    ['one that emits without an end', 'a-b-c', 'a-b#', '^--!'],
    ['one that ends at once', '|', '|', '(^!)'],
    ['one value at once', '(a|)', '(a|)', '(^!)'],
  ];
  for (const [name, source, expected, subscription] of pictures)
    it(`bounds ${name}`, () => {
      marbles(({ cold, expectObservable, expectSubscriptions, scheduler }) => {
        const source$ = cold(source);
        expectObservable(source$.pipe(deadlines(scheduler).within(3, () => late))).toBe(expected, undefined, late);
        expectSubscriptions(source$.subscriptions).toBe(subscription);
      });
    });

  it('lets an error in time pass', () => {
    marbles(({ cold, expectObservable, scheduler }) => {
      expectObservable(cold('-#', undefined, timely).pipe(deadlines(scheduler).within(3, () => late))).toBe('-#', undefined, timely);
    });
  });

  it('is forgotten with an early unsubscription', () => {
    marbles(({ cold, expectObservable, expectSubscriptions, scheduler }) => {
      const source$ = cold('    a----');
      expectObservable(source$.pipe(deadlines(scheduler).within(3, () => late)), '^-!').toBe('a');
      expectSubscriptions(source$.subscriptions).toBe('^-!');
    });
  });

  it('needs one timer for all', () => {
    const clock = virtualClock(0);
    const { within, running } = deadlines(clock);
    const seen = Array.from({ length: 1_000 }, (_, index) => watch(NEVER.pipe(within(10 + (index % 3), () => late))));
    expect([clock.waiting, running()]).to.deep.equal([1, 1_000]);
    clock.advanceTo(10);
    expect([seen.filter(({ error }) => error === late).length, clock.waiting, running()]).to.deep.equal([334, 1, 666]);
    clock.advanceTo(12);
    expect([seen.every(({ error }) => error === late), clock.waiting, running()]).to.deep.equal([true, 0, 0]);
  });

  it('falls due in the order of time, over durations and moments', () => {
    const clock = virtualClock(0);
    const { within } = deadlines(clock);
    const fallen: string[] = [];
    const wait = (name: string, milliseconds: number): void =>
      void NEVER.pipe(within(milliseconds, () => late)).subscribe({ error: () => fallen.push(`${String(clock.now())} ${name}`) });
    wait('long', 100);
    wait('short', 10);
    clock.advanceTo(5);
    wait('short again', 10);
    clock.advanceTo(95);
    wait('short at last', 10);
    clock.advanceTo(200);
    expect(fallen).to.deep.equal(['10 short', '15 short again', '100 long', '105 short at last']);
  });

  it('leaves no timer where all were cancelled, and looks again where only the first was', () => {
    const clock = virtualClock(0);
    const { within } = deadlines(clock);
    const first = watch(NEVER.pipe(within(10, () => late)));
    clock.advanceTo(5);
    const second = watch(NEVER.pipe(within(10, () => late)));
    first.subscription.unsubscribe();
    clock.advanceTo(14);
    expect([first.error, second.error, clock.waiting]).to.deep.equal([undefined, undefined, 1]);
    clock.advanceTo(15);
    expect([second.error, clock.waiting]).to.deep.equal([late, 0]);
    watch(NEVER.pipe(within(10, () => late))).subscription.unsubscribe();
    expect(clock.waiting).to.equal(0);
  });

  it('takes sources that end while they are subscribed', () => {
    const clock = virtualClock(0);
    const { within, running } = deadlines(clock);
    for (const source$ of [of(1), EMPTY, throwError(() => timely)]) source$.pipe(within<unknown>(10, () => late)).subscribe({ error: () => undefined });
    expect([clock.waiting, running()]).to.deep.equal([0, 0]);
  });

  it('keeps one that is begun from inside the fall of another, also after one that came and went there', () => {
    const clock = virtualClock(0);
    const { within, running } = deadlines(clock);
    const bounded$ = NEVER.pipe(within(10, () => late));
    const fallen: number[] = [];
    bounded$.subscribe({
      error: () => {
        watch(bounded$).subscription.unsubscribe();
        watch(bounded$.pipe(tap({ error: () => fallen.push(clock.now()) })));
      },
    });
    clock.advanceTo(10);
    expect([running(), clock.waiting]).to.deep.equal([1, 1]);
    clock.advanceTo(20);
    expect([fallen, running(), clock.waiting]).to.deep.equal([[20], 0, 0]);
  });

  it('takes one of another duration that is begun from inside the fall of the last', () => {
    const clock = virtualClock(0);
    const { within, running } = deadlines(clock);
    const fallen: number[] = [];
    const wait = (milliseconds: number, then: () => void): void =>
      void NEVER.pipe(within(milliseconds, () => late)).subscribe({
        error: () => {
          fallen.push(clock.now());
          then();
        },
      });
    wait(10, () => {
      wait(20, () => undefined);
    });
    clock.advanceTo(100);
    expect([fallen, running(), clock.waiting]).to.deep.equal([[10, 30], 0, 0]);
  });

  it('does not move its timer with every answer and every new request', () => {
    const clock = virtualClock(0);
    let looks = 0;
    const counting = {
      now: () => clock.now(),
      get schedule() {
        looks++; // no timer is set without a look at it
        return clock.schedule.bind(clock);
      },
    };
    const { within } = deadlines(counting);
    const bounded$ = NEVER.pipe(within(10, () => late));
    const first = watch(bounded$);
    const before = looks;
    clock.advanceTo(5);
    watch(bounded$);
    first.subscription.unsubscribe();
    watch(bounded$);
    expect([before > 0, looks]).to.deep.equal([true, before]);
  });

  it('waits longer than a timer can, and for ever where that is asked', () => {
    const clock = virtualClock(0);
    const { within } = deadlines(clock);
    const [month, ever] = [watch(NEVER.pipe(within(2 ** 32, () => late))), watch(NEVER.pipe(within(Infinity, () => late)))];
    clock.advanceTo(2 ** 32 - 1);
    expect([month.error, clock.waiting]).to.deep.equal([undefined, 1]);
    clock.advanceTo(2 ** 40);
    expect([month.error, ever.error, clock.waiting]).to.deep.equal([late, undefined, 0]);
  });

  it('gives up the source when it falls', () => {
    const clock = virtualClock(0);
    let left = 0;
    new Observable(() => () => left++).pipe(deadlines(clock).within(10, () => late)).subscribe({ error: () => undefined });
    clock.advanceTo(10);
    expect(left).to.equal(1);
  });

  for (const [name, step] of [
    ['forward', 3_600_000],
    ['back', -3_600_000],
  ] as const)
    it(`falls when it is due although the clock on the wall is set ${name} meanwhile`, () => {
      const clock = steppedClock();
      const { within } = deadlines(clock);
      const seen = watch(NEVER.pipe(within(10_000, () => late)));
      clock.advanceTo(5_000);
      clock.set(step);
      const later = watch(NEVER.pipe(within(10_000, () => late)));
      clock.advanceTo(9_999);
      expect(seen.error).to.equal(undefined);
      clock.advanceTo(10_000);
      expect([seen.error, later.error]).to.deep.equal([late, undefined]);
      clock.advanceTo(15_000);
      expect([later.error, clock.waiting]).to.deep.equal([late, 0]);
    });

  for (const [lateness, counts] of [
    [50, false],
    [51, true],
  ] as const)
    it(`falls in the turn of its timer up to 50 ms late, and after what came in since where it is later: ${String(lateness)} ms`, () => {
      const clock = steppedClock();
      const { within } = deadlines(clock);
      const answer$ = new Subject<string>();
      const seen = watch(answer$.pipe(within(10_000, () => late)));
      clock.standStill(lateness);
      clock.schedule(() => {
        answer$.next('here');
      }, 10_000);
      clock.advanceTo(10_000);
      expect([seen.values, seen.error]).to.deep.equal([counts ? ['here'] : [], late]);
    });

  it('lets an answer count that came in while this process stood still: it is read in the next turn', () => {
    const clock = steppedClock();
    const { within, running } = deadlines(clock);
    const answer$ = new Subject<string>();
    const [answered, silent] = [
      watch(
        answer$.pipe(
          take(1),
          within(10_000, () => late),
        ),
      ),
      watch(NEVER.pipe(within(10_000, () => late))),
    ];
    clock.advanceTo(5_000);
    clock.standStill(60_000);
    clock.schedule(() => {
      answer$.next('here'); // after the timer of the same turn: timers come before what the network has to say
    }, 5_000);
    clock.advanceTo(10_000);
    expect([answered.values, answered.error, silent.error]).to.deep.equal([['here'], undefined, late]);
    expect([running(), clock.waiting]).to.deep.equal([0, 0]);
  });
});
