// The models bound to the numeric type of one client, each codec made once a session. reads, walks, orders and streams decode with them.

import * as t from 'io-ts';
import type { Probe } from '../base/probe.js';
import { money } from '../codec/values.js';
import type { Numeric } from '../codec/numeric.js';
import { record } from '../codec/record.js';
import * as model from './model/index.js';

/** Every result of the trade socket that the client reads. */
export const codecsOf = <N>(numeric: Numeric<N>, probe: Probe) => {
  const amount = money(numeric, () => {
    probe.count('inexact');
  });
  const trade = model.trade(amount);
  return {
    account: model.account(amount),
    accountNotification: model.accountNotification(amount),
    assets: record('Assets', { Assets: t.readonlyArray(model.asset(amount)) }, {}),
    positions: record('Positions', { Positions: t.readonlyArray(model.position(amount)) }, {}),
    trade,
    trades: record('Trades', { Trades: t.readonlyArray(trade) }, {}),
    tradeAnswer: record('TradeAnswer', { Trade: trade }, { ByTrade: trade }),
    ocoAnswer: record('OcoAnswer', { FirstTrade: trade, SecondTrade: trade }, {}),
    executionReport: model.executionReport(amount),
    tradeHistory: model.reportPage(model.tradeReport(amount)),
    dailySnapshots: model.reportPage(model.dailySnapshot(amount)),
  };
};

/** The codecs of a session. */
export type Codecs<N> = ReturnType<typeof codecsOf<N>>;
