// One world, all of it from one seed: traders deal while faults strike, then it comes to rest and is judged, and once more; at last the client leaves.

import Big from 'big.js';
import { asDecimal, asNumber, asString, type Numeric } from '../../lib/codec/numeric.js';
import { diceOf } from './dice.js';
import type { Violation } from './evidence.js';
import { strikeFault } from './faults.js';
import { findingsOf, type Findings } from './findings.js';
import { serverTrades } from './laws/books.js';
import { areKept, judge } from './laws/laws.js';
import { moveMarket } from './market.js';
import { settingOf, type Setting } from './setting.js';
import { stageOf, type MakeClient, type Stage } from './stage.js';
import { deal } from './traders.js';

/** What a world is run with. */
export interface WorldOptions {
  readonly seed: number;
  /** Orders that are called for. Changes, cancels and closes come on top. */
  readonly orders: number;
  /** Default the shipped client. */
  readonly makeClient?: MakeClient;
}

/** How often a world is brought to rest and judged. */
const ROUNDS = 2;
const SECOND = 1_000;
/** Once all faults are over, every command must be settled within this, in ms, beyond its horizon. */
const GRACE = 60 * SECOND;
/** How long, in ms, a world at rest may take until books and streams agree: two audits, and what history lags. */
const AGREEMENT = 90 * SECOND;
/** How often, in ms, a world looks whether it may go on; and whether all laws are kept, which is more work. */
const STEP = 250;
const LAW_STEP = 2 * SECOND;

/** Lets time pass until `condition`, up to `limit` ms; says whether it came about before. */
const wait = <N>({ clock }: Stage<N>, condition: () => boolean, limit: number, step = STEP): boolean => {
  for (let waited = 0; waited < limit; waited += step) {
    if (condition()) return true;
    clock.advanceBy(step);
  }
  return false;
};

/** Traders deal and faults strike until so many orders have been called for. */
const rage = <N>(stage: Stage<N>, { seed, pause, faultEvery }: Setting, orders: number): void => {
  const { clock, target, floor, calls, evidence, note, isReady } = stage;
  const dice = diceOf(seed, `world after ${String(calls.length)}`);
  for (let called = 0; called < orders;) {
    clock.advanceBy(dice.pause(pause));
    if (dice.chance(0.3)) moveMarket(evidence.server, dice);
    if (dice.chance(1 / faultEvery)) note('fault', strikeFault(target));
    if (!isReady() && dice.chance(0.95)) continue; // few trade on a client that says it is not ready
    const made = deal(floor);
    calls.push(...made);
    called += made.filter(({ deed }) => deed === 'create').length;
  }
};

/** Faults are over, and time goes on until every command is settled; then until the books agree, or as long as they may take. */
const rest = <N>(stage: Stage<N>, { lateness, requestTimeout }: Setting): readonly Violation[] => {
  const { clock, faultClock, lives, calls, evidence, calm, isReady } = stage;
  calm();
  const horizon = Math.max(lateness.afterReset, lateness.otherwise);
  wait(stage, () => isReady() && faultClock.waiting === 0 && calls.every(({ end }) => end !== undefined), horizon + requestTimeout + GRACE);
  clock.advanceBy(SECOND);
  evidence.truth.keep(new Set(serverTrades(evidence).map(({ Id }) => String(Id))));
  if (wait(stage, () => lives.client.isIdle() && areKept(evidence), AGREEMENT, LAW_STEP)) return [];
  const broken = judge(evidence);
  return lives.client.isIdle() ? broken : [...broken, { law: 'waiting routes = live subscribers', says: 'an answer is awaited though nobody asked' }];
};

/** The client leaves, and nothing of it may be left. */
const leave = <N>({ lives, clock, faultClock, evidence }: Stage<N>): readonly Violation[] => {
  const law = 'nothing is left after close';
  const closing = lives.client.close().subscribe();
  lives.stop();
  clock.advanceBy(2 * SECOND);
  // a server that still believes in a dead link goes on with its day
  const left = clock.waiting - faultClock.waiting - (evidence.server.exchange.connections > 0 ? 1 : 0);
  if (!closing.closed) return [{ law, says: 'close() did not complete' }];
  return left === 0 ? [] : [{ law, says: `${String(left)} timers wait` }];
};

/** Runs a world whose money is of kind `N`. */
const live = <N>(setting: Setting, numeric: Numeric<N>, { orders, makeClient }: WorldOptions): Findings => {
  const stage = stageOf(setting, numeric, makeClient);
  const { clock, lives, evidence, readySince, trace, isReady } = stage;
  const begun = clock.now();
  lives.client.connect().subscribe();
  wait(stage, isReady, GRACE);
  const violations: Violation[] = [];
  for (let round = 0; round < ROUNDS && violations.length === 0; round++) {
    rage(stage, setting, Math.ceil(orders / ROUNDS));
    violations.push(...rest(stage, setting));
  }
  if (violations.length === 0) violations.push(...leave(stage));
  return findingsOf({ seed: setting.seed, evidence, readySince, violations, virtual: clock.now() - begun, hash: trace.end() });
};

/** Runs the world of a seed. */
export const runWorld = (options: WorldOptions): Findings => {
  const setting = settingOf(options.seed);
  switch (setting.numeric) {
    case 'number':
      return live(setting, asNumber, options);
    case 'string':
      return live(setting, asString, options);
    case 'decimal':
      return live(setting, asDecimal(Big), options);
  }
};
