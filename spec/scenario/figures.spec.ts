// How soon things are found out, in virtual time: a lost report, a dead peer, an order in doubt. The bounds are those that are promised; `npm run chaos` prints what worlds come to.

import { expect } from 'chai';
import type { Fault } from '../../lib/simulator/index.js';
import type { NewOrder } from '../../lib/ticktrader/index.js';
import { diceOf, type Dice } from '../chaos/dice.js';
import { endWell, fills, readyDesk, toldOf, waits, type TradingDesk } from '../support/trading-desk.js';

const STEP = 50;

/** Virtual ms until `holds`, found out to 50 ms. */
const timeUntil = ({ clock }: TradingDesk, holds: () => boolean, limit = 120_000): number => {
  const begun = clock.now();
  while (!holds()) {
    if (clock.now() - begun > limit) throw new Error(`It took more than ${String(limit)} ms.`);
    clock.advanceBy(STEP);
  }
  return clock.now() - begun;
};

/** The value that this share of all does not exceed. */
const percentile = (values: readonly number[], share: number): number => values.toSorted((a, b) => a - b)[Math.ceil(share * values.length) - 1] ?? NaN;

describe('a report that is lost on a healthy connection', () => {
  it('is made up for within 30 s, wherever between two audits it was lost', () => {
    const times: number[] = [];
    for (const accountingType of ['Gross', 'Net'] as const)
      for (let phase = 0; phase < 20_000; phase += 1_900) {
        const desk = readyDesk({ server: { accountingType } });
        const { clock, faults, sim, states } = desk;
        clock.advanceBy(25_000 + phase);
        const known = toldOf(desk).length;
        const from = states.values.length;
        const heal = faults([{ when: { frameOut: '*' }, do: 'drop' }]); // the push of the account, which would give it away, is lost too
        sim.exchange.request('TradeCreate', { ...(phase % 3 === 0 ? waits : fills) });
        heal();
        times.push(timeUntil(desk, () => toldOf(desk).length > known));
        expect(states.values.length).to.equal(from);
        endWell(desk);
      }
    expect(Math.max(...times)).to.be.at.most(30_000);
  });
});

describe('a dead peer', () => {
  it('is found within 10 s, wherever between two beats it died, in traffic and in silence', () => {
    const times: number[] = [];
    for (const isBusy of [true, false])
      for (let phase = 0; phase < 10_000; phase += 430) {
        const desk = readyDesk();
        const { clock, faults, sim, states } = desk;
        clock.advanceBy(10_000 + phase);
        if (isBusy) sim.exchange.request('TradeCreate', { ...waits });
        faults([{ when: { time: 0 }, do: { kind: 'halfOpen', for: 60_000 } }]);
        times.push(timeUntil(desk, () => states.last.status !== 'ready'));
        endWell(desk);
      }
    expect(Math.max(...times)).to.be.at.most(10_000);
  });
});

/** What happens to an order that is executed, so that nobody hears of it; and whether the server is gone for a while then. */
const troubleOf = (dice: Dice): Fault =>
  dice.one<Fault>(
    { kind: 'cut', at: 'afterExecuting' },
    { kind: 'close', code: 1011, at: 'afterExecuting' },
    { kind: 'misreport', text: 'Request timed out.' },
  );

/** Orders in doubt that were executed: virtual ms from when they could be known, connected and executed, until they were. */
const resolvedAfter = (seed: number, orders: number): readonly number[] => {
  const dice = diceOf(seed, 'figures');
  const desk = readyDesk({ server: { seed, accountingType: dice.one('Net', 'Gross') } });
  const { clock, faults, order, sim, tt } = desk;
  let readyAt = clock.now();
  tt.state$.subscribe(({ status }) => {
    if (status === 'ready') readyAt = clock.now();
  });
  const resolved = (): number => {
    clock.advanceBy(dice.between(20_000, 40_000));
    timeUntil(desk, () => desk.states.last.status === 'ready');
    const heal = faults([{ when: { request: 'TradeCreate' }, do: troubleOf(dice) }]);
    if (dice.chance(0.5)) faults([{ when: { time: 0 }, do: { kind: 'lateHistory', by: dice.between(0, 2_000), for: 10_000 } }]);
    const { said } = order(dice.one<NewOrder>(fills, waits));
    clock.advanceBy(STEP);
    heal();
    if (dice.chance(0.3)) sim.exchange.restart({ downFor: dice.between(0, 20_000) });
    timeUntil(desk, () => said.some(({ outcome }) => outcome.settled));
    const [doubt, last] = said;
    expect([doubt?.outcome.status, last?.outcome.status]).to.deep.equal(['unknown', 'accepted']);
    return Math.max(0, (last?.at ?? NaN) - Math.max(doubt?.at ?? NaN, readyAt));
  };
  const times = Array.from({ length: orders }, resolved);
  endWell(desk);
  return times;
};

describe('an order in doubt that was executed', () => {
  it('is known within 2 s of the reconnect in half of all cases, and within 10 s in 99 of 100 (200 orders)', () => {
    const times = Array.from({ length: 40 }, (_, seed) => resolvedAfter(seed + 1, 5)).flat();
    expect(times).to.have.lengthOf(200);
    expect(percentile(times, 0.5)).to.be.at.most(2_000);
    expect(percentile(times, 0.99)).to.be.at.most(10_000);
  });
});
