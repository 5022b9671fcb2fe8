// Fills, orders and modifications of positions as ttledger prints them: each field with the type it was seen with, even where two fields of one meaning differ.

import { double, wideOf } from '../numbers.js';
import { nanosOf } from '../world/calendar.js';
import type { Fill } from '../world/fills.js';
import type { Opening } from '../world/holdings.js';
import type { WorkingOrder } from '../world/orders.js';
import type { World } from '../world/world.js';
import type { Wire, WireRecord } from '../writer.js';

const ALGO_MARKET = 1001;
const TRADE = 14;
const LIMIT = 2;
const DAY_ORDER = 1;
const ADL = 0;
/** TT's broker. */
const BROKER = 1055384;
/** How much earlier the exchange stamped what TT did: between a microsecond and two. */
const transactNanos = (stamp: bigint): bigint => stamp - 1_000n - (stamp % 1_000n);

/** A fill. `side` is a number here, and text on orders; `algoId` is a bare number beyond 2^63; flags are text but for one. */
export const fillView = ({ settings }: World, fill: Fill): WireRecord => {
  const wide = wideOf(settings.quoting);
  const { instrument, order, stamp, reporting, quantity } = fill;
  const { account, user } = order;
  return {
    account: account.name,
    accountId: account.id,
    aggressorIndicator: String(fill.cumulated % 2 === 0),
    algoId: wide.bare(order.algo?.id ?? '0'),
    algoType: order.algo && ADL,
    avgPx: reporting === 2 ? double(0) : double(fill.price),
    brokerId: BROKER,
    cumQty: double(fill.cumulated),
    currUserId: user.id,
    deltaQty: double(-quantity),
    exchLeavesQty: double(fill.left),
    // As on the wire: two orders may bear the same one, and a manual fill has none.
    execId: order.isManual ? undefined : instrument.securityId + String(fill.cumulated),
    execType: TRADE,
    externallyCreated: String(order.isExternal),
    instrumentId: wide.text(instrument.id),
    lastPx: double(fill.price),
    lastQty: double(quantity),
    manualFill: order.isManual || undefined,
    manualOrderIndicator: order.algo === undefined,
    marketId: instrument.product.marketId,
    messageType: 8,
    multiLegReportingType: reporting,
    orderId: order.id,
    ordStatus: fill.left === 0 ? '3' : '2',
    ordType: LIMIT,
    parentInstrumentId: reporting === 2 ? wide.text(order.instrument.id) : undefined,
    parentOrderId: order.parentId,
    recordId: fill.recordId,
    securityDesc: instrument.name,
    senderLocationId: 'US,IL',
    side: fill.side,
    source: order.isManual ? 9 : 1,
    syntheticType: 0,
    timeInForce: DAY_ORDER,
    timeSentTT: wide.text(String(stamp)),
    timeStamp: wide.text(String(stamp)),
    tradeDate: wide.text(String(nanosOf(fill.tradeDate))),
    transactTime: wide.text(String(transactNanos(stamp))),
    uniqueExecId: fill.uniqueExecId,
    userId: user.id,
  };
};

/** An order that works. `dateTime` is a bare number beyond 2^53; `userId` text beside the number `currUserId`. */
export const orderView = ({ settings }: World, order: WorkingOrder): WireRecord => {
  const wide = wideOf(settings.quoting);
  const { limit, algo, user, account } = order;
  const common = {
    accountId: account.id,
    accountName: account.name,
    algoInstrumentId: algo && wide.text(algo.instrumentId),
    algoType: ADL,
    brokerId: BROKER,
    clientIP: '2130706433',
    cumulatedQuantity: double(0),
    currUserId: user.id,
    dateTime: wide.bare(String(order.entered)),
    execId: order.execId,
    manualOrderIndicator: algo === undefined,
    orderId: order.id,
    orderStatus: '1',
    side: String(order.side),
    timeInForce: String(DAY_ORDER),
    uniqueExecId: order.execId,
    userId: String(user.id),
    userParameters: { userParameterList: [{ name: '__on_leave', type: 2, v_int32: 0 }] },
  };
  if (limit === undefined) {
    return {
      ...common,
      executionType: '12',
      instrumentId: algo && wide.text(algo.instrumentId),
      marketId: ALGO_MARKET,
      orderType: String(LIMIT),
      syntheticStatus: 3,
      syntheticType: '7',
    };
  }
  return {
    ...common,
    executionType: '1',
    instrumentId: wide.text(limit.instrument.id),
    leavesQuantity: double(limit.quantity),
    marketId: limit.instrument.product.marketId,
    orderQty: double(limit.quantity),
    orderType: String(LIMIT),
    parentOrderId: order.parentId,
    price: double(limit.price),
    securityDescription: limit.instrument.name,
  };
};

const sideOf = (quantity: number): number => (quantity > 0 ? 1 : 2);

/** What an account held before the world's first fill, as a modification of its position. The fields are ours: none was seen. */
export const openingView = (world: World, { account, instrument, quantity }: Opening, stamp: bigint): WireRecord => {
  const wide = wideOf(world.settings.quoting);
  return {
    accountId: account.id,
    instrumentId: wide.text(instrument.id),
    lastQty: double(Math.abs(quantity)),
    modificationType: 2,
    recordId: `5:${String(account.id)}:${instrument.id}`,
    side: sideOf(quantity),
    timeStamp: wide.text(String(stamp)),
  };
};

/** A manual fill, as a modification of a position. */
export const manualView = (world: World, fill: Fill): WireRecord => {
  const { accountId, instrumentId, lastPx, lastQty, orderId, recordId, side, timeStamp } = fillView(world, fill);
  const modificationType: Wire = 3;
  return { accountId, instrumentId, lastPx, lastQty, modificationType, orderId, recordId, side, timeStamp };
};
