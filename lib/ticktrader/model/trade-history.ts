// One record of the trade history: what became of an order, a position or the balance, from a TradeHistory answer.

import type * as t from 'io-ts';
import { isAbsent, record } from '../../codec/record.js';
import { double, flag, id, millis, text, whole } from '../../codec/values.js';
import { side, tradeType, transactionReason, transactionType } from './enums.js';
import { normalised, ofObjects } from './normalised.js';

/** Rates into and out of the account's report currency, one pair a currency. Server DTO only. */
const reportRates = <N>(money: t.Type<N>) => ({
  /** Rate from the profit's currency into the report currency. */
  ProfitToReportConversionRate: money,
  /** Rate from the report currency into the profit's. */
  ReportToProfitConversionRate: money,
  /** Rate from the balance's currency into the report currency. */
  BalanceToReportConversionRate: money,
  /** Rate from the report currency into the balance's. */
  ReportToBalanceConversionRate: money,
  /** Rate from `SrcAssetCurrency` into the report currency. */
  SrcAssetToReportConversionRate: money,
  /** Rate from the report currency into `SrcAssetCurrency`. */
  ReportToSrcAssetConversionRate: money,
  /** Rate from `DstAssetCurrency` into the report currency. */
  DstAssetToReportConversionRate: money,
  /** Rate from the report currency into `DstAssetCurrency`. */
  ReportToDstAssetConversionRate: money,
  /** Rate from `MarginCurrency` into the report currency. */
  MarginCurrencyToReportConversionRate: money,
  /** Rate from the report currency into `MarginCurrency`. */
  ReportToMarginCurrencyConversionRate: money,
  /** Rate from `ProfitCurrency` into the report currency. */
  ProfitCurrencyToReportConversionRate: money,
  /** Rate from the report currency into `ProfitCurrency`. */
  ReportToProfitCurrencyConversionRate: money,
});

/** The order, as it was at the time of the record. */
const tradePart = <N>(money: t.Type<N>) => ({
  /** Number of the order. */
  TradeId: id,
  /** The id the client gave the order; unique, but the server does not promise it. */
  ClientTradeId: text,
  /** Number of the order it came of. `ParentTradeId` in the document and on older servers. */
  ParentOrderId: id,
  /** What that order was created as. Server DTO only. */
  ParentOrderType: tradeType,
  /** Number of the other order of an OCO pair. Server DTO only. */
  RelatedTradeId: id,
  /** Which way it went; absent for Balance and Credit. */
  TradeSide: side,
  /** What it was at the time: a filled Limit that is closed later says `Position`. */
  TradeType: tradeType,
  /** When it was made, ms since 1970. */
  TradeCreated: millis,
  /** Its last change, ms since 1970. Server DTO only. */
  TradeModified: millis,
  /** What remained of it, in base units. Server DTO only. */
  TradeAmount: money,
  /** What was asked for, in base units. Server DTO only. */
  TradeInitialAmount: money,
  /** What it showed of itself, in base units. Server DTO only. */
  TradeMaxVisibleAmount: money,
  /** What it hid, in base units. Server DTO only. */
  TradeHiddenAmount: money,
  /** What was filled now, in base units. Server DTO only. */
  TradeLastFillAmount: money,
  /** Its price. Server DTO only. */
  TradePrice: money,
  /** Price of the fill. Server DTO only. */
  TradeFillPrice: money,
  /** Price at which losses were to be cut; Gross only. Server DTO only. */
  StopLoss: money,
  /** Price at which profit was to be taken; Gross only. Server DTO only. */
  TakeProfit: money,
  /** When it was to expire, ms since 1970. Server DTO only. */
  Expired: millis,
  /** How far a fill might stray from the price. Server DTO only. */
  Slippage: money,
  /** Whether it was immediate-or-cancel. Server DTO only. */
  ImmediateOrCancel: flag,
  /** Whether it was a market order with a limit to its slippage. Server DTO only. */
  MarketWithSlippage: flag,
  /** Whether it was fill-or-kill. Server DTO only. */
  FillOrKill: flag,
  /** Whether it was one of an OCO pair. Server DTO only. */
  OneCancelsTheOther: flag,
  /** Words of the client. */
  Comment: text,
  /** The program that sent the order. Server DTO only. */
  ClientApp: text,
  /** When the request came, ms since 1970. Server DTO only. */
  RequestTimestamp: millis,
  /** Price the request wanted to open at. Server DTO only. */
  RequestOpenPrice: money,
  /** Amount the request wanted to open, in base units. Server DTO only. */
  RequestOpenAmount: money,
  /** Price the request wanted to close at. Server DTO only. */
  RequestClosePrice: money,
  /** Amount the request wanted to close, in base units. Server DTO only. */
  RequestCloseAmount: money,
});

