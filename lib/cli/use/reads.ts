// The commands that ask once and show the answer: account, assets, positions, trades, splits, dividends, mergers. commands/reads declares them.

import { map, type Observable } from 'rxjs';
import { account, asset, dividend, split } from '../../ticktrader/model/index.js';
import type { TickTrader } from '../../ticktrader/index.js';
import { columnsOf } from '../../sinks/parts/model-columns.js';
import { positionColumns, tradeColumns } from '../../sinks/parts/models.js';
import type { Money } from '../connect/money.js';
import { withTickTrader, type ConnectOptions } from '../connect/ticktrader.js';
import type { Desk } from '../desk.js';
import { deliver } from '../records/deliver.js';
import type { OutputOptions } from '../records/format.js';
import type { Kind } from '../records/kind.js';
import { ofLists } from '../records/source.js';
import type { Output } from '../terminal/output.js';

/** One such command. */
export interface Read {
  readonly kind: Kind;
  readonly ask: (tt: TickTrader<Money>, args: readonly string[]) => Observable<readonly object[]>;
}

const first = ([text]: readonly string[]): string | undefined => text;

/** Asks, and delivers the answer. */
export const read = ({ kind, ask }: Read, args: readonly string[], options: ConnectOptions & OutputOptions, desk: Desk): Observable<Output> =>
  withTickTrader(options, desk, ({ tt }) => deliver(kind, options, ofLists(ask(tt, args)), desk));

/** Every one of them, by the name of the command. */
export const READS = {
  account: {
    kind: { name: 'account', isSingle: true, fields: () => columnsOf(account) },
    ask: (tt) => tt.account().pipe(map((one) => [one])),
  },
  assets: {
    kind: { name: 'asset', columns: ['Currency', 'Amount', 'FreeAmount', 'LockedAmount'], fields: () => columnsOf(asset) },
    ask: (tt, args) => tt.assets(first(args)),
  },
  positions: {
    kind: {
      name: 'position',
      columns: ['Symbol', 'LongAmount', 'LongPrice', 'ShortAmount', 'ShortPrice', 'Profit', 'Margin', 'Swap', 'Commission', 'Modified', 'Id'],
      fields: positionColumns,
    },
    ask: (tt, args) => {
      const symbol = first(args);
      return tt.positions(symbol === undefined ? undefined : { symbol });
    },
  },
  trades: {
    kind: {
      name: 'trade',
      columns: [
        'Id',
        'Type',
        'Side',
        'Symbol',
        'RemainingAmount',
        'Price',
        'StopPrice',
        'Profit',
        'Status',
        'Created',
        'StopLoss',
        'TakeProfit',
        'Comment',
        'ClientId',
      ],
      fields: tradeColumns,
    },
    ask: (tt, args) => tt.trades(first(args)),
  },
  splits: {
    kind: { name: 'split', columns: ['StartTime', 'Symbols', 'Ratio', 'FromFactor', 'ToFactor', 'Id'], fields: () => columnsOf(split) },
    ask: (tt, args) => tt.splits(first(args)),
  },
  dividends: {
    kind: { name: 'dividend', columns: ['Time', 'Symbol', 'GrossRate', 'Currency', 'Fee', 'IsApplied', 'Id'], fields: () => columnsOf(dividend) },
    ask: (tt, args) => tt.dividends(args.length === 0 ? undefined : args),
  },
  mergers: {
    kind: { name: 'merger' },
    ask: (tt, args) => tt.mergersAndAcquisitions(first(args)),
  },
} satisfies Readonly<Record<string, Read>>;
