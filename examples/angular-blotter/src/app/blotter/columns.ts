// What the blotter shows of positions and of orders.

import type { Trade } from 'rxtt/ticktrader';
import { byGain, type Column } from '../ui/column.js';
import { amount, gain, moment, price } from '../ui/format.js';

const digits = ({ SymbolPrecision = 5 }: Trade): number => SymbolPrecision;
const bySide = ({ Side }: Trade) => (Side === 'Buy' ? 'buy' : 'sell');

const symbol: Column<Trade> = { title: 'Symbol', width: '66px', text: ({ Symbol }) => Symbol };
const side: Column<Trade> = { title: 'Side', width: '32px', text: ({ Side }) => Side, tone: bySide };
const id: Column<Trade> = { title: 'Id', width: 'minmax(56px, 1fr)', end: true, text: ({ Id }) => Id, tone: () => 'muted' };
const stopLoss: Column<Trade> = { title: 'Stop loss', width: '68px', end: true, text: (trade) => price(trade.StopLoss, digits(trade)), tone: () => 'muted' };
const takeProfit: Column<Trade> = {
  title: 'Take profit',
  width: '76px',
  end: true,
  text: (trade) => price(trade.TakeProfit, digits(trade)),
  tone: () => 'muted',
};

export const positionColumns: readonly Column<Trade>[] = [
  symbol,
  side,
  { title: 'Amount', width: '84px', end: true, text: ({ RemainingAmount }) => amount(RemainingAmount) },
  { title: 'Open', width: '76px', end: true, text: (trade) => price(trade.Price, digits(trade)) },
  { title: 'Now', width: '76px', end: true, text: (trade) => price(trade.CurrentPrice, digits(trade)) },
  { title: 'Profit', width: '76px', end: true, text: ({ Profit }) => gain(Profit), tone: ({ Profit }) => byGain(Profit) },
  { title: 'Swap', width: '60px', end: true, text: ({ Swap }) => gain(Swap), tone: () => 'muted' },
  stopLoss,
  takeProfit,
  { title: 'Opened', width: '98px', end: true, text: ({ PositionCreated, Created }) => moment(PositionCreated ?? Created), tone: () => 'muted' },
  id,
];

/** A partly filled order shows both. */
const amounts = ({ FilledAmount = 0, InitialAmount, RemainingAmount }: Trade): string =>
  FilledAmount > 0 ? `${amount(FilledAmount)} of ${amount(InitialAmount)}` : amount(RemainingAmount);

export const orderColumns: readonly Column<Trade>[] = [
  symbol,
  side,
  { title: 'Type', width: '56px', text: ({ Type }) => Type },
  { title: 'Amount', width: 'minmax(104px, 2fr)', end: true, text: amounts },
  { title: 'Price', width: '76px', end: true, text: (trade) => price(trade.Price, digits(trade)) },
  { title: 'Stop price', width: '76px', end: true, text: (trade) => price(trade.StopPrice, digits(trade)) },
  { title: 'Now', width: '76px', end: true, text: (trade) => price(trade.CurrentPrice, digits(trade)), tone: () => 'muted' },
  stopLoss,
  takeProfit,
  { title: 'Made', width: '98px', end: true, text: ({ Created }) => moment(Created), tone: () => 'muted' },
  id,
];
