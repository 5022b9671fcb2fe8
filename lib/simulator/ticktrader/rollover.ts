// The end of the trading day: what was held over night brings or costs its swap. Days call it; the past and the present alike.

import Big from 'big.js';
import { pushAccount } from './account-view.js';
import { rounded, sideOf, worthOf } from './money.js';
import { isPosition, type Side } from './orders/order.js';
import { record, report } from './reports.js';
import type { SwapRule, SymbolFacts } from './symbols.js';
import { ACCOUNT_CURRENCY, type World } from './world.js';

const ZERO = new Big(0);
const HALF_A_DAY = 43_200_000;
const SATURDAY = 6;
const SUNDAY = 0;
/** A night's share of a yearly rate has as many digits as a double holds for sure. */
const SHARE_DIGITS = 15;

/** How often the night that begins at `time` (ms since 1970) counts. Its day is that which ends, be the rollover in the evening or at midnight. */
const nightsAt = ({ tripleDay }: SwapRule, time: number): number => {
  if (tripleDay === 0) return 1;
  const day = new Date(time - HALF_A_DAY).getUTCDay();
  return day === tripleDay ? 3 : day === SATURDAY || day === SUNDAY ? 0 : 1;
};

/** One night's share of a yearly rate: compound, as the vendor's calculator has it. */
const nightly = (rate: Big): Big => {
  const yearly = rate.toNumber();
  return new Big((Math.sign(yearly) * (Math.pow(1 + Math.abs(yearly), 1 / 365) - 1)).toPrecision(SHARE_DIGITS));
};

/** What holding `amount` on `side` over one night brings, in account currency: negative if it costs. */
export const swapOf = (world: World, symbol: SymbolFacts, side: Side, amount: Big): Big => {
  const { type, long, short } = symbol.swap;
  const rate = side === 'Buy' ? long : short;
  return type === 'Points'
    ? world.prices.convert(amount.times(rate).div(10 ** symbol.precision), symbol.quote, ACCOUNT_CURRENCY)
    : worthOf(world, symbol, amount).times(nightly(rate));
};

/** Charges every position for the night that begins at `time` (ms since 1970). Nothing is owed on a Cash account, so nothing is charged. */
export const rollOver = (world: World, time: number): void => {
  const chargeOf = (symbol: SymbolFacts, side: Side, amount: Big): Big => {
    const nights = nightsAt(symbol.swap, time);
    return nights === 0 ? ZERO : rounded(swapOf(world, symbol, side, amount).times(nights));
  };
  let isCharged = false;
  for (const position of world.book.orders().filter(isPosition)) {
    const charge = chargeOf(position.symbol, position.side, position.remaining);
    if (charge.eq(0)) continue;
    const charged = { ...position, swap: (position.swap ?? ZERO).plus(charge) };
    world.book.put(charged);
    record(world, 'swap', charged);
    report(world, 'ChargedSwap', charged);
    isCharged = true;
  }
  for (const position of world.book.netPositions()) {
    const charge = chargeOf(position.symbol, sideOf(position.amount), position.amount.abs());
    if (charge.eq(0)) continue;
    world.book.setNetPosition(position.symbol.name, { ...position, swap: position.swap.plus(charge) });
    isCharged = true;
  }
  if (isCharged) pushAccount(world);
};
