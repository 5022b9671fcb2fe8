// A Gross account: every filled order becomes a position of its own; the balance moves only when a position is closed.

import Big from 'big.js';
import { commissionOf } from '../commission.js';
import { Fault } from '../fault.js';
import { figuresOf } from '../figures.js';
import { orderMargin } from '../margin.js';
import type { Order } from '../orders/order.js';
import type { Accounting, World } from '../world.js';

const ZERO = new Big(0);

/** Refuses an order whose margin exceeds what the account has free. Gross and Net alike. */
export const admitByMargin = (world: World, order: Order): void => {
  const { equity, margin } = figuresOf(world);
  if (equity.minus(margin).lt(orderMargin(world, order))) {
    throw new Fault(world.settings.texts.notEnoughMoney, 'refused', 'NotEnoughMoney');
  }
};

export const gross: Accounting = {
  admit: admitByMargin,
  settle: (world, order, { amount, price }) => {
    const now = world.now();
    // A full fill keeps the number of its order; what remains of a partly filled one still needs it.
    const id = order.remaining.eq(0) ? order.id : world.nextTradeId();
    const position: Order = {
      ...order,
      id,
      type: 'Position',
      status: 'Calculated',
      price,
      stopPrice: undefined,
      initialAmount: amount,
      remaining: amount,
      filledAmount: ZERO,
      expired: undefined,
      relatedId: undefined,
      oco: false,
      commission: commissionOf(world, order.symbol, amount),
      swap: ZERO,
      modified: now,
      filled: now,
      positionCreated: now,
      parentId: order.id,
    };
    return { position };
  },
};
