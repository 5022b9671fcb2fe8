// What a world is like: the server, the client and how rough it gets, all chosen from the seed. Worlds are made of it.

import type { SimulatorOptions } from '../../lib/simulator/index.js';
import type { Lateness } from '../../lib/ticktrader/options.js';
import { diceOf } from './dice.js';

/** The choices for one world. Times in ms. */
export interface Setting {
  readonly seed: number;
  readonly server: SimulatorOptions;
  /** What money is for the client: doubles, text, or decimals of a library. */
  readonly numeric: 'number' | 'string' | 'decimal';
  /** Whether the client's process may die, and keeps a journal for that. */
  readonly isMortal: boolean;
  readonly isNode: boolean;
  readonly latency: number;
  readonly requestTimeout: number;
  readonly lateness: Lateness;
  /** How late the client takes history to be; more than it is. */
  readonly historyLag: number;
  /** Mean pause between two deeds of the traders. */
  readonly pause: number;
  /** Of how many deeds of the world one is a fault. */
  readonly faultEvery: number;
  /** How far the client's clock is off at the start. */
  readonly skew: number;
}

/** Prices that every account can bear, and enough money that most orders are good for it. */
const RICH = { balance: '20000000', assets: { USD: '20000000', EUR: '10000000', GBP: '10000000', BTC: '1000' } };

type Lag = NonNullable<SimulatorOptions['historyLag']>;

/** The latest that history shows a record, in ms, by how the server is tempered. */
const LAGS: readonly [Lag, ...Lag[]] = [0, 0, 300, { least: 0, most: 4_000 }];

/** The world of `seed`. */
export const settingOf = (seed: number): Setting => {
  const dice = diceOf(seed, 'setting');
  const isBrisk = dice.chance(0.96);
  return {
    seed,
    server: {
      seed,
      ...RICH,
      accountingType: dice.one('Gross', 'Net', 'Cash'),
      twoFactor: dice.chance(0.5),
      twoFactorTokensKept: dice.chance(0.8),
      clockWindow: 120_000,
      historyLag: dice.one<Lag>(...LAGS),
      dealingTime: dice.one(0, 0, 0, 15, 400),
      throttling: dice.chance(0.7) ? false : { RequestsPerSecond: dice.between(30, 80), methods: { Trade: dice.between(15, 40) } },
      errorForm: dice.one('typed', 'generic'),
      keyOrder: dice.one('valuesFirst', 'document'),
      partiallyFilledStatus: dice.one('Calculated', 'PartiallyFilled'),
      duplicateClientId: dice.one('live', 'ever'),
      challengeId: dice.chance(0.5),
      firstPush: dice.one('session', 'account'),
      ticksPerSecond: dice.one(0, 1, 2),
      rollover: dice.one<string | false>(false, '00:02', '00:06'),
    },
    numeric: dice.one('number', 'number', 'number', 'number', 'number', 'number', 'string', 'decimal'),
    isMortal: dice.chance(0.3),
    isNode: dice.chance(0.7),
    latency: dice.between(1, 40),
    requestTimeout: dice.one(2_000, 5_000, 10_000),
    lateness: isBrisk ? { afterReset: 20_000, otherwise: 40_000 } : { afterReset: 120_000, otherwise: 960_000 },
    historyLag: dice.chance(0.95) ? 10_000 : 120_000,
    pause: dice.between(150, 900),
    faultEvery: dice.between(15, 60),
    skew: dice.chance(0.3) ? dice.between(-50_000, 50_000) : 0,
  };
};
