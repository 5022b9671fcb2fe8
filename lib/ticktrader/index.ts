// rxtt/ticktrader: the TickTrader Trade WebSocket API. Re-exports only.

export * from '../index.js';
export { tickTrader, type TickTrader } from './client.js';
export { closeSession, openSession, whenReady, type NumericOption } from './open-session.js';
export type { Lateness, TickTraderOptions } from './options.js';
export type { Notice, Session } from './session.js';

export { signature, type Credentials, type SecretCredentials, type SignedCredentials } from './sign.js';
export { login, type Device, type LoggedIn } from './login.js';
export { twoFactor, twoFactorMemory, type Authenticated, type OneTimePassword, type TwoFactorMemory, type TwoFactorOptions } from './two-factor.js';
export { openTradeConnection } from './trade-connection.js';
export type { Connection } from './envelope.js';

export { account } from './read/account.js';
export { assets } from './read/assets.js';
export { positions, type PositionFilter } from './read/positions.js';
export { prolongTwoFactor } from './read/prolong.js';
export { clientSession, currentTradeSession } from './read/sessions.js';
export { dividends, mergersAndAcquisitions, splits } from './read/stock-events.js';
export { trades } from './read/trades.js';
export { dailySnapshotPages, dailySnapshots, type SnapshotQuery } from './history/daily-snapshots.js';
export type { Parallel } from './history/slices.js';
export { tradeHistory, tradeHistoryPages, type HistoryQuery } from './history/trade-history.js';

export { createOco } from './orders/create-oco.js';
export { createOrder } from './orders/create.js';
export { lateOutcomes } from './orders/late-outcomes.js';
export { modifyOrder } from './orders/modify.js';
export type * from './orders/new-order.js';
export type { OcoOutcome, OrderOutcome } from './orders/outcome.js';
export { cancelOrder, closePosition, closePositionBy } from './orders/remove.js';

export { executionReports, ofEvent, ofOrder } from './streams/execution-reports.js';
export { executions } from './streams/executions/executions.js';
export { openTrades } from './streams/open-trades.js';
export { accountChanges, notices, tradeSessionChanges } from './streams/state.js';
export { isKnown } from './model/index.js';
export type * from './model/index.js';
