// Corporate events as the server tells of them: a small list from the start, and those a test makes happen. Requests read it, splits and dividends add to it.

import type { WireRecord } from './writer.js';

/** A split as the wire shows it. Ids of splits exceed 2^53, as the vendor's do. */
export type SplitRecord = WireRecord & { readonly Symbols: readonly string[] };

/** A dividend as the wire shows it. */
export type DividendRecord = WireRecord & { readonly Id: number; readonly Symbol: string };

/** All corporate events; they grow. */
export interface StockEvents {
  readonly splits: SplitRecord[];
  readonly dividends: DividendRecord[];
}

const CAD = ['AUDCAD', 'USDCAD'];

const SPLITS: readonly SplitRecord[] = [
  {
    Id: 638273510970197437n,
    ToFactor: 1,
    FromFactor: 3.33333333333333,
    Ratio: 0.3,
    StartTime: 1714521600000,
    Symbols: CAD,
    Currencies: ['CAD'],
    SymbolsNotAffectQH: CAD,
  },
  {
    Id: 638501472000000001n,
    ToFactor: 2,
    FromFactor: 1,
    Ratio: 2,
    StartTime: 1735689600000,
    Symbols: ['US500'],
    Currencies: ['US500'],
    SymbolsNotAffectQH: [],
  },
];

const DIVIDENDS: readonly DividendRecord[] = [
  { Id: 12, Symbol: 'EURUSD', Time: 1443789756132, GrossRate: 0.2 },
  { Id: 13, Symbol: 'US500', Time: 1735776000000, GrossRate: 1.35 },
  { Id: 14, Symbol: 'US500', Time: 1743465600000, GrossRate: 1.41 },
];

/** The events there are from the start. */
export const stockEvents = (): StockEvents => ({ splits: [...SPLITS], dividends: [...DIVIDENDS] });
