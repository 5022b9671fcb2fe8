// One order or Gross position: in Trades answers, answers to commands, execution reports and snapshots.
// Two generations of the record are in use; both are read into the current one.

import type * as t from 'io-ts';
import { Literal } from '../../codec/literal.js';
import { isAbsent, record } from '../../codec/record.js';
import { flag, id, millis, numberText, text, whole } from '../../codec/values.js';
import { side, tradeStatus, tradeType, triggerType } from './enums.js';
import { normalised, ofObjects, type Wire } from './normalised.js';
import { subtract } from './subtract.js';

/** Initial less remaining, where both are numbers and some is left to be filled. Whole doubles subtract exactly; all else goes through its text. */
const filled = (initial: unknown, remaining: unknown): Literal | number | undefined => {
  if (Number.isSafeInteger(initial) && Number.isSafeInteger(remaining))
    return Number(initial) < Number(remaining) ? undefined : Number(initial) - Number(remaining);
  const asked = numberText(initial);
  const open = numberText(remaining);
  const difference = asked === undefined || open === undefined ? undefined : subtract(asked, open);
  return difference === undefined || difference.startsWith('-') ? undefined : new Literal(difference);
};

/** The older generation calls what remains `Amount` and does not say what is filled. Of a position the difference would be what was closed. */
const withAmounts = (wire: Wire): Wire => {
  const { Amount, InitialAmount, RemainingAmount, FilledAmount, Type } = wire;
  if (isAbsent(Amount) || !isAbsent(RemainingAmount)) return wire;
  const derived = isAbsent(FilledAmount) && Type !== 'Position' ? filled(InitialAmount, Amount) : FilledAmount;
  return { ...wire, RemainingAmount: Amount, FilledAmount: derived };
};

/** The older generation keeps the price of a Stop in `Price`. */
const withStopPrice = (wire: Wire): Wire => {
  const { Type, Price, StopPrice } = wire;
  return Type === 'Stop' && isAbsent(StopPrice) ? { ...wire, StopPrice: Price, Price: undefined } : wire;
};

/** Reads a trade of either generation; `money` is the client's numeric codec. */
export const trade = <N>(money: t.Type<N>) =>
  normalised(
    record(
      'Trade',
      {
        /** Number of the order. The position it becomes keeps it, unless the order was filled in part. */
        Id: id,
        /** What it is now; a filled Gross order turns into a `Position`. */
        Type: tradeType,
        /** Which way it goes. */
        Side: side,
        /** Where it stands. */
        Status: tradeStatus,
        /** Name of the symbol. */
        Symbol: text,
        /** What was asked for, in units of the symbol's base currency. */
        InitialAmount: money,
        /** What is still open, in base units: to be filled of an order, to be closed of a position. `Amount` in the older generation. */
        RemainingAmount: money,
        /** When the order was made, ms since 1970. */
        Created: millis,
      },
      {
        /** The id the client gave the order. */
        ClientId: text,
        /** Number of the account. */
        AccountId: id,
        /** What the order was created as. */
        InitialType: tradeType,
        /** What was filled, in base units. Derived for orders of the older generation. */
        FilledAmount: money,
        /** Digits after the point of the symbol's prices. Current generation only. */
        SymbolPrecision: whole,
        /** Price of a Limit, the limit of a StopLimit, the fill of a Market order, the open price of a position. */
        Price: money,
        /** Price that wakes a Stop or StopLimit. `Price` in the older generation's Stop. */
        StopPrice: money,
        /** What the symbol costs now. Server DTO only. */
        CurrentPrice: money,
        /** What a Limit shows of itself, in base units; 0 hides it. Server DTO only. */
        MaxVisibleAmount: money,
        /** Price at which losses are cut; Gross only. Server DTO only. */
        StopLoss: money,
        /** Price at which profit is taken; Gross only. Server DTO only. */
        TakeProfit: money,
        /** Margin held for it, in the account's currency; 0 for a contingent order that sleeps. */
        Margin: money,
        /** Floating profit, in the account's currency. */
        Profit: money,
        /** Commission, in the account's currency; negative when charged. */
        Commission: money,
        /** Commission of the agent. Not filled any more by current servers. */
        AgentCommission: money,
        /** Swap, in the account's currency. Server DTO only. */
        Swap: money,
        /** Rebate, in the account's currency. Server DTO only. */
        Rebate: money,
        /** How far a fill may stray from the price that was asked for. */
        Slippage: money,
        /** Price a position was closed at. Server DTO only. */
        ClosePrice: money,
        /** Fill at once what can be filled, cancel the rest. */
        ImmediateOrCancel: flag,
        /** A market order with a limit to its slippage. */
        MarketWithSlippage: flag,
        /** Fill all at once or nothing. Server DTO only. */
        FillOrKill: flag,
        /** One of a pair: when the other is filled, this one is canceled. */
        OneCancelsTheOther: flag,
        /** Number of the other order of the pair. */
        RelatedTradeId: id,
        /** Sleeps until its trigger. Server DTO only. */
        ContingentOrder: flag,
        /** What wakes a contingent order. Server DTO only. */
        TriggerType: triggerType,
        /** When a contingent order wakes, ms since 1970. Server DTO only. */
        TriggerTime: millis,
        /** Number of the order whose fate wakes this one. Server DTO only. */
        OrderIdTriggeredBy: id,
        /** When the order expires, ms since 1970. Server DTO only. */
        Expired: millis,
        /** Last change, ms since 1970. */
        Modified: millis,
        /** When it was filled, ms since 1970. */
        Filled: millis,
        /** When the position came to be, ms since 1970. */
        PositionCreated: millis,
        /** Words of the client. */
        Comment: text,
        /** The program that sent the order. Server DTO only. */
        ClientApp: text,
      },
    ),
    ofObjects((wire) => withStopPrice(withAmounts(wire))),
  );

/** One order or Gross position. Amounts are in base units (100000, not lots). Source: the vendor's document, "Trades information", both generations. */
export interface Trade<N = number> extends t.TypeOf<ReturnType<typeof trade<N>>> {}

/** The fields by which a change of an order or position can be seen. What remains is among them, though a fill changes that too. */
export const changeable = [
  'Price',
  'StopPrice',
  'RemainingAmount',
  'InitialAmount',
  'MaxVisibleAmount',
  'StopLoss',
  'TakeProfit',
  'Slippage',
  'Expired',
  'Comment',
  'ImmediateOrCancel',
  'FillOrKill',
  'OneCancelsTheOther',
  'RelatedTradeId',
  'TriggerType',
  'TriggerTime',
  'OrderIdTriggeredBy',
] as const satisfies readonly (keyof Trade)[];
