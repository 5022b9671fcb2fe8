// The columns of the library's own records, made when asked for. The entry points of the tabular sinks offer them.

import { dailySnapshot } from '../../ticktrader/model/daily-snapshot.js';
import { executionReport } from '../../ticktrader/model/execution-report.js';
import { position } from '../../ticktrader/model/position.js';
import { tradeReport } from '../../ticktrader/model/trade-history.js';
import { trade } from '../../ticktrader/model/trade.js';
import { fill } from '../../tt-rest/model/fill.js';
import { order } from '../../tt-rest/model/order.js';
import type { Column } from './columns.js';
import { columnsOf } from './model-columns.js';

/** Of TickTrader's trade history: `tradeHistory()`. */
export const tradeReportColumns = (): readonly Column[] => columnsOf(tradeReport);

/** Of TickTrader's daily snapshots: `dailySnapshots()`. Assets, positions and orders as JSON. */
export const dailySnapshotColumns = (): readonly Column[] => columnsOf(dailySnapshot);

/** Of TickTrader's execution reports: `executionReports$`. */
export const executionReportColumns = (): readonly Column[] => columnsOf(executionReport);

/** Of TickTrader's open trades: `trades()`. */
export const tradeColumns = (): readonly Column[] => columnsOf(trade);

/** Of the positions of a Net account: `positions()`. */
export const positionColumns = (): readonly Column[] => columnsOf(position);

/** Of `executions$`: what every event says, and what it was learnt from as JSON. */
export const executionColumns = (): readonly Column[] => [
  { name: 'seq', kind: 'whole' },
  { name: 'kind', kind: 'text' },
  { name: 'key', kind: 'text' },
  { name: 'change', kind: 'text' },
  { name: 'source', kind: 'text' },
  { name: 'at', kind: 'millis' },
  { name: 'tradeId', kind: 'text' },
  { name: 'clientId', kind: 'text' },
  { name: 'reason', kind: 'text' },
  { name: 'report', kind: 'json' },
  { name: 'record', kind: 'json' },
  { name: 'trade', kind: 'json' },
  { name: 'cursor', kind: 'json' },
];

/** Of TT's fills: `ledger.fills()`. */
export const fillColumns = (): readonly Column[] => columnsOf(fill);

/** Of TT's orders: `ledger.orders()` and `monitor.orders()`. */
export const orderColumns = (): readonly Column[] => columnsOf(order);
