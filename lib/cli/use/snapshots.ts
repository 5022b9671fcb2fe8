// `rxtt snapshots`: the account at the end of each day.

import { defer, type Observable } from 'rxjs';
import { dailySnapshotColumns } from '../../sinks/parts/models.js';
import { withTickTrader, type ConnectOptions } from '../connect/ticktrader.js';
import type { Desk } from '../desk.js';
import { deliver } from '../records/deliver.js';
import type { OutputOptions } from '../records/format.js';
import type { Kind } from '../records/kind.js';
import { ofPages } from '../records/source.js';
import type { Output } from '../terminal/output.js';
import { walkQuery, type WalkOptions } from './stretch.js';

const SNAPSHOT: Kind = {
  name: 'snapshot',
  fields: dailySnapshotColumns,
  columns: ['Timestamp', 'Balance', 'Equity', 'Profit', 'Margin', 'MarginLevel', 'BalanceCurrency', 'AccountingType', 'AccountId'],
};

/** Walks the snapshots. */
export const snapshots = (options: ConnectOptions & OutputOptions & WalkOptions, desk: Desk): Observable<Output> =>
  defer(() => {
    walkQuery(options, Date.now()); // what is wrong is said before anybody connects
    return withTickTrader(options, desk, ({ tt, now }) => deliver(SNAPSHOT, options, ofPages(tt.dailySnapshotPages(walkQuery(options, now()))), desk));
  });
