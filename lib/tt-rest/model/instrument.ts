// One instrument, from ttpds. services/pds reads it.

import type * as t from 'io-ts';
import { record } from '../../codec/record.js';
import { id, list, text } from '../../codec/values.js';
import { jsonRecord } from './json-record.js';
import { code, count } from './values.js';

/** Reads an instrument; `money` is the client's numeric codec, for prices and what they are worth. */
export const instrument = <N>(money: t.Type<N>) =>
  record(
    'Instrument',
    {
      /** Up to 2^64: decimal text. */
      id,
    },
    {
      name: text,
      alias: text,
      productId: id,
      productFamilyId: id,
      productSymbol: text,
      /** 34 future, 43 multi-leg, 51 option, 200 option strategy; `withNames` knows the others. */
      productTypeId: id,
      marketId: id,
      securityExchange: id,
      securityId: id,
      /** YYYYMMDDhhmmss. */
      expirationDate: count,
      /** YYYYMMDD. */
      lastTradeDate: count,
      seriesTermId: id,
      term: text,
      tickSize: money,
      /** Wrong in places: `pointValue * tickSize` is what to trust. */
      tickValue: money,
      tickSizeNumerator: count,
      tickSizeDenominator: count,
      /** What a move of 1 is worth, in the product's currency. */
      pointValue: money,
      /** What prices are shown times; may be 0.1. */
      displayFactor: money,
      displayType: code,
      marketDepth: count,
      roundLotQty: count,
      ricCode: text,
      optionCodeId: id,
      optionSchemeId: id,
      strike: money,
      underlyingInstrumentId: id,
      comboTypeId: id,
      legs: list(jsonRecord),
      /** JSON text. */
      metadata: text,
    },
  );

/** One instrument. */
export interface Instrument<N = number> extends t.TypeOf<ReturnType<typeof instrument<N>>> {}