/** The position, on `PositionClosed` of a Gross account; `PositionAmount` on fills of a Net account too. */
const positionPart = <N>(money: t.Type<N>) => ({
  /** Number of the position: the order's own when it was filled in full, else a new one. */
  PositionId: id,
  /** Number of the position it was closed by. Server DTO only. */
  PositionById: id,
  /** What is left of it, in base units. */
  PositionAmount: money,
  /** What was opened, in base units. */
  PositionInitialAmount: money,
  /** What was closed now, in base units. */
  PositionLastAmount: money,
  /** Price it was opened at. */
  PositionOpenPrice: money,
  /** When it was opened, ms since 1970. */
  PositionOpened: millis,
  /** Price it was closed at. */
  PositionClosePrice: money,
  /** When it was closed, ms since 1970. */
  PositionClosed: millis,
  /** Its last change, ms since 1970. Server DTO only. */
  PosModified: millis,
});

/** What it did to the account, and at which rates. */
const moneyPart = <N>(money: t.Type<N>) => ({
  /** Balance afterwards, in `BalanceCurrency`; absent for Cash. */
  Balance: money,
  /** Profit and charges of a close; what was paid in (negative: out) for Balance and Credit. */
  BalanceMovement: money,
  /** Currency of the amounts. */
  BalanceCurrency: text,
  /** Commission, in `CommissionCurrency`; negative when charged. */
  Commission: money,
  /** Currency of the commission. Server DTO only. */
  CommissionCurrency: text,
  /** Commission of the agent. */
  AgentCommission: money,
  /** Whether the opening commission was reduced. Server DTO only. */
  ReducedOpenCommissionFlag: flag,
  /** Whether the closing commission was reduced. Server DTO only. */
  ReducedCloseCommissionFlag: flag,
  /** Currency of the least commission. Server DTO only. */
  MinCommissionCurrency: text,
  /** Rate at which the least commission was converted. Server DTO only. */
  MinCommissionConversionRate: money,
  /** Swap; absent for Cash. */
  Swap: money,
  /** Rebate, in `RebateCurrency`. Server DTO only. */
  Rebate: money,
  /** Currency of the rebate. Server DTO only. */
  RebateCurrency: text,
  /** Taxes taken. Server DTO only. */
  Taxes: money,
  /** Value the taxes were taken by. Server DTO only. */
  TaxValue: money,
  /** Rate of the margin's currency when opened. */
  MarginRateInitial: money,
  /** Rate of the balance's currency when opened. Server DTO only. */
  OpenConversionRate: money,
  /** Rate of the balance's currency when closed. Server DTO only. */
  CloseConversionRate: money,
  /** Currency of the margin. Server DTO only. */
  MarginCurrency: text,
  /** Currency of the profit. Server DTO only. */
  ProfitCurrency: text,
  /** Rate from `MarginCurrency` into the balance's currency. Server DTO only. */
  MarginCurrencyToBalanceConversionRate: money,
  /** Currency that went out; Cash only. Server DTO only. */
  SrcAssetCurrency: text,
  /** What the account then held of it. Server DTO only. */
  SrcAssetAmount: money,
  /** How much of it moved. Server DTO only. */
  SrcAssetMovement: money,
  /** Currency that came in; Cash only. Server DTO only. */
  DstAssetCurrency: text,
  /** What the account then held of it. Server DTO only. */
  DstAssetAmount: money,
  /** How much of it moved. Server DTO only. */
  DstAssetMovement: money,
  /** Currency of reports. Server DTO only. */
  ReportCurrency: text,
  /** Token in which commission was paid. Server DTO only. */
  TokenCommissionCurrency: text,
  /** Discount for paying in it. Server DTO only. */
  TokenCommissionCurrencyDiscount: money,
  /** Rate at which it was converted. Server DTO only. */
  TokenCommissionConversionRate: money,
  /** Ratio of the split that caused the record. Server DTO only. */
  SplitRatio: double,
  /** What one share got before fees. Server DTO only. */
  DividendGrossRate: double,
  /** Rate from the dividend's currency into the balance's. Server DTO only. */
  DividendToBalanceConversionRate: money,
});

/** Reads a record of the trade history; `money` is the client's numeric codec. */
export const tradeReport = <N>(money: t.Type<N>) =>
  normalised(
    record(
      'TradeReport',
      {
        /** The record's own id: 24 hex digits, opaque; walks continue after it. */
        Id: text,
        /** What happened. */
        TransactionType: transactionType,
        /** Who or what caused it. */
        TransactionReason: transactionReason,
        /** When, ms since 1970. */
        TransactionTimestamp: millis,
      },
      {
        /** Name of the symbol; absent for Balance and Credit. */
        Symbol: text,
        /** Digits after the point of the symbol's prices. Server DTO only. */
        SymbolPrecision: whole,
        ...tradePart(money),
        ...positionPart(money),
        ...moneyPart(money),
        ...reportRates(money),
      },
    ),
    ofObjects((wire) => {
      const { ParentTradeId, ParentOrderId } = wire;
      return isAbsent(ParentTradeId) || !isAbsent(ParentOrderId) ? wire : { ...wire, ParentOrderId: ParentTradeId };
    }),
  );

/** One record of the trade history. Amounts are in base units. Source: the vendor's document, "Trade history", and the server's own DTO. */
export interface TradeReport<N = number> extends t.TypeOf<ReturnType<typeof tradeReport<N>>> {}
