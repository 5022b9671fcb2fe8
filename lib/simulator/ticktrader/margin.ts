// Margin as the vendor's calculator works it out: amount x factor / leverage, less for orders that may never be filled, less for what is hedged.

import Big from 'big.js';
import { rounded, sideOf, worthOf } from './money.js';
import { isAsleep, type Order, type Side } from './orders/order.js';
import type { SymbolFacts } from './symbols.js';
import type { World } from './world.js';

const ZERO = new Big(0);
const ONE = new Big(1);

/** The margin `amount` of a symbol takes, in account currency. Leverage counts for Forex and CFD_Leverage alone. */
export const marginOf = (world: World, symbol: SymbolFacts, amount: Big): Big => {
  const factored = amount.times(symbol.marginFactor);
  return rounded(worthOf(world, symbol, symbol.leveraged ? factored.times(world.leverageShare) : factored));
};

/** The share of its margin an order takes: a stop, and a limit nobody sees, by symbol, less; a contingent order none before it wakes. */
const shareOf = (order: Order): Big => {
  const { type, symbol, maxVisible } = order;
  if (isAsleep(order)) return ZERO;
  if (type === 'Stop' || type === 'StopLimit') return symbol.stopMarginReduction;
  return type === 'Limit' && maxVisible?.eq(0) === true ? symbol.hiddenMarginReduction : ONE;
};

/** What of an order's amount counts for margin. */
const weightOf = (order: Order): Big => order.remaining.times(shareOf(order));

/** The margin of one order or Gross position by itself, in account currency. */
export const orderMargin = (world: World, order: Order): Big => marginOf(world, order.symbol, weightOf(order));

interface Sides {
  readonly Buy: Big;
  readonly Sell: Big;
}

const NOTHING: Sides = { Buy: ZERO, Sell: ZERO };

const added = (sides: Sides, side: Side, amount: Big): Sides => ({ ...sides, [side]: sides[side].plus(amount) });

/** Of two opposite sides the bigger counts, and the hedged part as far as the symbol says. */
const hedged = ({ marginHedged }: SymbolFacts, { Buy, Sell }: Sides): Big => {
  const [more, less] = Buy.gt(Sell) ? [Buy, Sell] : [Sell, Buy];
  return less.eq(0) ? more : more.plus(less.times(marginHedged.times(2).minus(1)));
};

/** The margin of all that is open, in account currency. */
export const totalMargin = (world: World): Big => {
  const bySymbol = new Map<SymbolFacts, Sides>();
  const count = (symbol: SymbolFacts, side: Side, amount: Big): void => {
    bySymbol.set(symbol, added(bySymbol.get(symbol) ?? NOTHING, side, amount));
  };
  for (const order of world.book.orders()) count(order.symbol, order.side, weightOf(order));
  for (const { symbol, amount } of world.book.netPositions()) count(symbol, sideOf(amount), amount.abs());
  return [...bySymbol].reduce((total, [symbol, sides]) => total.plus(marginOf(world, symbol, hedged(symbol, sides))), ZERO);
};
