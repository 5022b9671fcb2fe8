// The market in a test's hands: prices, depth, what may be traded, trading hours, splits and dividends. A part of the exchange.

import Big from 'big.js';
import { payDividend } from '../dividends.js';
import { switchSession } from '../hours.js';
import { marketMoved } from '../market.js';
import { openingPrice } from '../money.js';
import { fillOrder } from '../orders/fill.js';
import { isAsleep, isPosition } from '../orders/order.js';
import { splitSymbol } from '../splits.js';
import type { SymbolFacts, TradingMode } from '../symbols.js';
import type { World } from '../world.js';

/** A decimal as a test writes it. */
export type Decimal = string | number;

/** What a test can do to the market. */
export interface MarketControls {
  /** Sets what the market bids and asks; orders and exits that wait there are executed, and the account must still carry what is open. */
  price(symbol: string, quote: { readonly bid: Decimal; readonly ask: Decimal }): void;
  /** The current prices by symbol, as decimal text. */
  prices(): Readonly<Record<string, { readonly bid: string; readonly ask: string }>>;
  /** Fills `amount` of a waiting order at its own price, as a market that is thin would. More than waits is all of it. */
  fill(tradeId: number | string, amount: Decimal): void;
  /** How much of one order the market takes at each price from now on; undefined for all of it. */
  volume(symbol: string, amount: Decimal | undefined): void;
  /** What may be done in a symbol from now on. */
  tradingMode(symbol: string, mode: TradingMode): void;
  /** Opens or closes the trade session and tells everybody; closed, it refuses orders and fills none. A timetable goes on from there. */
  tradeSession(status: 'Opened' | 'Closed'): void;
  /** Splits a symbol: `from` units become `to`. The price, orders, positions and what a Cash account holds follow; everybody is told. */
  split(symbol: string, factors: { readonly from: Decimal; readonly to: Decimal }): void;
  /** Pays `grossRate` a unit, in the currency of the price, to who holds the symbol, less `taxes` (a share, default 0); who is short pays it. */
  dividend(symbol: string, terms: { readonly grossRate: Decimal; readonly taxes?: Decimal }): void;
}

const symbolOf = (world: World, name: string): SymbolFacts => {
  const symbol = world.symbols.get(name);
  if (symbol === undefined) throw new RangeError(`No symbol ${name}; there are ${[...world.symbols.keys()].join(', ')}.`);
  return symbol;
};

const positive = (value: Decimal): Big => {
  const number = new Big(value);
  if (number.lte(0)) throw new RangeError(`${String(value)} is not more than nothing.`);
  return number;
};

/** The controls of the market of `world`. */
export const marketControls = (world: World): MarketControls => ({
  price: (name, { bid, ask }) => {
    const symbol = symbolOf(world, name);
    const quote = { bid: new Big(bid), ask: new Big(ask) };
    if (quote.bid.lte(0) || quote.ask.lt(quote.bid)) throw new RangeError(`No market of ${name} bids ${String(bid)} and asks ${String(ask)}.`);
    world.prices.set(symbol, quote);
    marketMoved(world, symbol);
  },
  prices: () =>
    Object.fromEntries(
      [...world.symbols.values()].map((symbol) => {
        const { bid, ask } = world.prices.quote(symbol);
        return [symbol.name, { bid: bid.toFixed(), ask: ask.toFixed() }];
      }),
    ),
  fill: (tradeId, amount) => {
    const order = world.book.order(Number(tradeId));
    if (order === undefined || isPosition(order) || isAsleep(order)) throw new RangeError(`No order ${String(tradeId)} waits.`);
    const asked = new Big(amount);
    if (asked.lte(0)) throw new RangeError(`Nothing can be filled of ${String(amount)}.`);
    const price = order.price ?? order.stopPrice ?? openingPrice(world, order);
    fillOrder(world, order, { amount: asked.gt(order.remaining) ? order.remaining : asked, price }, 'PndOrdAct');
  },
  volume: (name, amount) => {
    world.conditions.setVolume(symbolOf(world, name), amount === undefined ? undefined : positive(amount));
  },
  tradingMode: (name, mode) => {
    world.conditions.setMode(symbolOf(world, name), mode);
  },
  tradeSession: (status) => {
    switchSession(world, status === 'Opened');
  },
  split: (name, { from, to }) => {
    splitSymbol(world, symbolOf(world, name), { from: positive(from), to: positive(to) });
  },
  dividend: (name, { grossRate, taxes = 0 }) => {
    payDividend(world, symbolOf(world, name), { grossRate: positive(grossRate), taxes: new Big(taxes) });
  },
});
