// One fill, from the three lists of fills. services/ledger reads them.

import type * as t from 'io-ts';
import { record } from '../../codec/record.js';
import { flag, id, list, text } from '../../codec/values.js';
import { jsonRecord } from './json-record.js';
import { code, nanoseconds, yesNo } from './values.js';

/** Reads a fill; `money` is the client's numeric codec, for prices and quantities. TT leaves out what is empty. */
export const fill = <N>(money: t.Type<N>) =>
  record(
    'Fill',
    {
      /** TT's own time, ns since 1970, UTC: what the walk goes by. */
      timeStamp: nanoseconds,
      accountId: id,
      instrumentId: id,
      /** 1 buy, 2 sell. Text in orders, a number here and there now. */
      side: code,
      /** How much was filled. */
      lastQty: money,
      /** At what price. */
      lastPx: money,
    },
    {
      /** `4:<orderId>:<n>:<leg>`; no two fills share one. */
      recordId: text,
      /** 22 characters, which may hold a slash. */
      uniqueExecId: text,
      /** The exchange's own; not unique. */
      execId: text,
      /** The exchange's time, ns since 1970. */
      transactTime: nanoseconds,
      /** Midnight of the trade date, ns since 1970. */
      tradeDate: nanoseconds,
      timeSentClient: nanoseconds,
      timeSentTT: nanoseconds,
      account: text,
      /** The spread this is a leg of. */
      parentInstrumentId: id,
      marketId: id,
      securityDesc: text,
      /** Price of a spread as a whole; 0 on its legs. */
      avgPx: money,
      cumQty: money,
      /** Change of the order's open quantity: negative. */
      deltaQty: money,
      exchLeavesQty: money,
      minQty: money,
      displayQty: money,
      /** 2 partially filled, 3 filled. */
      ordStatus: code,
      ordType: code,
      /** 14 trade. */
      execType: code,
      /** 1 an outright, 2 a leg, 3 a spread as a whole. A spread comes as three rows: adding up all of them counts it twice. */
      multiLegReportingType: code,
      orderId: text,
      parentOrderId: text,
      omaParentOrderId: text,
      secondaryOrderId: text,
      secondaryClOrdId: text,
      secondaryExecId: text,
      /** Beyond 2^63 in places, and a bare number on the wire: decimal text here. */
      algoId: id,
      algoType: code,
      syntheticType: code,
      /** The words "true" and "false" on the wire. */
      aggressorIndicator: yesNo,
      /** The words "true" and "false" on the wire. */
      externallyCreated: yesNo,
      manualOrderIndicator: yesNo,
      manualFill: flag,
      execInst: code,
      /** 15 is Day+. */
      timeInForce: code,
      positionEffect: code,
      orderCrossPreventionType: code,
      contingencyType: code,
      orderCapacity: code,
      orderOrigination: code,
      brokerId: id,
      userId: id,
      currUserId: id,
      exchOrderAssoc: text,
      connectionId: id,
      clientIP: text,
      senderLocationId: text,
      senderSubId: text,
      source: code,
      messageType: code,
      transactionType: code,
      handlingInstr: code,
      tradeMatchId: text,
      tradeType: code,
      trdType: code,
      tradeReportId: text,
      tradingVenueTradeId: text,
      crossId: text,
      allocId: text,
      reportId: text,
      reportType: text,
      reportSides: list(jsonRecord),
      textA: text,
      textB: text,
      textC: text,
      textTT: text,
      parties: list(jsonRecord),
      orderAttributes: list(jsonRecord),
      /** What a fill that stands for several was made of. */
      fillsGroup: list(jsonRecord),
    },
  );

/** One fill. Prices and quantities are of type `N`; ids and stamps are text, codes numbers. */
export interface Fill<N = number> extends t.TypeOf<ReturnType<typeof fill<N>>> {}
