// All requests this server knows after login, by name. What is not here is answered as unknown.

import { isOcoInDisguise, tradeCreate, tradeCreateOco } from './trade-create.js';
import { dailySnapshots, historyName, tradeHistory } from './pages.js';
import { account, assets, positions, trades } from './reads.js';
import type { Route } from './route.js';
import { sessionInfo, tradeSessionInfo } from './session-info.js';
import { dividend, mergerAndAcquisition, split } from './stock-events.js';
import { tradeDelete } from './trade-delete.js';
import { tradeModify } from './trade-modify.js';

const CREATE = 'Cannot create new trade! Reason: ';
const HISTORY = 'Cannot get trade history! Reason: ';

/** Requests by name. Throttle names and prefixes are the vendor's. */
export const routes: ReadonlyMap<string, Route> = new Map<string, Route>([
  ['SessionInfo', { handle: sessionInfo, method: 'SessionInfo', prefix: 'Cannot get session info! Reason: ' }],
  ['TradeSessionInfo', { handle: tradeSessionInfo, method: 'TradeSessionInfo', prefix: 'Cannot get session info! Reason: ' }],
  ['Account', { handle: account, method: 'Trade', prefix: 'Cannot get account info! Reason: ' }],
  ['Assets', { handle: assets, method: 'Trade', prefix: 'Cannot get assets list! Reason: ' }],
  ['Positions', { handle: positions, method: 'Trade', prefix: 'Cannot get positions list! Reason: ' }],
  ['Trades', { handle: trades, method: 'Trade', prefix: 'Cannot get trades list! Reason: ' }],
  [
    'TradeCreate',
    {
      handle: tradeCreate,
      method: 'Trade',
      prefix: CREATE,
      answer: (world, message) => (isOcoInDisguise(world, message) ? 'TradeCreateOco' : 'TradeCreate'),
    },
  ],
  ['TradeCreateOco', { handle: tradeCreateOco, method: 'Trade', prefix: CREATE }],
  ['TradeModify', { handle: tradeModify, method: 'Trade', prefix: 'Cannot modify trade! Reason: ' }],
  ['TradeDelete', { handle: tradeDelete, method: 'Trade', prefix: 'Cannot delete trade! Reason: ' }],
  ['TradeHistory', { handle: tradeHistory, method: 'TradeHistory', prefix: HISTORY, answer: historyName }],
  ['DailySnapshots', { handle: dailySnapshots, method: 'DailyAccountSnapshots', prefix: HISTORY, answer: ({ settings }) => settings.snapshotsName }],
  ['Split', { handle: split, method: 'StockEvents', prefix: 'Cannot get split list! Reason: ' }],
  ['Dividend', { handle: dividend, method: 'StockEvents', prefix: 'Cannot get dividend list! Reason: ' }],
  ['MergerAndAcquisition', { handle: mergerAndAcquisition, method: 'StockEvents', prefix: 'Cannot get mergerAndAcquisition list! Reason: ' }],
]);
