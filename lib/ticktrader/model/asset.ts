// One currency of a Cash account, from an Assets answer or a daily snapshot.

import type * as t from 'io-ts';
import { record } from '../../codec/record.js';
import { text } from '../../codec/values.js';

/** Reads an asset; `money` is the client's numeric codec. */
export const asset = <N>(money: t.Type<N>) =>
  record(
    'Asset',
    {
      /** Currency code, for instance `USD`. */
      Currency: text,
      /** All the account holds, in `Currency`. */
      Amount: money,
      /** What orders do not lock, in `Currency`. */
      FreeAmount: money,
      /** What pending orders lock, in `Currency`. */
      LockedAmount: money,
    },
    {
      /** Rate from `Currency` into the account's report currency. Server DTO only. */
      CurrencyToReportConversionRate: money,
      /** Rate from the account's report currency into `Currency`. Server DTO only. */
      ReportToCurrencyConversionRate: money,
    },
  );

/** One currency of a Cash account. Amounts are in `Currency`. Source: the vendor's document, "Assets information". */
export interface Asset<N = number> extends t.TypeOf<ReturnType<typeof asset<N>>> {}
