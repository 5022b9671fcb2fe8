// Money that comes and goes without a trade: the account's first deposit, and those a test makes.

import Big from 'big.js';
import { addHistory } from './history.js';
import type { Reason } from './orders/order.js';
import { ACCOUNT_CURRENCY, type World } from './world.js';
import { scaled } from './writer.js';

/** Moves `amount` (negative takes it out) of `currency` and records it. On Gross and Net only the account's currency can be moved. */
export const deposit = (world: World, amount: Big, currency: string, reason: Reason): void => {
  const facts = { TradeId: world.nextTradeId(), TradeCreated: world.now(), BalanceMovement: amount, BalanceCurrency: currency };
  if (world.settings.accountingType === 'Cash') {
    const held = world.ledger.moveAsset(currency, amount);
    addHistory(world, 'Balance', reason, { ...facts, Balance: held, DstAssetCurrency: currency, DstAssetAmount: held, DstAssetMovement: amount });
    return;
  }
  if (currency !== ACCOUNT_CURRENCY) throw new RangeError(`This account is in ${ACCOUNT_CURRENCY}; it cannot be paid in ${currency}.`);
  addHistory(world, 'Balance', reason, { ...facts, Balance: scaled(world.ledger.move(amount), 10) });
};

/** The money the account starts with. */
export const fund = (world: World): void => {
  const { accountingType, balance, assets } = world.settings;
  if (accountingType !== 'Cash') deposit(world, new Big(balance), ACCOUNT_CURRENCY, 'DealerDecision');
  else for (const [currency, amount] of Object.entries(assets)) deposit(world, new Big(amount), currency, 'DealerDecision');
};
