// One split of shares or of a currency, from a Split answer.

import type * as t from 'io-ts';
import { record } from '../../codec/record.js';
import { double, id, list, millis, text } from '../../codec/values.js';

/** Reads a split. */
export const split = record(
  'Split',
  {
    /** Number of the split; exceeds 2^53. */
    Id: id,
    /** When it takes effect, ms since 1970. */
    StartTime: millis,
    /** `ToFactor` over `FromFactor`. */
    Ratio: double,
  },
  {
    /** So many of before ... */
    FromFactor: double,
    /** ... become so many. */
    ToFactor: double,
    /** Symbols it changes. */
    Symbols: list(text),
    /** Currencies it changes. */
    Currencies: list(text),
    /** Symbols whose quote history stays as it was. */
    SymbolsNotAffectQH: list(text),
  },
);

/** One split. Source: the vendor's document, "Splits". */
export interface Split extends t.TypeOf<typeof split> {}
