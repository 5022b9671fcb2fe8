// A Net account: one position a symbol; a fill grows it, shrinks it or turns it round. The balance moves by what is realised.

import Big from 'big.js';
import type { NetPosition } from '../book.js';
import { commissionOf } from '../commission.js';
import { addHistory, idsOf, orderFields } from '../history.js';
import { profitOf, rounded, sideOf } from '../money.js';
import { signed, type Order, type Reason } from '../orders/order.js';
import { ACCOUNT_CURRENCY, type Accounting, type Fill, type World } from '../world.js';
import { scaled } from '../writer.js';
import { admitByMargin } from './gross.js';

const ZERO = new Big(0);
const PRICE_DIGITS = 10;

/** The part of `amount` that `part` of `whole` carries. */
const share = (amount: Big, part: Big, whole: Big): Big => (part.eq(whole) ? amount : rounded(amount.times(part).div(whole)));

interface Outcome {
  readonly position: Omit<NetPosition, 'id' | 'created' | 'modified' | 'symbol'> | undefined;
  readonly profit: Big;
  readonly commission: Big;
  readonly swap: Big;
}

/** The fill grows the position, or opens it. */
const grown = (old: NetPosition | undefined, delta: Big, price: Big, charge: Big): Outcome => {
  const amount = (old?.amount ?? ZERO).plus(delta);
  const value = (old === undefined ? ZERO : old.amount.times(old.price)).plus(delta.times(price));
  const position = { amount, price: value.div(amount).round(PRICE_DIGITS), commission: (old?.commission ?? ZERO).plus(charge), swap: old?.swap ?? ZERO };
  return { position, profit: ZERO, commission: ZERO, swap: ZERO };
};

/** The fill goes against the position: it shrinks, ends, or turns round with what is left of the fill. */
const reduced = (world: World, old: NetPosition, delta: Big, price: Big, charge: Big): Outcome => {
  const held = old.amount.abs();
  const closed = delta.abs().gt(held) ? held : delta.abs();
  const profit = profitOf(world, old.symbol, sideOf(old.amount), closed, old.price, price);
  const oldCommission = share(old.commission, closed, held);
  const newCommission = share(charge, closed, delta.abs());
  const swap = share(old.swap, closed, held);
  const amount = old.amount.plus(delta);
  const keptCommission = old.commission.minus(oldCommission);
  const position = amount.eq(0)
    ? undefined
    : delta.abs().gt(held)
      ? { amount, price, commission: charge.minus(newCommission), swap: ZERO }
      : { amount, price: old.price, commission: keptCommission, swap: old.swap.minus(swap) };
  return { position, profit, commission: oldCommission.plus(newCommission), swap };
};

const store = (world: World, order: Order, old: NetPosition | undefined, outcome: Outcome): void => {
  const now = world.now();
  const turned = old !== undefined && outcome.position !== undefined && old.amount.times(outcome.position.amount).lt(0);
  world.book.setNetPosition(
    order.symbol.name,
    outcome.position && {
      ...outcome.position,
      symbol: order.symbol,
      id: old === undefined || turned ? world.nextTradeId() : old.id,
      created: old === undefined || turned ? now : old.created,
      modified: now,
    },
  );
};

const note = (world: World, order: Order, { amount, price }: Fill, reason: Reason, outcome: Outcome, movement: Big): void => {
  const balance = world.ledger.balance();
  addHistory(world, 'OrderFilled', reason, idsOf(order), () => ({
    ...orderFields(order),
    TradeLastFillAmount: amount,
    TradeFillPrice: price,
    PositionAmount: outcome.position?.amount.abs() ?? ZERO,
    Balance: scaled(balance, 2),
    BalanceMovement: movement,
    BalanceCurrency: ACCOUNT_CURRENCY,
    Commission: outcome.commission,
    CommissionCurrency: ACCOUNT_CURRENCY,
    AgentCommission: ZERO,
    Swap: outcome.swap,
    ProfitCurrency: order.symbol.quote,
  }));
};

export const net: Accounting = {
  admit: (world, order) => {
    const old = world.book.netPosition(order.symbol.name);
    // What only shrinks a position frees money.
    const shrinks = old !== undefined && old.amount.times(signed(order.remaining, order.side)).lt(0) && old.amount.abs().gte(order.remaining);
    if (!shrinks) admitByMargin(world, order);
  },
  settle: (world, order, fill, reason) => {
    const { symbol, side } = order;
    const old = world.book.netPosition(symbol.name);
    const delta = signed(fill.amount, side);
    const charge = commissionOf(world, symbol, fill.amount);
    const outcome = old === undefined || old.amount.times(delta).gt(0) ? grown(old, delta, fill.price, charge) : reduced(world, old, delta, fill.price, charge);
    store(world, order, old, outcome);
    const movement = outcome.profit.plus(outcome.commission).plus(outcome.swap);
    const balance = world.ledger.move(movement);
    note(world, order, fill, reason, outcome, movement);
    return movement.eq(0) ? {} : { profit: { Value: movement, Currency: ACCOUNT_CURRENCY, Balance: scaled(balance, 2) } };
  },
};
