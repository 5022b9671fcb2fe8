// How execution reports are shown, and which of them are wanted. watch and tape share it.

import { filter, identity, pipe, type MonoTypeOperatorFunction } from 'rxjs';
import { executionReportColumns } from '../../sinks/parts/models.js';
import { ofOrder, type ExecutionReport } from '../../ticktrader/index.js';
import type { Money } from '../connect/money.js';
import type { Kind } from '../records/kind.js';

/** Which reports. */
export interface Wanted {
  readonly event?: readonly string[];
  readonly symbol?: readonly string[];
  readonly order?: string;
}

/** A report of either kind of numbers. */
export type Report = ExecutionReport<Money>;

export const REPORT: Kind = {
  name: 'report',
  isOpenEnded: true,
  fields: executionReportColumns,
  columns: [
    'Event',
    'Trade.Id',
    'Trade.Type',
    'Trade.Side',
    'Trade.Symbol',
    'Trade.RemainingAmount',
    'Fill.Amount',
    'Fill.Price',
    'Trade.Price',
    'Trade.StopPrice',
    'Profit.Value',
    'Trade.Status',
    'Trade.Modified',
    'Trade.ClientId',
  ],
};

/** Whether a word is among those the user wrote, in capitals or not: `filled` means `Filled`. */
export const among = (wanted: readonly string[] | undefined): ((word: string) => boolean) => {
  if (wanted === undefined) return () => true;
  const words = new Set(wanted.map((word) => word.toLowerCase()));
  return (word) => words.has(word.toLowerCase());
};

/** Only those that are wanted. */
export const onlyWanted = ({ event, symbol, order }: Wanted): MonoTypeOperatorFunction<Report> => {
  const [isEvent, isSymbol] = [among(event), among(symbol)];
  return pipe(
    filter(({ Event, Trade }: Report) => isEvent(Event) && isSymbol(Trade.Symbol)),
    order === undefined ? identity : ofOrder(order),
  );
};
