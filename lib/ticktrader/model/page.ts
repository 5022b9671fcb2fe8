// One page of a walk, as the server hands it out: the result of TradeHistory and of DailySnapshots.

import type * as t from 'io-ts';
import { record } from '../../codec/record.js';
import { flag, list, text, whole } from '../../codec/values.js';

/** Reads a page of what `item` reads. */
export const reportPage = <A>(item: t.Type<A, unknown>) =>
  record(
    'ReportPage',
    {
      /** Whether nothing follows. */
      IsLastReport: flag,
      /** The records, in the order of the walk. */
      Records: list(item),
    },
    {
      /** Count of records; whether of the page or of all is not documented. */
      TotalReports: whole,
      /** Opaque mark of the last record; the next request carries it. Server DTO only. */
      LastId: text,
    },
  );

/** One page of a walk over records `A`. Source: the vendor's document, "Trade history" and "Daily account snapshots". */
export interface ReportPage<A> extends t.TypeOf<ReturnType<typeof reportPage<A>>> {}
