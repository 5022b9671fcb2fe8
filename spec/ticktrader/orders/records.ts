// Trades and records of the history as the specs of sightings need them: the least, and whatever a case adds.

import type { Trade, TradeReport } from '../../../lib/ticktrader/model/index.js';

/** A pending Limit, number 7, of a client that calls it `mine`. */
export const trade = (parts: Partial<Trade> = {}): Trade => ({
  Id: '7',
  ClientId: 'mine',
  Type: 'Limit',
  Side: 'Buy',
  Status: 'Calculated',
  Symbol: 'EURUSD',
  Price: 1.1,
  InitialAmount: 1000,
  RemainingAmount: 1000,
  Created: 1_000,
  ...parts,
});

/** The position that came of it. */
export const position = (parts: Partial<Trade> = {}): Trade => trade({ Type: 'Position', ...parts });

/** A record about it, at 2000. */
export const record = (TransactionType: TradeReport['TransactionType'], parts: Partial<TradeReport> = {}): TradeReport => ({
  Id: '542b29688eeafa14e09e42b9',
  TransactionType,
  TransactionReason: 'ClientRequest',
  TransactionTimestamp: 2_000,
  TradeId: '7',
  ClientTradeId: 'mine',
  TradeType: 'Limit',
  ...parts,
});
