// History records: what is written when something ends, is filled or is paid, and how each generation of the server shows it.

import Big from 'big.js';
import type { Settings } from './options.js';
import type { Order, Reason } from './orders/order.js';
import type { HistoryRecord, TransactionType, World } from './world.js';
import { pick, Printed, write, type Wire, type WireRecord } from './writer.js';

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

/** How many records are kept as printed text: whoever follows history reads the newest of them again and again. */
const KEPT = 4_096;

/** Shows records as this server's generation does. A record never changes, so it is printed once, while it is among those that were asked for lately. */
export const historyViews = ({ tradeGeneration, keyOrder }: Pick<Settings, 'tradeGeneration' | 'keyOrder'>): ((record: HistoryRecord) => Wire) => {
  const kept = new Map<HistoryRecord, Printed>();
  const shown = (view: WireRecord): WireRecord => (tradeGeneration === 'document' ? documentView(view) : view);
  return (record) => {
    const known = kept.get(record);
    if (known !== undefined) return known;
    const printed = new Printed(write(shown(record.view()), keyOrder));
    if (kept.size === KEPT) kept.clear(); // not the oldest of them: a Map that is emptied at its head is slow to find the next
    kept.set(record, printed);
    return printed;
  };
};
