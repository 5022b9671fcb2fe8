import { expect } from 'chai';
import { map, NEVER, of, timer, type Observable } from 'rxjs';
import { virtualClock } from '../../../lib/testing/virtual-clock.js';
import { looks, type LooksOptions } from '../../../lib/ticktrader/orders/looks.js';

/** Looks that take so long, wanted at these times (ms from the beginning). */
const watching = (wanted: readonly number[], parts: Partial<LooksOptions> = {}, takes = 0) => {
  const clock = virtualClock(0);
  const times: number[] = [];
  const next = (after: number): number => wanted.find((time) => time > after) ?? Infinity;
  const look = (): Observable<unknown> => {
    times.push(clock.now());
    return takes === 0 ? of(true) : timer(takes, clock).pipe(map(() => true));
  };
  return { clock, times, made: looks({ scheduler: clock, tick: () => clock.now(), pause: 0, due: next, look, ...parts }) };
};

describe('the times of looking', () => {
  it('are those that are wanted, once the session is ready', () => {
    const { clock, times, made } = watching([10, 20, 50]);
    clock.advanceBy(15);
    expect(times).to.deep.equal([]);
    made.ready(true);
    clock.advanceBy(100);
    expect(times).to.deep.equal([15, 20, 50]);
    expect(clock.waiting).to.equal(0);
  });

  it('stop while the session is not ready, and begin anew', () => {
    const { clock, times, made } = watching([10, 20, 30]);
    made.ready(true);
    clock.advanceBy(12);
    made.ready(false);
    expect(clock.waiting).to.equal(0);
    clock.advanceBy(13);
    made.ready(true);
    clock.advanceBy(100);
    expect(times).to.deep.equal([10, 25, 30]);
  });

  it('wait for a look that takes long: there is one at a time', () => {
    const { clock, times, made } = watching([10, 11, 12], {}, 5);
    made.ready(true);
    clock.advanceBy(100);
    expect(times).to.deep.equal([10, 15]);
  });

  it('keep a pause from one to the next, whoever wants one', () => {
    const { clock, times, made } = watching([10, 11, 12], { pause: 4 });
    made.ready(true);
    clock.advanceBy(100);
    expect(times).to.deep.equal([10, 14]);
  });

  it('come earlier where somebody wants one earlier', () => {
    const { clock, times, made } = watching([50]);
    made.ready(true);
    made.want(() => 30);
    made.want(() => 40);
    clock.advanceBy(35);
    expect(times).to.deep.equal([30]);
    clock.advanceBy(100);
    expect(times).to.deep.equal([30, 50]);
  });

  it('are no more than one at a time, also where somebody wants one meanwhile', () => {
    const { clock, times, made } = watching([10], {}, 5);
    made.ready(true);
    clock.advanceBy(12);
    made.want(() => 12);
    clock.advanceBy(2);
    expect(times).to.deep.equal([10]);
  });

  it('end with stop(), also before the first', () => {
    const { clock, times, made } = watching([10, 20]);
    made.ready(true);
    made.stop();
    made.want(() => 11);
    made.ready(true);
    clock.advanceBy(100);
    expect([times, clock.waiting]).to.deep.equal([[], 0]);
  });

  it('end with stop(), also in the middle of a look', () => {
    const { clock, times, made } = watching([10, 20], { look: () => NEVER });
    made.ready(true);
    clock.advanceBy(10);
    made.stop();
    made.want(() => 11);
    made.ready(true);
    clock.advanceBy(100);
    expect([times, clock.waiting]).to.deep.equal([[], 0]);
  });
});
