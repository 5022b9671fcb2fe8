// Money that comes and goes without a trade: the account's first deposit, and those a test makes.

import Big from 'big.js';
import { addHistory } from './history.js';
import type { Reason } from './orders/order.js';
import { ACCOUNT_CURRENCY, type World } from './world.js';
import { scaled } from './writer.js';

/** Moves `amount` (negative takes it out) of `currency` and records it. On Gross and Net only the account's currency can be moved. */
export const deposit = (world: World, amount: Big, currency: string, reason: Reason): void => {
  const id = world.nextTradeId();
  const facts = { TradeId: id, TradeCreated: world.now(), BalanceMovement: amount, BalanceCurrency: currency };
  if (world.settings.accountingType === 'Cash') {
    const held = world.ledger.moveAsset(currency, amount);
    const movement = { Balance: held, DstAssetCurrency: currency, DstAssetAmount: held, DstAssetMovement: amount };
    addHistory(world, 'Balance', reason, [id], () => ({ ...facts, ...movement }));
    return;
  }
  if (currency !== ACCOUNT_CURRENCY) throw new RangeError(`This account is in ${ACCOUNT_CURRENCY}; it cannot be paid in ${currency}.`);
  const balance = world.ledger.move(amount);
  // Ten digits after the point, as the document's sample has them.
  addHistory(world, 'Balance', reason, [id], () => ({ ...facts, Balance: scaled(balance, 10) }));
};

/** The money the account starts with. */
export const fund = (world: World): void => {
  const { accountingType, balance, assets } = world.settings;
  if (accountingType !== 'Cash') deposit(world, new Big(balance), ACCOUNT_CURRENCY, 'DealerDecision');
  else for (const [currency, amount] of Object.entries(assets)) deposit(world, new Big(amount), currency, 'DealerDecision');
};
