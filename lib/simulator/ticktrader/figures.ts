// What an account of one balance stands at: nothing is stored, all follows from book, ledger and prices. Account, snapshots, admission and stop-out ask.

import Big from 'big.js';
import { closingPrice, positionProfit, profitOf, sideOf } from './money.js';
import { totalMargin } from './margin.js';
import { isPosition } from './orders/order.js';
import type { World } from './world.js';

const ZERO = new Big(0);

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

const sum = (amounts: readonly (Big | undefined)[]): Big => amounts.reduce<Big>((total, amount) => total.plus(amount ?? ZERO), ZERO);

/** The figures of a Gross or Net account now. */
export const figuresOf = (world: World): Figures => {
  const positions = world.book.orders().filter(isPosition);
  const net = world.book.netPositions();
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
