// Prices of the moment and what they make a position worth, rounded as the account's money is. Orders, accounting and every figure begin here.

import Big from 'big.js';
import { opposite, signed, type Order, type Side } from './orders/order.js';
import { moneyDigits, type SymbolFacts } from './symbols.js';
import { ACCOUNT_CURRENCY, type World } from './world.js';

const ZERO = new Big(0);

/** `amount` rounded to the account currency's digits, halves away from zero. */
export const rounded = (amount: Big): Big => amount.round(moneyDigits(ACCOUNT_CURRENCY), Big.roundHalfUp);

/** The profit, in account currency and rounded, of `amount` bought (or sold, by `side`) at `open` and closed at `close`. */
export const profitOf = (world: World, symbol: SymbolFacts, side: Side, amount: Big, open: Big, close: Big): Big =>
  rounded(world.prices.convert(signed(close.minus(open), side).times(amount), symbol.quote, ACCOUNT_CURRENCY));

/**
 * What `amount` units of a symbol's base are worth in account currency, at the price a buyer pays: margins and charges are reckoned so.
 * What is no currency, an index say, is its own base: it is worth its price.
 */
export const worthOf = (world: World, symbol: SymbolFacts, amount: Big): Big =>
  symbol.base === symbol.name
    ? world.prices.cost(amount.times(world.prices.quote(symbol).ask), symbol.quote, ACCOUNT_CURRENCY)
    : world.prices.cost(amount, symbol.base, ACCOUNT_CURRENCY);

/** The price an order would be filled at this instant: a buyer pays the ask, a seller gets the bid. */
export const openingPrice = (world: World, { symbol, side }: Pick<Order, 'symbol' | 'side'>): Big => closingPrice(world, symbol, opposite(side));

/** The price a position of `side` would be closed at this instant. */
export const closingPrice = (world: World, symbol: SymbolFacts, side: Side): Big => {
  const { bid, ask } = world.prices.quote(symbol);
  return side === 'Buy' ? bid : ask;
};

/** The side of a signed amount. */
export const sideOf = (amount: Big): Side => (amount.gt(0) ? 'Buy' : 'Sell');

/** The current profit of a Gross position, in account currency. */
export const positionProfit = (world: World, { symbol, side, remaining, price }: Order): Big =>
  profitOf(world, symbol, side, remaining, price ?? ZERO, closingPrice(world, symbol, side));
