// `rxtt history`: all that happened on the account, walked page by page, into a file that an interrupted walk can be gone on with.

import { defer, type Observable } from 'rxjs';
import { tradeReportColumns } from '../../sinks/parts/models.js';
import { withTickTrader, type ConnectOptions } from '../connect/ticktrader.js';
import type { Desk } from '../desk.js';
import { usageError } from '../exit.js';
import { deliverAfter } from '../records/deliver.js';
import type { OutputOptions } from '../records/format.js';
import type { Kind } from '../records/kind.js';
import { ofPages, type Source } from '../records/source.js';
import type { Output } from '../terminal/output.js';
import { walkQuery, type WalkOptions } from './stretch.js';

/** What the user of the command chose. */
export interface HistoryOptions extends ConnectOptions, OutputOptions, WalkOptions {
  readonly order?: string;
  readonly skipCanceled?: boolean;
  readonly resume?: boolean;
}

const RECORD: Kind = {
  name: 'record',
  fields: tradeReportColumns,
  columns: [
    'TransactionTimestamp',
    'TransactionType',
    'TransactionReason',
    'Symbol',
    'TradeSide',
    'TradeId',
    'TradeLastFillAmount',
    'TradeFillPrice',
    'PositionLastAmount',
    'PositionClosePrice',
    'BalanceMovement',
    'Balance',
    'Comment',
    'Id',
  ],
};

/** Where an earlier walk stopped: the id of its last record, which is the place the server goes on from. */
const placeAfter = (last: Readonly<Record<string, unknown>> | undefined): { readonly after?: string } => {
  if (last === undefined) return {};
  const { Id } = last;
  if (typeof Id !== 'string') throw usageError('--resume: the last record of the file has no Id, so it is none of a history');
  return { after: Id };
};

/** Walks the history. */
export const history = (options: HistoryOptions, desk: Desk): Observable<Output> =>
  defer(() => {
    const { order, skipCanceled, resume = false, out } = options;
    if (resume && out === undefined) throw usageError('--resume goes on with a file: say which with --out FILE');
    walkQuery(options, Date.now()); // what is wrong is said before anybody connects
    const after = (last: Readonly<Record<string, unknown>> | undefined): Source => {
      const place = placeAfter(last);
      return (work) =>
        withTickTrader(options, desk, ({ tt, now }) =>
          ofPages(
            tt.tradeHistoryPages({
              ...walkQuery(options, now()),
              ...place,
              ...(order !== undefined && { orderId: order }),
              ...(skipCanceled === true && { skipCancelOrder: true }),
            }),
          )(work),
        );
    };
    return deliverAfter(RECORD, { ...options, resume }, after, desk);
  });
