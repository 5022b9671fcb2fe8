// Execution reports as lines: when, what happened, to which order, at which price, how much.

import { mergeMap, type Observable } from 'rxjs';
import type { ExecutionReport } from '../../ticktrader/index.js';
import { amount, clock, money } from '../terminal/format.js';
import type { Output } from '../terminal/output.js';
import type { Brush, Paint } from '../terminal/paint.js';
import { padded } from '../terminal/table.js';
import { lines, type Stage } from './stage.js';

const COLUMNS = [
  { head: 'time', width: 12 },
  { head: 'event', width: 13 },
  { head: 'order', width: 6 },
  { head: 'what', width: 21 },
  { head: 'price', width: 7, align: 'right' },
  { head: 'amount', width: 9, align: 'right' },
] as const;

const BRUSHES: Readonly<Record<string, keyof Paint>> = {
  Filled: 'good',
  PartialFilled: 'good',
  Canceled: 'fair',
  Expired: 'fair',
  Modified: 'strong',
  Rejected: 'bad',
};

const plain: Brush = (text) => text;

const row = (cells: readonly string[]): string =>
  COLUMNS.map((column, index) => padded(cells[index] ?? '', column.width, 'align' in column ? column.align : 'left'))
    .join('  ')
    .trimEnd();

/** The headings above reports. */
export const reportHead = (paint: Paint): string => paint.quiet(row(COLUMNS.map(({ head }) => head)));

/** What a fill brought, where it brought something. */
const effectOf = ({ Profit, AssetMovement = [] }: ExecutionReport): string => {
  if (Profit !== undefined)
    return `profit ${money(Profit.Value)} ${Profit.Currency ?? ''}${Profit.Balance === undefined ? '' : `, balance now ${money(Profit.Balance)}`}`;
  return AssetMovement.map(({ Currency, ChangeAmount = 0 }) => `${Currency} ${ChangeAmount > 0 ? '+' : ''}${amount(ChangeAmount)}`).join(', ');
};

/** A report as one line, and what it brought below. `now` is ms since 1970. */
export const reportLines = (paint: Paint, report: ExecutionReport, now: number): readonly string[] => {
  const { Event, Trade } = report;
  const fill = 'Fill' in report ? report.Fill : undefined;
  const price = fill?.Price ?? Trade.Price ?? Trade.StopPrice;
  const key = BRUSHES[Event];
  const brush = key === undefined ? plain : paint[key];
  const effect = effectOf(report);
  const cells = [
    paint.quiet(clock(now)),
    brush(Event),
    Trade.Id,
    `${Trade.Type} ${Trade.Side} ${Trade.Symbol}`,
    price?.toFixed(Trade.SymbolPrecision ?? 5) ?? '',
    amount(fill?.Amount ?? Trade.RemainingAmount),
  ];
  return [row(cells), ...(effect === '' ? [] : [row(['', effect])])];
};

/** Every report as it comes. */
export const reports = ({ tt, paint }: Stage): Observable<Output> =>
  tt.executionReports$.pipe(mergeMap((report) => lines(...reportLines(paint, report, Date.now()))));
