// A Gross position shrinks or ends: by request, by its stop loss or take profit, or against another position.

import Big from 'big.js';
import { pushAccount } from '../account-view.js';
import { addHistory, idsOf, orderFields } from '../history.js';
import { profitOf, rounded } from '../money.js';
import { record, report } from '../reports.js';
import { ACCOUNT_CURRENCY, type Fill, type World } from '../world.js';
import { scaled } from '../writer.js';
import type { Order, Reason } from './order.js';

const ZERO = new Big(0);

const shareOf = (charge: Big | undefined, amount: Big, position: Order): Big =>
  charge === undefined ? ZERO : amount.eq(position.remaining) ? charge : rounded(charge.times(amount).div(position.remaining));

interface Charges {
  readonly commission: Big;
  readonly swap: Big;
}

/** The position once `amount` of it is closed. One that ended keeps the charges it ended with. */
const shrunk = (world: World, position: Order, fill: Fill, { commission, swap }: Charges): Order => {
  const remaining = position.remaining.minus(fill.amount);
  const isEnd = remaining.eq(0);
  return {
    ...position,
    remaining,
    filledAmount: position.filledAmount.plus(fill.amount),
    status: isEnd ? 'Filled' : 'Calculated',
    commission: isEnd ? position.commission : position.commission?.minus(commission),
    swap: isEnd ? position.swap : position.swap?.minus(swap),
    closePrice: isEnd ? fill.price : undefined,
    modified: world.now(),
  };
};

const NO_CHARGES: Charges = { commission: ZERO, swap: ZERO };

/** What else there is to say of a close. */
export interface Closing {
  /** The position it was closed by. */
  readonly byId?: number;
  /** What was asked for, by a client or by the exit that was reached. */
  readonly asked?: { readonly amount?: Big | undefined; readonly price?: Big | undefined };
  /** Whether it moves no money, because the other position of a CloseBy bears all of it; its own commission is forgiven. */
  readonly isForgiven?: boolean;
}

/** Closes `fill.amount` of `position` at `fill.price`, books the profit, and returns the position as it is then. */
export const closePosition = (world: World, position: Order, fill: Fill, reason: Reason, closing: Closing = {}): Order => {
  const due: Charges = { commission: shareOf(position.commission, fill.amount, position), swap: shareOf(position.swap, fill.amount, position) };
  const charges = closing.isForgiven === true ? { ...NO_CHARGES, swap: due.swap } : due;
  const openPrice = position.price ?? ZERO;
  const profit = closing.isForgiven === true ? ZERO : profitOf(world, position.symbol, position.side, fill.amount, openPrice, fill.price);
  const movement = profit.plus(charges.commission).plus(charges.swap);
  const closed = shrunk(world, position, fill, due);
  if (closed.remaining.eq(0)) world.book.remove(position);
  else world.book.put(closed);

  const balance = world.ledger.move(movement);
  const rate = closed.symbol.leveraged ? world.prices.convert(new Big(1), closed.symbol.base, ACCOUNT_CURRENCY) : openPrice;
  addHistory(world, 'PositionClosed', reason, idsOf(closed), () => ({
    ...orderFields(closed),
    PositionId: closed.id,
    PositionById: closing.byId,
    RequestCloseAmount: closing.asked?.amount,
    RequestClosePrice: closing.asked?.price,
    PositionAmount: closed.remaining,
    PositionInitialAmount: closed.initialAmount,
    PositionLastAmount: fill.amount,
    PositionOpenPrice: openPrice,
    PositionOpened: closed.positionCreated,
    PositionClosePrice: fill.price,
    PositionClosed: closed.modified,
    Balance: scaled(balance, 2),
    BalanceMovement: movement,
    BalanceCurrency: ACCOUNT_CURRENCY,
    Commission: charges.commission,
    CommissionCurrency: ACCOUNT_CURRENCY,
    AgentCommission: ZERO,
    Swap: charges.swap,
    MarginRateInitial: rate.round(5),
    ProfitCurrency: closed.symbol.quote,
  }));
  record(world, 'closed', closed, fill);
  report(world, 'Filled', closed, { fill, profit: { Value: movement, Currency: ACCOUNT_CURRENCY, Balance: scaled(balance, 2) } });
  pushAccount(world);
  return closed;
};
