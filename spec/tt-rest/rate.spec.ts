// The plan's limits: nearly all of the plan, never more in any second, and no call beyond the day's.

import { expect } from 'chai';
import type { SchedulerAction, SchedulerLike, Subscription } from 'rxjs';
import { silentProbe } from '../../lib/base/probe.js';
import { RateLimitError } from '../../lib/base/errors.js';
import { virtualClock, type VirtualClock } from '../../lib/testing/virtual-clock.js';
import { plans, type RatePlan } from '../../lib/tt-rest/options.js';
import { rate, type Rate } from '../../lib/tt-rest/rate.js';
import { errorOf, watch } from '../support/seen.js';
import { steppedClock } from '../support/stepped-clock.js';
import { ok, talk } from '../support/tt-rest.js';

/** The times at which turns were granted to so many who ask at once. */
const turns = (clock: VirtualClock, budget: Rate, count: number): readonly number[] => {
  const at: number[] = [];
  for (let asked = 0; asked < count; asked++) budget.turn().subscribe(() => at.push(clock.now()));
  return at;
};

/** The most calls any second held, its beginning included. */
const busiest = (times: readonly number[]): number => Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length));

/** The real clock of a machine fires late: up to so many ms, in no order. */
const tardy = (clock: VirtualClock, most: number): SchedulerLike => {
  let seed = 1;
  const late = (): number => ((seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647) * most;
  const schedule = <T>(work: (this: SchedulerAction<T>, state?: T) => void, delay: number, state: T): Subscription =>
    clock.schedule(work, delay + late(), state);
  return { ...clock, schedule };
};

const budgetOf = (plan: RatePlan, lateness = 0): { readonly clock: VirtualClock; readonly budget: Rate } => {
  const clock = virtualClock();
  return { clock, budget: rate(plan, tardy(clock, lateness), silentProbe) };
};

describe('the plan', () => {
  for (const [name, plan] of Object.entries(plans))
    for (const lateness of [0, 4])
      it(`${name} is used to 98 %, and never exceeded in any second, on a clock up to ${String(lateness)} ms late`, () => {
        const { clock, budget } = budgetOf(plan, lateness);
        const granted = turns(clock, budget, 2000);
        clock.advanceBy(60_000);
        expect(granted.length).to.be.at.least(0.98 * 60 * plan.perSecond);
        expect(busiest(granted)).to.be.at.most(plan.perSecond);
      });

  it('lets no burst out after a rest', () => {
    const { clock, budget } = budgetOf(plans.high);
    clock.advanceBy(600_000);
    const granted = turns(clock, budget, 200);
    clock.advanceBy(5000);
    expect(busiest(granted)).to.be.at.most(25);
    expect(granted.filter((at) => at === granted[0])).to.have.length(1);
  });

  it('holds on a long walk of a client, token call included', () => {
    const { tt, asked, clock } = talk(({ query }) => ok({ accounts: [], lastPage: 'false', nextPageKey: `${query.get('nextPageKey') ?? ''}x` }), {
      plan: 'high',
    });
    watch(tt.account.accounts());
    clock.advanceBy(10_000);
    expect(asked.length).to.be.at.least(0.98 * 250);
    expect(busiest(asked.map(({ at }) => at))).to.be.at.most(25);
  });

  it('spent for the day is an error at once that says when to come back, and nothing is sent', () => {
    const { tt, asked, clock } = talk(() => ok(), { plan: { perSecond: 100, perDay: 3 } });
    const seen = [1, 2, 3].map(() => watch(tt.id.keyUsage()));
    const state = watch(tt.state$);
    clock.advanceBy(1000);
    expect(asked).to.have.length(3); // the token counts
    const late = watch(tt.id.keyUsage());
    for (const stream of [seen[2], late]) {
      if (stream === undefined) throw new Error('there are three');
      expect(errorOf(stream, RateLimitError)).to.include({ retryAt: Date.UTC(2026, 0, 6), delivered: 'no', retryable: true });
    }
    expect(state.last.status).to.equal('limited');
    clock.advanceTo(Date.UTC(2026, 0, 6));
    expect(watch(tt.account.accountUsers(1)).error).to.equal(undefined);
    clock.advanceBy(1000);
    expect(asked.length).to.be.above(3);
  });

  it('slows down after a 429, and comes back', () => {
    const { clock, budget } = budgetOf(plans.high);
    const granted = turns(clock, budget, 1000);
    clock.advanceBy(1000);
    const before = granted.length;
    budget.slow(clock.now() + 2000);
    clock.advanceBy(2000);
    expect(granted.length).to.equal(before);
    clock.advanceBy(4000);
    expect(granted.length - before).to.be.within(48, 52); // half of 25 a second
    for (let answers = 0; answers < 8; answers++) budget.recover();
    const slow = granted.length;
    clock.advanceBy(4000);
    expect(granted.length - slow).to.be.within(97, 101);
  });

  it('is never slowed to a standstill', () => {
    const { clock, budget } = budgetOf(plans.high);
    for (let times = 0; times < 50; times++) budget.slow(clock.now());
    const granted = turns(clock, budget, 100);
    clock.advanceBy(10_000);
    expect(granted.length).to.be.at.least(30);
  });

  it('keeps no timer for turns nobody waits for any more', () => {
    const { clock, budget } = budgetOf(plans.free);
    const waiting = Array.from({ length: 5 }, () => budget.turn().subscribe());
    for (const turn of waiting) turn.unsubscribe();
    expect(clock.waiting).to.equal(0);
  });
});

describe('the plan, when the clock on the wall is set', () => {
  const HOUR = 3_600_000;
  const YEAR = 365 * 24 * HOUR;
  const START = Date.UTC(2026, 0, 5);
  const begun = (plan: RatePlan = plans.high) => {
    const clock = steppedClock(START);
    return { clock, budget: rate(plan, clock, silentProbe) };
  };

  for (const step of [-YEAR, -HOUR, HOUR])
    it(`by ${String(step / HOUR)} h neither stalls nor lets out a burst`, () => {
      const { clock, budget } = begun();
      const granted: number[] = [];
      for (let asked = 0; asked < 500; asked++) budget.turn().subscribe(() => granted.push(clock.steady()));
      clock.advanceBy(5_000);
      clock.set(step);
      clock.advanceBy(10_000);
      expect(granted.length).to.be.at.least(0.98 * 15 * 25);
      expect(busiest(granted)).to.be.at.most(25);
    });

  for (const step of [-YEAR, -HOUR])
    it(`by ${String(step / HOUR)} h lets nothing out before Retry-After is over, and all else then`, () => {
      const { clock, budget } = begun();
      budget.slow(clock.now() + 7_000);
      const turn = watch(budget.turn());
      clock.advanceBy(3_000);
      clock.set(step);
      clock.advanceBy(3_990);
      expect(turn.values).to.have.length(0);
      clock.advanceBy(100);
      expect(turn.values).to.have.length(1);
    });

  it('keeps the longer of two waits', () => {
    const { clock, budget } = begun();
    budget.slow(clock.now() + 7_000);
    budget.slow(clock.now() + 2_000);
    const turn = watch(budget.turn());
    clock.advanceBy(6_990);
    expect(turn.values).to.have.length(0);
    clock.advanceBy(100);
    expect(turn.values).to.have.length(1);
  });

  it('counts time that the machine slept: who had to wait for long goes within 5 s of waking', () => {
    const { clock, budget } = begun();
    budget.slow(clock.now() + 2 * HOUR);
    const turn = watch(budget.turn());
    clock.advanceBy(60_000);
    clock.set(8 * HOUR);
    clock.advanceBy(5_100);
    expect(turn.values).to.have.length(1);
  });

  it('back by a year begins a new day with the next one, not a year later', () => {
    const { clock, budget } = begun({ perSecond: 100, perDay: 1 });
    clock.advanceBy(20 * HOUR);
    watch(budget.turn());
    clock.set(-YEAR);
    clock.advanceBy(4 * HOUR - 1_000);
    expect(watch(budget.turn()).error).to.be.instanceOf(RateLimitError);
    clock.advanceBy(1_000);
    const next = watch(budget.turn());
    clock.advanceBy(100);
    expect(next.values).to.have.length(1);
  });
});
