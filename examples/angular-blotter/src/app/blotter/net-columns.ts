// What the blotter shows of the positions of a Net account. One has no side: it is what was bought less what was sold.

import type { Position } from 'rxtt/ticktrader';
import { byGain, bySide, FIGURE, type Column } from '../ui/column.js';
import { amount, digitsFor, gain, moment, money, price } from '../ui/format.js';

/** Positive where it is long. */
export const netAmount = ({ LongAmount, ShortAmount }: Position): number => LongAmount - ShortAmount;

const sideOf = (position: Position): 'Buy' | 'Sell' => (netAmount(position) > 0 ? 'Buy' : 'Sell');
const openedAt = (position: Position): number => (netAmount(position) > 0 ? position.LongPrice : position.ShortPrice);

/** At which price it could be closed. */
const closedAt = (position: Position): number | undefined => (netAmount(position) > 0 ? position.CurrentBestBid : position.CurrentBestAsk);

/** The server does not say how many digits the symbol's prices have. */
const shown = (value: number | undefined): string => price(value, digitsFor(value ?? 0));

export const netColumns: readonly Column<Position>[] = [
  { title: 'Symbol', width: 'minmax(58px, 66px)', text: ({ Symbol }) => Symbol },
  { title: 'Side', width: '32px', text: sideOf, tone: (position) => bySide(sideOf(position)) },
  { title: 'Amount', width: FIGURE, end: true, text: (position) => amount(Math.abs(netAmount(position))) },
  { title: 'Open', width: FIGURE, end: true, room: 1, text: (position) => shown(openedAt(position)) },
  { title: 'Now', width: FIGURE, end: true, room: 1, text: (position) => shown(closedAt(position)) },
  { title: 'Profit', width: FIGURE, end: true, text: ({ Profit }) => gain(Profit), tone: ({ Profit }) => byGain(Profit) },
  { title: 'Swap', width: FIGURE, end: true, room: 2, text: ({ Swap }) => gain(Swap), tone: () => 'muted' },
  { title: 'Margin', width: FIGURE, end: true, room: 2, text: ({ Margin }) => money(Margin), tone: () => 'muted' },
  { title: 'Changed', width: '98px', end: true, room: 3, text: ({ Modified }) => moment(Modified), tone: () => 'muted' },
  { title: 'Id', width: '64px', end: true, room: 3, text: ({ Id }) => Id, tone: () => 'muted' },
];
