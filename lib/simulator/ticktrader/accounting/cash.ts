// A Cash account: a fill swaps one currency for another. Nothing is owed, so waiting orders lock what they would give.

import Big from 'big.js';
import { cashCommissionOf } from '../commission.js';
import { Fault } from '../fault.js';
import { addHistory, idsOf, orderFields } from '../history.js';
import { lockedOf, neededOf, needOf } from '../locks.js';
import type { Order } from '../orders/order.js';
import { moneyDigits } from '../symbols.js';
import type { Accounting, Fill, World } from '../world.js';
import type { WireRecord } from '../writer.js';

const movementOf = (world: World, currency: string, change: Big): WireRecord => ({
  Currency: currency,
  ChangeAmount: change,
  LockedAmount: lockedOf(world, currency),
  Balance: world.ledger.moveAsset(currency, change),
});

/** What the account gives and gets. The commission, in the price's currency, is paid on top or kept back. */
const swapOf = (world: World, { symbol, side }: Order, { amount, price }: Fill) => {
  const value = amount.times(price).round(moneyDigits(symbol.quote), side === 'Buy' ? Big.roundUp : Big.roundDown);
  const commission = cashCommissionOf(world, symbol, amount, value);
  return side === 'Buy'
    ? { given: { currency: symbol.quote, change: value.neg().plus(commission) }, got: { currency: symbol.base, change: amount }, commission }
    : { given: { currency: symbol.base, change: amount.neg() }, got: { currency: symbol.quote, change: value.plus(commission) }, commission };
};

export const cash: Accounting = {
  admit: (world, order, price) => {
    const { currency, amount } = needOf(world, order, price);
    const free = world.ledger.asset(currency).minus(neededOf(world, currency));
    if (free.lt(amount)) throw new Fault(world.settings.texts.notEnoughMoney, 'refused', 'NotEnoughMoney');
  },
  settle: (world, order, fill, reason) => {
    const { given, got, commission } = swapOf(world, order, fill);
    const source = movementOf(world, given.currency, given.change);
    const target = movementOf(world, got.currency, got.change);
    addHistory(world, 'OrderFilled', reason, idsOf(order), () => ({
      ...orderFields(order),
      TradeLastFillAmount: fill.amount,
      TradeFillPrice: fill.price,
      Commission: commission,
      CommissionCurrency: order.symbol.quote,
      AgentCommission: commission.times(0),
      SrcAssetCurrency: given.currency,
      SrcAssetAmount: source['Balance'],
      SrcAssetMovement: given.change,
      DstAssetCurrency: got.currency,
      DstAssetAmount: target['Balance'],
      DstAssetMovement: got.change,
    }));
    return { assetMovement: [source, target] };
  },
};
