// What is added up on the walk over the fills: how many, on how many pages, by market, and whether any came twice. Pure but for the set of ids.

import type { Fill } from '../../../tt-rest/index.js';

/** What was filled on one market. */
export interface Volume {
  readonly fills: number;
  /** Contracts. */
  readonly bought: number;
  readonly sold: number;
}

/** The sums so far. */
export interface FillTally {
  readonly fills: number;
  readonly pages: number;
  /** Fills that were there already. */
  readonly repeated: number;
  /** Fills under the nanosecond of the one before them. */
  readonly sharing: number;
  /** Stamp of the latest, in ns since 1970; empty where there is none. */
  readonly latest: string;
  /** By the market's number. */
  readonly markets: ReadonlyMap<string, Volume>;
}

/** Nothing yet. */
export const EMPTY_FILL_TALLY: FillTally = { fills: 0, pages: 0, repeated: 0, sharing: 0, latest: '', markets: new Map() };

const NOTHING: Volume = { fills: 0, bought: 0, sold: 0 };
const BUY = 1;
/** A spread as a whole; its legs come as rows of their own, and to count both would count it twice. */
const SPREAD = 3;

const added = (markets: FillTally['markets'], fills: readonly Fill[]): FillTally['markets'] => {
  const next = new Map(markets);
  for (const { marketId = '', multiLegReportingType, side, lastQty } of fills) {
    const { fills: before, bought, sold } = next.get(marketId) ?? NOTHING;
    const contracts = multiLegReportingType === SPREAD ? 0 : lastQty;
    next.set(marketId, { fills: before + 1, bought: bought + (side === BUY ? contracts : 0), sold: sold + (side === BUY ? 0 : contracts) });
  }
  return next;
};

const shared = (latest: string, fills: readonly Fill[]): number =>
  fills.filter(({ timeStamp }, place) => timeStamp === (place === 0 ? latest : fills[place - 1]?.timeStamp)).length;

/** Adds pages to a tally. */
export const tallyingFills = (): ((tally: FillTally, page: readonly Fill[]) => FillTally) => {
  const seen = new Set<string>();
  return (tally, page) => {
    const before = seen.size;
    for (const { recordId = '' } of page) seen.add(recordId);
    return {
      fills: tally.fills + page.length,
      pages: tally.pages + 1,
      repeated: tally.repeated + page.length - (seen.size - before),
      sharing: tally.sharing + shared(tally.latest, page),
      latest: page.at(-1)?.timeStamp ?? tally.latest,
      markets: added(tally.markets, page),
    };
  };
};
