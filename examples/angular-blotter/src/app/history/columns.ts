// What the history shows of a record.

import type { TradeReport } from 'rxtt/ticktrader';
import { byGain, bySide, type Column } from '../ui/column.js';
import { amount, gain, instant, money, moved, price, words } from '../ui/format.js';

const amountOf = (record: TradeReport): number | undefined =>
  record.PositionLastAmount ?? record.TradeLastFillAmount ?? record.TradeAmount ?? record.TradeInitialAmount;
const priceOf = (record: TradeReport): number | undefined => record.PositionClosePrice ?? record.TradeFillPrice ?? record.TradePrice;

/** Where the vendor's word says too little. */
const REASONS: Readonly<Record<string, string>> = { PndOrdAct: 'Activated', StopLossAct: 'Stop loss', TakeProfitAct: 'Take profit' };

const start: readonly Column<TradeReport>[] = [
  { title: 'Time', width: 'minmax(104px, 124px)', text: ({ TransactionTimestamp }) => instant(TransactionTimestamp), tone: () => 'muted' },
  { title: 'What', width: 'minmax(92px, 1fr)', text: ({ TransactionType }) => words(TransactionType) },
  {
    title: 'Why',
    width: 'minmax(100px, 1fr)',
    room: 3,
    text: ({ TransactionReason }) => REASONS[TransactionReason] ?? words(TransactionReason),
    tone: () => 'muted',
  },
  { title: 'Symbol', width: 'minmax(58px, 66px)', text: ({ Symbol = '' }) => Symbol },
  {
    title: 'Side',
    width: '40px',
    room: 2,
    text: ({ TradeSide = '' }) => TradeSide,
    tone: ({ TradeSide }) => (TradeSide === undefined ? '' : bySide(TradeSide)),
  },
  { title: 'Amount', width: '84px', end: true, room: 1, text: (record) => amount(amountOf(record)) },
  { title: 'Price', width: '88px', end: true, room: 1, text: (record) => price(priceOf(record), record.SymbolPrecision) },
];
const end: readonly Column<TradeReport>[] = [{ title: 'Trade', width: '76px', end: true, room: 3, text: ({ TradeId = '' }) => TradeId, tone: () => 'muted' }];

/** Where the account has one balance. */
const balance: readonly Column<TradeReport>[] = [
  {
    title: 'Movement',
    width: 'minmax(76px, 92px)',
    end: true,
    text: ({ BalanceMovement }) => (BalanceMovement === undefined || BalanceMovement === 0 ? '–' : gain(BalanceMovement)),
    tone: ({ BalanceMovement }) => byGain(BalanceMovement),
  },
  { title: 'Balance', width: '100px', end: true, room: 2, text: ({ Balance }) => money(Balance) },
];

const movement = (change: number | undefined, currency = ''): string => (change === undefined || change === 0 ? '–' : `${moved(change)} ${currency}`);

/** Where it holds currencies: what it gave for what it got. */
const swapped: readonly Column<TradeReport>[] = [
  {
    title: 'Gave',
    width: 'minmax(110px, 128px)',
    end: true,
    room: 2,
    text: ({ SrcAssetMovement, SrcAssetCurrency }) => movement(SrcAssetMovement, SrcAssetCurrency),
    tone: ({ SrcAssetMovement }) => byGain(SrcAssetMovement),
  },
  {
    title: 'Got',
    width: 'minmax(110px, 128px)',
    end: true,
    text: ({ DstAssetMovement, DstAssetCurrency }) => movement(DstAssetMovement, DstAssetCurrency),
    tone: ({ DstAssetMovement }) => byGain(DstAssetMovement),
  },
];

export const historyColumns = (isCash: boolean): readonly Column<TradeReport>[] => [...start, ...(isCash ? swapped : balance), ...end];
