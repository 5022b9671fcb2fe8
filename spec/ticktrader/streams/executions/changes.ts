// Trades and records as small as they may be, for the pure specs of executions.

import type { Trade, TradeReport } from '../../../../lib/ticktrader/index.js';

export const aTrade: Trade = {
  Id: '7',
  Type: 'Limit',
  Side: 'Buy',
  Status: 'Calculated',
  Symbol: 'EURUSD',
  InitialAmount: 100,
  RemainingAmount: 100,
  Created: 1_000,
  Modified: 2_000,
};

export const aRecord: TradeReport = {
  Id: '0123456789abcdef01234567',
  TransactionType: 'OrderFilled',
  TransactionReason: 'ClientRequest',
  TransactionTimestamp: 3_000,
  TradeId: '7',
  TradeType: 'Limit',
  TradeInitialAmount: 100,
  TradeAmount: 60,
  TradeLastFillAmount: 40,
  TradeModified: 2_999,
};
