// One working order, from ttledger. services/ledger reads it.

import type * as t from 'io-ts';
import { record } from '../../codec/record.js';
import { id, list, text } from '../../codec/values.js';
import { code, nanoseconds, ratio, yesNo } from './values.js';

/** Reads a parameter of an algo order; `type` says which `v_` member holds its value: 0 double, 2 int32, 6 bool, 7 string. */
export const orderUserParameter = record(
  'OrderUserParameter',
  { name: text },
  { displayName: text, type: code, v_double: ratio, v_int32: code, v_bool: yesNo, v_string: text },
);

/** Reads an order; `money` is the client's numeric codec, for prices and quantities. */
export const order = <N>(money: t.Type<N>) =>
  record(
    'Order',
    {
      orderId: text,
      accountId: id,
      instrumentId: id,
      /** 1001 is an algo's own; the orders it sends name it as `parentOrderId`. */
      marketId: id,
      /** 1 buy, 2 sell. Text on the wire, a number in fills: a number in both here. */
      side: code,
      /** 1 new, 2 partially filled; `withNames` knows the others. */
      orderStatus: code,
      /** 1 market, 2 limit; `withNames` knows the others. */
      orderType: code,
    },
    {
      /** Last change, ns since 1970; a bare number on the wire, beyond 2^53. */
      dateTime: nanoseconds,
      price: money,
      stopPrice: money,
      /** Asked for; absent from the parent of an ADL algo. */
      orderQty: money,
      /** Still open. */
      leavesQuantity: money,
      /** Filled so far. */
      cumulatedQuantity: money,
      displayQty: money,
      executionType: code,
      timeInForce: code,
      /** 7 is an ADL algo. */
      syntheticType: code,
      syntheticStatus: code,
      algoType: code,
      algoInstrumentId: id,
      parentOrderId: text,
      accountName: text,
      brokerId: id,
      /** Text on the wire where `currUserId` is a number: text in both here. */
      userId: id,
      currUserId: id,
      clientIP: text,
      clientOrderID: text,
      customerOrderCapacity: code,
      execId: text,
      execInst: code,
      giveUp: code,
      manualOrderIndicator: yesNo,
      orderCapacity: code,
      orderProperties: text,
      positionEffect: code,
      secondaryExecId: text,
      securityDescription: text,
      text,
      textA: text,
      textB: text,
      textC: text,
      /** YYYYMMDD. */
      tradeDate: code,
      uniqueExecId: text,
      /** Parameters of an algo. */
      userParameters: record('UserParameters', {}, { userParameterList: list(orderUserParameter) }),
    },
  );

/** One working order. Prices and quantities are of type `N`; ids and stamps are text, codes numbers. */
export interface Order<N = number> extends t.TypeOf<ReturnType<typeof order<N>>> {}
