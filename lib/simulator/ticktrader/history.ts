// History records: what is written when something ends, is filled or is paid, and how each generation of the server shows it.

import Big from 'big.js';
import type { Order, Reason } from './orders/order.js';
import type { HistoryRecord, TransactionType, World } from './world.js';
import { pick, type Wire, type WireRecord } from './writer.js';

/** Appends a record of now. `fields` must depend on nothing that changes later; those that are undefined are left out. */
export const addHistory = (world: World, type: TransactionType, reason: Reason, ids: readonly number[], fields: () => WireRecord): void => {
  const time = world.now();
  const id = world.historyId(time);
  const view = (): WireRecord => ({ Id: id, TransactionType: type, TransactionReason: reason, TransactionTimestamp: time, ...fields() });
  world.history.append({ id, time, record: { type, ids, view, visible: world.visibleAt(time) } });
};

/** The numbers a record about `order` can be found by. */
export const idsOf = (order: Order): readonly number[] => (order.parentId === order.id ? [order.id] : [order.id, order.parentId]);

/** What of an iceberg nobody sees. */
const hiddenOf = ({ maxVisible, remaining }: Order): Big | undefined => maxVisible && (remaining.gt(maxVisible) ? remaining.minus(maxVisible) : new Big(0));

/** What every record about an order says of it. */
export const orderFields = (order: Order): WireRecord => ({
  Symbol: order.symbol.name,
  SymbolPrecision: order.symbol.precision,
  TradeId: order.id,
  ClientTradeId: order.clientId,
  TradeSide: order.side,
  TradeType: order.type,
  TradeCreated: order.created,
  TradeModified: order.modified,
  TradeAmount: order.remaining,
  TradeMaxVisibleAmount: order.maxVisible,
  TradeHiddenAmount: hiddenOf(order),
  TradeInitialAmount: order.initialAmount,
  TradePrice: order.price ?? order.stopPrice,
  StopLoss: order.stopLoss,
  TakeProfit: order.takeProfit,
  Expired: order.expired,
  ImmediateOrCancel: order.immediateOrCancel,
  MarketWithSlippage: order.marketWithSlippage,
  FillOrKill: order.fillOrKill,
  Slippage: order.slippage,
  OneCancelsTheOther: order.oco,
  RelatedTradeId: order.relatedId,
  Comment: order.comment,
  ClientApp: order.clientApp,
  ParentOrderId: order.parentId,
  ParentOrderType: order.initialType,
});

const names = (text: string): readonly string[] => text.split(' ');

const BALANCE = 'Balance BalanceMovement BalanceCurrency';
const CHARGES = 'Commission AgentCommission Swap Comment MarginRateInitial';
const HEAD = 'Id TransactionType TransactionReason TransactionTimestamp Symbol TradeId ParentTradeId ClientTradeId TradeSide TradeType TradeCreated';
const POSITION =
  'PositionId PositionById PositionAmount PositionInitialAmount PositionLastAmount PositionOpenPrice PositionOpened PositionClosePrice PositionClosed';
const TRADE = 'TradeModified TradeAmount TradeInitialAmount TradeLastFillAmount TradePrice TradeFillPrice';
const ASSETS = 'SrcAssetCurrency SrcAssetAmount SrcAssetMovement DstAssetCurrency DstAssetAmount DstAssetMovement';

const ofPosition = names(`${HEAD} ${POSITION} ${BALANCE} ${CHARGES}`);
const ofOrder = names(`${HEAD} ${TRADE} ${BALANCE} ${CHARGES} ${ASSETS}`);

/** The document's record: fewer fields, and the parent by its older name. */
const documentView = (record: WireRecord): WireRecord =>
  pick({ ...record, ParentTradeId: record['ParentOrderId'] }, record['TransactionType'] === 'PositionClosed' ? ofPosition : ofOrder);

/** A record as this server's generation shows it. */
export const historyView = (world: World, record: HistoryRecord): Wire =>
  world.settings.tradeGeneration === 'document' ? documentView(record.view()) : record.view();
