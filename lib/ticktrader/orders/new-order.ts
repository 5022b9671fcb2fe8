// What an order may say, as types: a union by Type, so that a Limit without a price does not compile. create and create-oco take it.

import type { Id } from '../../base/ids.js';
import type { Side } from '../model/index.js';

/** What every order says. Amounts are in units of the symbol's base currency (100000, not 1 lot), prices in quote currency. */
export interface OrderBase<N> {
  readonly Symbol: string;
  readonly Side: Side;
  readonly Amount: N;
  /** Your own id of the order. Default a new GUID: never reuse one, it is how the order is found again after a lost connection. */
  readonly ClientId?: string;
  /** At most 512 characters. */
  readonly Comment?: string;
  readonly ClientApp?: string;
  /** Price at which the position is closed at a loss. Gross accounts only. */
  readonly StopLoss?: N;
  /** Price at which the position is closed at a profit. Gross accounts only. */
  readonly TakeProfit?: N;
  /** How far the price may slip. */
  readonly Slippage?: N;
}

/** What every order that waits says. */
export interface PendingBase<N> extends OrderBase<N> {
  /** Until when it waits (ms since 1970, or a Date). Default for ever. */
  readonly Expired?: number | Date;
}

/** A pair in which one cancels the other, told one by one; see `createOco` for both at once. */
export interface OcoLink {
  readonly OneCancelsTheOther?: true;
  /** The order it is paired with. */
  readonly RelatedTradeId?: Id;
  /** Take the amount from the other order. */
  readonly OcoEqualAmount?: boolean;
}

/** What wakes an order that sleeps at first. */
export type Contingency =
  | { readonly ContingentOrder?: never; readonly TriggerType?: never; readonly TriggerTime?: never; readonly OrderIdTriggeredBy?: never }
  | { readonly ContingentOrder: true; readonly TriggerType: 'OnTime'; readonly TriggerTime: number | Date; readonly OrderIdTriggeredBy?: never }
  | {
      readonly ContingentOrder: true;
      readonly TriggerType: 'OnPendingOrderExpired' | 'OnPendingOrderPartiallyFilled';
      readonly OrderIdTriggeredBy: Id;
      readonly TriggerTime?: never;
    };

/** At once, at the market's price. */
export interface MarketOrder<N> extends OrderBase<N> {
  readonly Type: 'Market';
}

/** At `Price` or better. */
export interface LimitOrder<N> extends PendingBase<N>, OcoLink {
  readonly Type: 'Limit';
  readonly Price: N;
  /** Fill what can be filled at once, cancel the rest. */
  readonly ImmediateOrCancel?: boolean;
  /** Fill all at once, or cancel. */
  readonly FillOrKill?: boolean;
  readonly MarketWithSlippage?: boolean;
  /** An iceberg: what others see of it; 0 hides it. */
  readonly MaxVisibleAmount?: N;
}

/** At the market's price once that reaches `StopPrice`. */
export interface StopOrder<N> extends PendingBase<N>, OcoLink {
  readonly Type: 'Stop';
  readonly StopPrice: N;
}

/** A limit at `Price` once the market reaches `StopPrice`. */
export interface StopLimitOrder<N> extends PendingBase<N>, OcoLink {
  readonly Type: 'StopLimit';
  readonly Price: N;
  readonly StopPrice: N;
  readonly ImmediateOrCancel?: boolean;
  readonly FillOrKill?: boolean;
  readonly MaxVisibleAmount?: N;
}

/** A new order. Field names are the vendor's. */
export type NewOrder<N = number> = (MarketOrder<N> | LimitOrder<N> | StopOrder<N> | StopLimitOrder<N>) & Contingency;

/** What is to change of a trade; what is not named stays. On positions: StopLoss, TakeProfit and Comment only. */
export interface OrderChange<N = number> {
  readonly Id: Id;
  readonly Price?: N;
  readonly StopPrice?: N;
  /** By how much the amount changes; negative makes it smaller. */
  readonly AmountChange?: N;
  /** The new amount. Obsolete on the server, which ignores it where AmountChange is given. */
  readonly Amount?: N;
  /** What the amount was: the server refuses where it was not. */
  readonly PrevAmount?: N;
  readonly MaxVisibleAmount?: N;
  readonly StopLoss?: N;
  readonly TakeProfit?: N;
  readonly Slippage?: N;
  readonly Expired?: number | Date;
  readonly Comment?: string;
  readonly ImmediateOrCancel?: boolean;
  readonly FillOrKill?: boolean;
  /** Count what is filled meanwhile against the new amount. */
  readonly InFlightMitigation?: boolean;
  readonly OneCancelsTheOther?: boolean;
  readonly OcoEqualAmount?: boolean;
  readonly RelatedTradeId?: Id;
  readonly TriggerType?: 'OnTime' | 'OnPendingOrderExpired' | 'OnPendingOrderPartiallyFilled';
  readonly TriggerTime?: number | Date;
  readonly OrderIdTriggeredBy?: Id;
}
