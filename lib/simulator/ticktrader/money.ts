// Money derived from what is open: profit, margin, equity, locks. Nothing is stored, all is computed from book, ledger and prices. Account, snapshots and accounting ask.

import Big from 'big.js';
import { isPosition, opposite, signed, type Order, type Side } from './orders/order.js';
import { COMMISSION, moneyDigits, type SymbolFacts } from './symbols.js';
import { ACCOUNT_CURRENCY, type World } from './world.js';

const ZERO = new Big(0);
/** How much of the margin a hedged pair costs (MarginHedged): with a half, a pair costs what its bigger side costs. */
const HEDGED = new Big('0.5').times(2).minus(1);

/** `amount` rounded to the account currency's digits, halves away from zero. */
export const rounded = (amount: Big): Big => amount.round(moneyDigits(ACCOUNT_CURRENCY), Big.roundHalfUp);

/** The profit, in account currency and rounded, of `amount` bought (or sold, by `side`) at `open` and closed at `close`. */
export const profitOf = (world: World, symbol: SymbolFacts, side: Side, amount: Big, open: Big, close: Big): Big =>
  rounded(world.prices.convert(signed(close.minus(open), side).times(amount), symbol.quote, ACCOUNT_CURRENCY));

/** What opening `amount` at `price` costs, in account currency: negative. */
export const commissionOf = (world: World, symbol: SymbolFacts, amount: Big, price: Big): Big =>
  rounded(world.prices.convert(amount.times(price).times(COMMISSION).neg(), symbol.quote, ACCOUNT_CURRENCY));

/** The margin `amount` of a symbol takes, in account currency. */
export const marginOf = (world: World, symbol: SymbolFacts, amount: Big): Big => {
  const factored = amount.times(symbol.marginFactor);
  const value = symbol.leveraged ? factored.times(world.leverageShare) : factored;
  // What is no currency is its own base: it is worth its price.
  const converted =
    symbol.base === symbol.name
      ? world.prices.convert(value.times(world.prices.quote(symbol).bid), symbol.quote, ACCOUNT_CURRENCY)
      : world.prices.convert(value, symbol.base, ACCOUNT_CURRENCY);
  return rounded(converted);
};

/** The price an order would be filled at this instant: a buyer pays the ask, a seller gets the bid. */
export const openingPrice = (world: World, { symbol, side }: Pick<Order, 'symbol' | 'side'>): Big => closingPrice(world, symbol, opposite(side));

/** The price a position of `side` would be closed at this instant. */
export const closingPrice = (world: World, symbol: SymbolFacts, side: Side): Big => {
  const { bid, ask } = world.prices.quote(symbol);
  return side === 'Buy' ? bid : ask;
};

/** The current profit of a Gross position, in account currency. */
export const positionProfit = (world: World, { symbol, side, remaining, price }: Order): Big =>
  profitOf(world, symbol, side, remaining, price ?? ZERO, closingPrice(world, symbol, side));

/** What an account of one balance stands at, in account currency. `equity = balance + profit + commission + swap`. */
export interface Figures {
  readonly balance: Big;
  readonly profit: Big;
  readonly commission: Big;
  readonly swap: Big;
  readonly equity: Big;
  readonly margin: Big;
  /** Percent; zero without margin. */
  readonly marginLevel: Big;
}

interface Exposure {
  readonly symbol: SymbolFacts;
  readonly side: Side;
  readonly amount: Big;
}

const sideOf = (amount: Big): Side => (amount.gt(0) ? 'Buy' : 'Sell');

const exposures = (world: World): readonly Exposure[] => [
  ...world.book.orders().map(({ symbol, side, remaining }) => ({ symbol, side, amount: remaining })),
  ...world.book.netPositions().map(({ symbol, amount }) => ({ symbol, side: sideOf(amount), amount: amount.abs() })),
];

/** The margin of all that is open: by symbol the bigger side, and the hedged part as far as it counts. */
const totalMargin = (world: World): Big => {
  const bySymbol = new Map<SymbolFacts, { Buy: Big; Sell: Big }>();
  for (const { symbol, side, amount } of exposures(world)) {
    const sides = bySymbol.get(symbol) ?? { Buy: ZERO, Sell: ZERO };
    sides[side] = sides[side].plus(amount);
    bySymbol.set(symbol, sides);
  }
  let total = ZERO;
  for (const [symbol, { Buy, Sell }] of bySymbol) {
    const [more, less] = Buy.gt(Sell) ? [Buy, Sell] : [Sell, Buy];
    total = total.plus(marginOf(world, symbol, more.plus(less.times(HEDGED))));
  }
  return total;
};

/** The figures of a Gross or Net account now. */
export const figuresOf = (world: World): Figures => {
  const positions = world.book.orders().filter(isPosition);
  const net = world.book.netPositions();
  const sum = (amounts: readonly (Big | undefined)[]): Big => amounts.reduce<Big>((total, amount) => total.plus(amount ?? ZERO), ZERO);
  const balance = world.ledger.balance();
  const profit = sum([
    ...positions.map((position) => positionProfit(world, position)),
    ...net.map(({ symbol, amount, price }) => profitOf(world, symbol, sideOf(amount), amount.abs(), price, closingPrice(world, symbol, sideOf(amount)))),
  ]);
  const commission = sum([...positions, ...net].map((position) => position.commission));
  const swap = sum([...positions, ...net].map((position) => position.swap));
  const equity = balance.plus(profit).plus(commission).plus(swap);
  const margin = totalMargin(world);
  const marginLevel = margin.eq(0) ? ZERO : equity.div(margin).times(100).round(2);
  return { balance, profit, commission, swap, equity, margin, marginLevel };
};

/** What a waiting order locks on a Cash account: its cost, rounded up, when it buys; what it gives when it sells. */
export const lockOf = ({ symbol, side, remaining, price }: Order, at: Big = price ?? ZERO): { readonly currency: string; readonly amount: Big } =>
  side === 'Buy'
    ? { currency: symbol.quote, amount: remaining.times(at).round(moneyDigits(symbol.quote), Big.roundUp) }
    : { currency: symbol.base, amount: remaining };

/** What waiting orders lock of a currency on a Cash account. */
export const lockedOf = (world: World, currency: string): Big =>
  world.book
    .orders()
    .map((order) => lockOf(order))
    .reduce((total, lock) => (lock.currency === currency ? total.plus(lock.amount) : total), ZERO);
