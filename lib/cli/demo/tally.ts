// What the demo adds up while it walks the history: records, money by symbol, and whether any record came twice. Pure but for the set of ids.

import type { Page, TradeReport } from '../../ticktrader/index.js';

/** What one symbol, or on a Cash account one currency, has come to. */
export interface Sum {
  readonly deals: number;
  readonly wins: number;
  readonly money: number;
}

/** The sums so far. */
export interface Tally {
  readonly records: number;
  readonly pages: number;
  readonly total: number;
  /** Records that were there already. */
  readonly repeated: number;
  readonly sums: ReadonlyMap<string, Sum>;
  /** What was paid in, less what was paid out. */
  readonly deposits: number;
}

/** Nothing yet. */
export const EMPTY_TALLY: Tally = { records: 0, pages: 0, total: 0, repeated: 0, sums: new Map(), deposits: 0 };

const NOTHING: Sum = { deals: 0, wins: 0, money: 0 };

/** What a record moves, by what: profit by symbol; on Cash accounts, amounts by currency. */
const movements = (record: TradeReport): readonly (readonly [name: string, money: number])[] => {
  const { Symbol, BalanceMovement = 0, SrcAssetCurrency, SrcAssetMovement = 0, DstAssetCurrency, DstAssetMovement = 0 } = record;
  if (Symbol === undefined) return [];
  if (SrcAssetCurrency !== undefined && DstAssetCurrency !== undefined) {
    return [
      [SrcAssetCurrency, SrcAssetMovement],
      [DstAssetCurrency, DstAssetMovement],
    ];
  }
  return BalanceMovement === 0 ? [] : [[Symbol, BalanceMovement]];
};

const added = (sums: ReadonlyMap<string, Sum>, records: readonly TradeReport[]): ReadonlyMap<string, Sum> => {
  const next = new Map(sums);
  for (const record of records) {
    for (const [name, money] of movements(record)) {
      const sum = next.get(name) ?? NOTHING;
      next.set(name, { deals: sum.deals + 1, wins: sum.wins + (money > 0 ? 1 : 0), money: sum.money + money });
    }
  }
  return next;
};

const isDeposit = ({ Symbol }: TradeReport): boolean => Symbol === undefined;

/** Adds pages to a tally. Ids are remembered in one set that grows: 50,000 of them are not copied with each page. */
export const tallying = (): ((tally: Tally, page: Page<TradeReport>) => Tally) => {
  const seen = new Set<string>();
  return (tally, { records, total }) => {
    const before = seen.size;
    for (const { Id } of records) seen.add(Id);
    return {
      records: tally.records + records.length,
      pages: tally.pages + 1,
      total: total ?? Math.max(tally.total, tally.records + records.length),
      repeated: tally.repeated + records.length - (seen.size - before),
      sums: added(tally.sums, records),
      deposits: tally.deposits + records.filter(isDeposit).reduce((sum, { BalanceMovement = 0 }) => sum + BalanceMovement, 0),
    };
  };
};
