// What the history shows of a record.

import type { TradeReport } from 'rxtt/ticktrader';
import { byGain, type Column } from '../ui/column.js';
import { amount, gain, instant, money, price } from '../ui/format.js';

/** PositionClosed reads Position closed. */
const words = (name: string): string => name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const amountOf = (record: TradeReport): number | undefined =>
  record.PositionLastAmount ?? record.TradeLastFillAmount ?? record.TradeAmount ?? record.TradeInitialAmount;
const priceOf = (record: TradeReport): number | undefined => record.PositionClosePrice ?? record.TradeFillPrice ?? record.TradePrice;

export const historyColumns: readonly Column<TradeReport>[] = [
  { title: 'Time', width: '124px', text: ({ TransactionTimestamp }) => instant(TransactionTimestamp), tone: () => 'muted' },
  { title: 'What', width: '122px', text: ({ TransactionType }) => words(TransactionType) },
  { title: 'Why', width: 'minmax(110px, 1fr)', text: ({ TransactionReason }) => words(TransactionReason), tone: () => 'muted' },
  { title: 'Symbol', width: '76px', text: ({ Symbol = '' }) => Symbol },
  {
    title: 'Side',
    width: '40px',
    text: ({ TradeSide = '' }) => TradeSide,
    tone: ({ TradeSide }) => (TradeSide === undefined ? '' : TradeSide === 'Buy' ? 'buy' : 'sell'),
  },
  { title: 'Amount', width: '84px', end: true, text: (record) => amount(amountOf(record)) },
  { title: 'Price', width: '88px', end: true, text: (record) => price(priceOf(record), record.SymbolPrecision) },
  {
    title: 'Movement',
    width: '92px',
    end: true,
    text: ({ BalanceMovement }) => (BalanceMovement === 0 ? '–' : gain(BalanceMovement)),
    tone: ({ BalanceMovement }) => byGain(BalanceMovement),
  },
  { title: 'Balance', width: '100px', end: true, text: ({ Balance }) => money(Balance) },
  { title: 'Trade', width: '80px', end: true, text: ({ TradeId = '' }) => TradeId, tone: () => 'muted' },
];
