// The laws of executions$ over random trading: each change once, in the order of its order or position, and all together what the server has open.

import { expect } from 'chai';
import type { AccountingType, InMemoryOptions } from '../../../../lib/simulator/index.js';
import { watch } from '../../../support/seen.js';
import { folded, listed } from './fold.js';
import { isReport, lossy } from './lossy.js';
import { happening, seeded } from './random-trading.js';
import { executedKeys, keysOf, stage, type Stage } from './stage.js';

/** What disturbs. */
interface Weather {
  readonly server?: InMemoryOptions;
  /** The share of steps at which the connection is cut. */
  readonly cuts?: number;
  /** The share of reports that are lost on a healthy connection, and that come late. */
  readonly lost?: number;
  readonly late?: number;
  /** Whether symbols are split. A chain begins anew then, so that a fill before it which is heard of late is not waited for. */
  readonly splits?: boolean;
}

const WEATHERS: Readonly<Record<string, Weather>> = {
  'nothing disturbs': { splits: true },
  'connections are cut': { splits: true, cuts: 0.05 },
  'history is late': { cuts: 0.05, server: { historyLag: { least: 0, most: 60_000 } } },
  'reports are lost': { lost: 0.1 },
  'everything disturbs': { cuts: 0.03, lost: 0.05, late: 0.05, server: { historyLag: { least: 0, most: 60_000 } } },
};
const STEPS = 200;

const traded = (accountingType: AccountingType, seed: number, { server, cuts = 0, lost = 0, late = 0, splits = false }: Weather): Stage => {
  const [chance, weather] = [seeded(seed), seeded(seed + 1)];
  const set = stage({ accountingType, seed, assets: { USD: '1000000', EUR: '1000000' }, ...server }, (sim, clock) => ({
    webSocket: lossy(sim.webSocket, clock, (frame) => {
      if (!isReport(frame)) return 'comes';
      const fate = weather();
      return fate < lost ? 'lost' : fate < lost + late ? 50 + Math.floor(weather() * 8_000) : 'comes';
    }),
  }));
  for (let at = 0; at < STEPS; at++) {
    happening(set.sim, chance, accountingType, splits);
    if (weather() < cuts) set.sim.exchange.cut();
    set.clock.advanceBy(1 + Math.floor(chance() * 1_000));
  }
  set.clock.advanceBy(300_000);
  return set;
};

const chainOf = (key: string): string => (key.startsWith('S/') ? key : key.split('/').slice(0, 2).join('/'));

/** A key that came again after a split bears the whole; the truth counts such keys too. */
const plain = (key: string): string => key.replace(/^([OP]\/\d+\/(?:fill|close)\/[^/]+)\/\d+$/, '$1');

describe('executions$ over random trading', () => {
  for (const [name, weather] of Object.entries(WEATHERS)) {
    for (const accounting of ['Gross', 'Net', 'Cash'] as const) {
      it(`tells a ${accounting} account each change once and in order where ${name}`, () => {
        for (let seed = 1; seed <= 2; seed++) {
          const { sim, tt, clock, seen } = traded(accounting, seed, weather);
          const context = `seed ${String(seed)}`;
          const told = keysOf(seen.values);
          expect(new Set(told).size, context).to.equal(told.length);
          expect(seen.values.map(({ seq }) => seq)).to.deep.equal(seen.values.map((_, index) => index + 1));
          expect(seen.last.kind, context).to.be.oneOf(['caughtUp', 'execution']);

          const executed = executedKeys(sim.journal);
          const orders = new Set(sim.journal.map(({ tradeId }) => tradeId));
          const isCalm = weather.cuts === undefined && weather.lost === undefined;
          const noRecord = (key: string): boolean => !isCalm && (key.includes('/modified/') || (accounting === 'Gross' && /^O\/\d+\/(open|fill)/.test(key)));
          const keys = told.map(plain);
          const isOfNetPosition = (key: string): boolean => key.startsWith('S/') && !orders.has(key.split('/')[2]);
          expect(
            executed.filter((key) => !keys.includes(key) && !noRecord(key)),
            `not told, ${context}`,
          ).to.deep.equal([]);
          expect(
            keys.filter((key) => !key.startsWith('H/') && !isOfNetPosition(key) && !executed.includes(key) && (isCalm || !key.includes('/modified/'))),
            `never happened, ${context}`,
          ).to.deep.equal([]);
          for (const chain of new Set(keys.map(chainOf))) {
            const mine = keys.filter((key) => chainOf(key) === chain && executed.includes(key) && !key.includes('/modified/'));
            expect(mine, context).to.deep.equal(executed.filter((key) => mine.includes(key)));
          }
          const [trades, open] = [watch(tt.trades()), watch(tt.openTrades$)];
          clock.advanceBy(100);
          expect(folded(seen.values), context).to.deep.equal(listed(trades.last));
          expect(listed(open.last.all), context).to.deep.equal(listed(trades.last));
          const records = watch(tt.tradeHistory());
          clock.advanceBy(1_000);
          const paid = records.values.filter(
            ({ TransactionType, TransactionTimestamp }) => TransactionType === 'Balance' && TransactionTimestamp > 1767571200000,
          );
          expect(told.filter((key) => key.startsWith('H/'))).to.have.members(paid.map(({ Id }) => `H/${Id}`));
        }
      });
    }
  }
});
