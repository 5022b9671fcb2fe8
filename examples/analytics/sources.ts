// What is walked, as data: the columns of each table, and what is added up twice, by a stream and by SQL, to see that both hold the same.

import { dailySnapshotColumns, executionReportColumns, fillColumns, tradeReportColumns, type Column } from 'rxtt/parquet';
import type { DailySnapshot, ReportOf, TradeReport } from 'rxtt/ticktrader';
import type { Fill } from 'rxtt/tt-rest';

/** Something to add up. Both forms must come to the same, to the last digit. */
export interface Measure<T> {
  readonly name: string;
  /** What a record adds, as exact decimal text; nothing where it has none. */
  readonly of: (record: T) => string | undefined;
  /** The same as an aggregate. */
  readonly sql: string;
}

/** A kind of record, and the table and the file it goes to. */
export interface Source<T> {
  /** Of the table, and of the Parquet file. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly measures: readonly Measure<T>[];
}

const rows: Measure<unknown> = { name: 'rows', of: () => '1', sql: 'count(*)' };

const CLOSED = "FILTER (TransactionType = 'PositionClosed')";
const closed =
  (of: (record: TradeReport<string>) => string | undefined): Measure<TradeReport<string>>['of'] =>
  (record) =>
    record.TransactionType === 'PositionClosed' ? of(record) : undefined;

/** TickTrader's trade history. */
export const history: Source<TradeReport<string>> = {
  name: 'history',
  columns: tradeReportColumns(),
  measures: [
    rows,
    { name: 'positions closed', of: closed(() => '1'), sql: `count(*) ${CLOSED}` },
    { name: 'profit after charges', of: closed(({ BalanceMovement }) => BalanceMovement), sql: `sum(BalanceMovement) ${CLOSED}` },
    { name: 'commission', of: closed(({ Commission }) => Commission), sql: `sum(Commission) ${CLOSED}` },
    { name: 'swap', of: closed(({ Swap }) => Swap), sql: `sum(Swap) ${CLOSED}` },
    // all that ever moved comes to the balance that the server says it has: no record is missing
    { name: 'balance in the end', of: ({ BalanceMovement }) => BalanceMovement, sql: 'arg_max(Balance, Id)' },
  ],
};

/** TickTrader's snapshot of each midnight. */
export const snapshots: Source<DailySnapshot<string>> = {
  name: 'snapshots',
  columns: dailySnapshotColumns(),
  measures: [rows, { name: 'equity of all days', of: ({ Equity }) => Equity, sql: 'sum(Equity)' }],
};

/** TickTrader's reports of fills, as they arrive. */
export const executions: Source<ReportOf<'Filled' | 'PartialFilled', string>> = {
  name: 'executions',
  columns: executionReportColumns(),
  measures: [rows, { name: 'amount filled', of: ({ Fill: filled }) => filled?.Amount, sql: 'sum("Fill.Amount")' }],
};

/** TT's fills. A spread comes as three rows, itself and its legs; contracts are counted without the spread's own. */
export const fills: Source<Fill<string>> = {
  name: 'fills',
  columns: fillColumns(),
  measures: [
    rows,
    {
      name: 'contracts',
      of: ({ multiLegReportingType, lastQty }) => (multiLegReportingType === 3 ? undefined : lastQty),
      sql: 'sum(lastQty) FILTER (multiLegReportingType <> 3)',
    },
  ],
};
