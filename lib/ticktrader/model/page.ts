// One page of a walk, as the server hands it out: the result of TradeHistory and of DailySnapshots.

import type * as t from 'io-ts';
import { record } from '../../codec/record.js';
import { flag, list, text, whole } from '../../codec/values.js';
import { normalised, ofObjects } from './normalised.js';

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

/**
 * Reads a page, or a record that came alone: the server's own types have such an answer to TradeHistory. Nobody knows when it is used, so nothing
 * is concluded from it: it counts as a page after which more may follow.
 */
export const reportPageOrRecord = <A>(item: t.Type<A, unknown>) =>
  normalised(
    reportPage(item),
    ofObjects((wire) => ('Records' in wire || !('TransactionType' in wire) ? wire : { IsLastReport: false, Records: [wire] })),
  );

/** One page of a walk over records `A`. Source: the vendor's document, "Trade history" and "Daily account snapshots". */
export interface ReportPage<A> extends t.TypeOf<ReturnType<typeof reportPage<A>>> {}
