// An order or a Gross position as the exchange keeps it. Immutable: every change makes a new one and puts it into the book.

import Big from 'big.js';
import type { SymbolFacts } from '../symbols.js';

export type Side = 'Buy' | 'Sell';
export type OrderType = 'Market' | 'Limit' | 'Stop' | 'StopLimit' | 'Position';
export type OrderStatus = 'New' | 'Calculated' | 'Filled' | 'Canceled' | 'Rejected' | 'Expired' | 'Activated';

/** Why something happened to an order, in the history's words. */
export type Reason = 'ClientRequest' | 'PndOrdAct' | 'StopLossAct' | 'TakeProfitAct' | 'DealerDecision' | 'Expired' | 'TransferMoney' | 'OneCancelsTheOther';

/** What a client may ask for when it creates an order; validated. */
export interface NewOrder {
  readonly type: Exclude<OrderType, 'Position'>;
  readonly side: Side;
  readonly symbol: SymbolFacts;
  readonly amount: Big;
  readonly price?: Big | undefined;
  readonly stopPrice?: Big | undefined;
  readonly stopLoss?: Big | undefined;
  readonly takeProfit?: Big | undefined;
  readonly slippage?: Big | undefined;
  /** Milliseconds since 1970. */
  readonly expired?: number | undefined;
  readonly immediateOrCancel: boolean;
  readonly fillOrKill: boolean;
  readonly clientId?: string | undefined;
  readonly comment?: string | undefined;
  readonly clientApp?: string | undefined;
}

/** An order or a Gross position. Amounts in base units. */
export interface Order extends Omit<NewOrder, 'type' | 'amount'> {
  readonly id: number;
  readonly type: OrderType;
  readonly initialType: OrderType;
  readonly status: OrderStatus;
  readonly initialAmount: Big;
  readonly remaining: Big;
  readonly filledAmount: Big;
  /** In account currency, negative; positions only. */
  readonly commission?: Big | undefined;
  readonly swap?: Big | undefined;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly modified?: number | undefined;
  readonly filled?: number | undefined;
  readonly positionCreated?: number | undefined;
  /** The order a position came from. */
  readonly parentId: number;
  /** The other leg of an OCO pair. `oco` says whether this copy already knows of the link. */
  readonly relatedId?: number | undefined;
  readonly oco: boolean;
  /** Takes whatever the market gives; only what Cash makes of a Market order. */
  readonly marketWithSlippage: boolean;
  readonly closePrice?: Big | undefined;
}

const ZERO = new Big(0);

/** The order `asked` for, under its new number. Every field is named, also the empty ones: orders are copied often, and engines copy like shapes fast. */
export const orderOf = (asked: NewOrder, id: number, now: number, relatedId?: number): Order => ({
  id,
  type: asked.type,
  initialType: asked.type,
  status: 'New',
  side: asked.side,
  symbol: asked.symbol,
  initialAmount: asked.amount,
  remaining: asked.amount,
  filledAmount: ZERO,
  price: asked.price,
  stopPrice: asked.stopPrice,
  stopLoss: asked.stopLoss,
  takeProfit: asked.takeProfit,
  slippage: asked.slippage,
  expired: asked.expired,
  immediateOrCancel: asked.immediateOrCancel,
  fillOrKill: asked.fillOrKill,
  clientId: asked.clientId,
  comment: asked.comment,
  clientApp: asked.clientApp,
  commission: undefined,
  swap: undefined,
  created: now,
  modified: undefined,
  filled: undefined,
  positionCreated: undefined,
  parentId: id,
  relatedId,
  oco: relatedId !== undefined,
  marketWithSlippage: false,
  closePrice: undefined,
});

/** The side that ends a position of `side`. */
export const opposite = (side: Side): Side => (side === 'Buy' ? 'Sell' : 'Buy');

/** `value` with the sign a position of `side` gives it. */
export const signed = (value: Big, side: Side): Big => (side === 'Buy' ? value : value.neg());

/** Whether this is a Gross position rather than an order that waits. */
export const isPosition = (order: Order): boolean => order.type === 'Position';
