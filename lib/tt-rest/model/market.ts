// Markets, their MIC codes, and rates between currencies, from ttpds. services/pds reads them.

import type * as t from 'io-ts';
import { record } from '../../codec/record.js';
import { id, text } from '../../codec/values.js';

/** Reads a market. */
export const market = record('Market', { id, name: text }, {});

/** Reads a MIC, which TT lists under the key `markets`. */
export const mic = record('Mic', { id }, { marketId: id, name: text, desc: text });

/** Reads a rate; `money` is the client's numeric codec. */
export const currencyRate = <N>(money: t.Type<N>) => record('CurrencyRate', { rate: money }, {});

/** A market. */
export interface Market extends t.TypeOf<typeof market> {}
/** A market's identifier code. */
export interface Mic extends t.TypeOf<typeof mic> {}
/** What one unit of the first currency is in the second. */
export interface CurrencyRate<N = number> extends t.TypeOf<ReturnType<typeof currencyRate<N>>> {}
