// What the blotter shows of orders, and of the positions of a Gross account. The tables stand one above the other, so the same place has the same width in both.

import type { Trade } from 'rxtt/ticktrader';
import { byGain, bySide, FIGURE, type Column } from '../ui/column.js';
import { amount, gain, moment, price, shortDay, words } from '../ui/format.js';

const digits = ({ SymbolPrecision = 5 }: Trade): number => SymbolPrecision;

const symbol: Column<Trade> = { title: 'Symbol', width: 'minmax(58px, 66px)', text: ({ Symbol }) => Symbol };
const side: Column<Trade> = { title: 'Side', width: '32px', text: ({ Side }) => Side, tone: ({ Side }) => bySide(Side) };
const stopLoss: Column<Trade> = {
  title: 'Stop loss',
  width: FIGURE,
  end: true,
  room: 2,
  text: (trade) => price(trade.StopLoss, digits(trade)),
  tone: () => 'muted',
};
const takeProfit: Column<Trade> = {
  title: 'Take profit',
  width: FIGURE,
  end: true,
  room: 2,
  text: (trade) => price(trade.TakeProfit, digits(trade)),
  tone: () => 'muted',
};
const id: Column<Trade> = { title: 'Id', width: '64px', end: true, room: 3, text: ({ Id }) => Id, tone: () => 'muted' };

export const positionColumns: readonly Column<Trade>[] = [
  symbol,
  side,
  { title: 'Amount', width: FIGURE, end: true, text: ({ RemainingAmount }) => amount(RemainingAmount) },
  { title: 'Open', width: FIGURE, end: true, room: 1, text: (trade) => price(trade.Price, digits(trade)) },
  { title: 'Now', width: FIGURE, end: true, room: 1, text: (trade) => price(trade.CurrentPrice, digits(trade)) },
  { title: 'Profit', width: FIGURE, end: true, text: ({ Profit }) => gain(Profit), tone: ({ Profit }) => byGain(Profit) },
  { title: 'Swap', width: FIGURE, end: true, room: 2, text: ({ Swap }) => gain(Swap), tone: () => 'muted' },
  stopLoss,
  takeProfit,
  { title: 'Opened', width: '98px', end: true, room: 3, text: ({ PositionCreated, Created }) => moment(PositionCreated ?? Created), tone: () => 'muted' },
  id,
];

/** A partly filled order shows both. */
const amounts = ({ FilledAmount = 0, InitialAmount, RemainingAmount }: Trade): string =>
  FilledAmount > 0 ? `${amount(FilledAmount)} of ${amount(InitialAmount)}` : amount(RemainingAmount);

const orderStart: readonly Column<Trade>[] = [
  symbol,
  side,
  { title: 'Type', width: FIGURE, room: 1, text: ({ Type }) => words(Type) },
  { title: 'Amount', width: FIGURE, end: true, text: amounts },
  { title: 'Price', width: FIGURE, end: true, text: (trade) => price(trade.Price ?? (trade.Type === 'Stop' ? trade.StopPrice : undefined), digits(trade)) },
  { title: 'Stop price', width: FIGURE, end: true, room: 2, text: (trade) => price(trade.StopPrice, digits(trade)) },
  { title: 'Now', width: FIGURE, end: true, room: 1, text: (trade) => price(trade.CurrentPrice, digits(trade)), tone: () => 'muted' },
];
const expires: Column<Trade> = {
  title: 'Expires',
  width: FIGURE,
  end: true,
  room: 2,
  text: ({ Expired }) => (Expired === undefined ? '–' : shortDay(Expired)),
  tone: () => 'muted',
};
const orderEnd: readonly Column<Trade>[] = [
  { title: 'Made', width: '98px', end: true, room: 3, text: ({ Created }) => moment(Created), tone: () => 'muted' },
  id,
];

/** Of orders. Where the account knows no exits, there is room to say when they expire. */
export const orderColumns = (hasExits: boolean): readonly Column<Trade>[] => [...orderStart, ...(hasExits ? [stopLoss, takeProfit] : [expires]), ...orderEnd];
