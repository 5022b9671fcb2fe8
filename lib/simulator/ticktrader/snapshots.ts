// Daily snapshots: the account as it stands at each midnight (UTC), written when time passes it. Days call it.

import Big from 'big.js';
import { groupOf } from './account-view.js';
import { figuresOf } from './figures.js';
import { assetViews, positionViews } from './requests/reads.js';
import { tradeView } from './trade-view.js';
import { ACCOUNT_CURRENCY, ACCOUNT_ID, type World } from './world.js';
import { scaled, type WireRecord } from './writer.js';

const ZERO = new Big(0);

const moneyFields = (world: World): WireRecord => {
  if (world.settings.accountingType === 'Cash') {
    return {
      Leverage: 0,
      Balance: ZERO,
      Profit: ZERO,
      Commission: ZERO,
      AgentCommission: ZERO,
      TotalCommission: ZERO,
      Swap: ZERO,
      TotalProfitLoss: ZERO,
      Equity: ZERO,
      Margin: ZERO,
      MarginLevel: ZERO,
    };
  }
  const { balance, profit, commission, swap, equity, margin, marginLevel } = figuresOf(world);
  return {
    Leverage: world.settings.leverage,
    Balance: scaled(balance, 2),
    BalanceCurrency: ACCOUNT_CURRENCY,
    Profit: profit,
    Commission: commission,
    AgentCommission: ZERO,
    TotalCommission: commission,
    Swap: swap,
    TotalProfitLoss: profit.plus(commission).plus(swap),
    Equity: scaled(equity, 2),
    Margin: margin,
    MarginLevel: marginLevel,
  };
};

/** Writes the snapshot of `midnight` (ms since 1970) from what the account is now. */
export const takeSnapshot = (world: World, midnight: number): void => {
  const isCurrent = world.settings.tradeGeneration === 'current';
  world.snapshots.append({
    id: world.historyId(midnight),
    time: midnight,
    record: {
      AccountId: ACCOUNT_ID,
      Timestamp: midnight,
      Group: groupOf(world),
      AccountingType: world.settings.accountingType,
      ...moneyFields(world),
      IsBlocked: false,
      IsReadonly: false,
      IsValid: true,
      Assets: assetViews(world),
      Positions: positionViews(world),
      ...(isCurrent ? { Rebate: ZERO, Orders: world.book.orders().map((order) => tradeView(world, order)) } : {}),
    },
  });
};
