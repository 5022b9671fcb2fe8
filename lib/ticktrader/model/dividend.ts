// One dividend, from a Dividend answer.

import type * as t from 'io-ts';
import { record } from '../../codec/record.js';
import { double, flag, id, millis, text } from '../../codec/values.js';

/** Reads a dividend. */
export const dividend = record(
  'Dividend',
  {
    /** Its id; a number in the document, text from current servers. */
    Id: id,
    /** Symbol it is paid for. */
    Symbol: text,
    /** When it is paid, ms since 1970. */
    Time: millis,
    /** What one share gets before fees, in `Currency`. */
    GrossRate: double,
  },
  {
    /** Currency it is paid in. Server DTO only. */
    Currency: text,
    /** Fee taken from it. Server DTO only. */
    Fee: double,
    /** Whether it was paid already. Server DTO only. */
    IsApplied: flag,
  },
);

/** One dividend. Source: the vendor's document, "Dividends". */
export interface Dividend extends t.TypeOf<typeof dividend> {}
