// What waiting orders lock on a Cash account, where nothing can be owed. Accounting and the assets' view ask.

import Big from 'big.js';
import { cashCommissionOf } from './commission.js';
import { isAsleep, type Order } from './orders/order.js';
import { moneyDigits } from './symbols.js';
import type { World } from './world.js';

const ZERO = new Big(0);

/** Money of one currency. */
export interface Lock {
  readonly currency: string;
  readonly amount: Big;
}

/** What `order` locks at the price `at`: its cost, rounded up, when it buys; what it gives, rounded down, when it sells. Rounded as the vendor's calculator does. A contingent order locks nothing before it wakes. */
export const lockOf = (order: Order, at: Big = order.price ?? order.stopPrice ?? ZERO): Lock => {
  const { symbol, side } = order;
  const remaining = isAsleep(order) ? ZERO : order.remaining;
  const currency = side === 'Buy' ? symbol.quote : symbol.base;
  const amount = side === 'Buy' ? remaining.times(at) : remaining;
  return { currency, amount: amount.round(moneyDigits(currency), side === 'Buy' ? Big.roundUp : Big.roundDown) };
};

const sumOf = (amounts: readonly Big[]): Big => amounts.reduce((total, amount) => total.plus(amount), ZERO);

const locksOf = (world: World, currency: string): readonly Lock[] =>
  world.book
    .orders()
    .map((order) => lockOf(order))
    .filter((lock) => lock.currency === currency);

/** What waiting orders lock of a currency. */
export const lockedOf = (world: World, currency: string): Big => sumOf(locksOf(world, currency).map(({ amount }) => amount));

/** What `order` will take at the price `at`, its commission included: what must be free for it. */
export const needOf = (world: World, order: Order, at?: Big): Lock => {
  const { currency, amount } = lockOf(order, at);
  if (order.side === 'Sell' || amount.eq(0)) return { currency, amount };
  return { currency, amount: amount.minus(cashCommissionOf(world, order.symbol, order.remaining, amount)) };
};

/** What all waiting orders will take of a currency. */
export const neededOf = (world: World, currency: string): Big =>
  sumOf(
    world.book
      .orders()
      .map((order) => needOf(world, order))
      .filter((need) => need.currency === currency)
      .map(({ amount }) => amount),
  );
