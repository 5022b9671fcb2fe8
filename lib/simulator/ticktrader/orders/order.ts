// An order or a Gross position as the exchange keeps it. Immutable: every change makes a new one and puts it into the book.

import Big from 'big.js';
import type { SymbolFacts } from '../symbols.js';

export type Side = 'Buy' | 'Sell';
export type OrderType = 'Market' | 'Limit' | 'Stop' | 'StopLimit' | 'Position';
export type OrderStatus = 'New' | 'Calculated' | 'PartiallyFilled' | 'Filled' | 'Canceled' | 'Rejected' | 'Expired' | 'Activated';

/** Why something happened to an order, in the history's words. */
export type Reason =
  | 'ClientRequest'
  | 'PndOrdAct'
  | 'StopOut'
  | 'StopLossAct'
  | 'TakeProfitAct'
  | 'DealerDecision'
  | 'Rollover'
  | 'Delete'
  | 'Expired'
  | 'TransferMoney'
  | 'Split'
  | 'Dividend'
  | 'OneCancelsTheOther'
  | 'Overnight';

/** What a contingent order waits for; the vendor's words. */
export type TriggerType = 'OnTime' | 'OnPendingOrderExpired' | 'OnPendingOrderPartiallyFilled';

/** What wakes a contingent order: its time, or what happens to another order. */
export interface Trigger {
  readonly type: TriggerType;
  /** Milliseconds since 1970; of `OnTime`. */
  readonly time?: number | undefined;
  /** The other order; of all types but `OnTime`. */
  readonly orderId?: number | undefined;
}

/** What a client may ask for when it creates an order; validated. */
export interface NewOrder {
  readonly type: Exclude<OrderType, 'Position'>;
  readonly side: Side;
  readonly symbol: SymbolFacts;
  readonly amount: Big;
  readonly price?: Big | undefined;
  readonly stopPrice?: Big | undefined;
  /** What of an iceberg is seen; zero hides it. */
  readonly maxVisible?: Big | undefined;
  readonly stopLoss?: Big | undefined;
  readonly takeProfit?: Big | undefined;
  /** How far the price may slip, as a share of it. */
  readonly slippage?: Big | undefined;
  /** Milliseconds since 1970. */
  readonly expired?: number | undefined;
  readonly immediateOrCancel: boolean;
  readonly fillOrKill: boolean;
  /** Takes what the market gives, as far as the price may slip. */
  readonly marketWithSlippage?: boolean | undefined;
  /** The order it shall make an OCO pair with. */
  readonly relatedId?: number | undefined;
  /** Whether it takes its amount from the other order of the pair. */
  readonly equalAmount?: boolean | undefined;
  /** What wakes it, if it is contingent. */
  readonly trigger?: Trigger | undefined;
  readonly clientId?: string | undefined;
  readonly comment?: string | undefined;
  readonly clientApp?: string | undefined;
}

/** An order or a Gross position. Amounts in base units. */
export interface Order extends Omit<NewOrder, 'type' | 'amount' | 'equalAmount'> {
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
  /** Whether this copy knows of the other leg of its OCO pair, `relatedId`. */
  readonly oco: boolean;
  readonly marketWithSlippage: boolean;
  readonly closePrice?: Big | undefined;
  /** The Id of the request that created it. */
  readonly tag?: string | undefined;
}

const ZERO = new Big(0);

/** The order `asked` for, under its new number. Every field is named, also the empty ones: orders are copied often, and engines copy like shapes fast. */
export const orderOf = (asked: NewOrder, id: number, now: number, tag?: string): Order => ({
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
  maxVisible: asked.maxVisible,
  stopLoss: asked.stopLoss,
  takeProfit: asked.takeProfit,
  slippage: asked.slippage,
  expired: asked.expired,
  immediateOrCancel: asked.immediateOrCancel || asked.marketWithSlippage === true,
  fillOrKill: asked.fillOrKill,
  marketWithSlippage: asked.marketWithSlippage ?? false,
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
  relatedId: asked.relatedId,
  oco: asked.relatedId !== undefined,
  trigger: asked.trigger,
  closePrice: undefined,
  tag,
});

/** The side that ends a position of `side`. */
export const opposite = (side: Side): Side => (side === 'Buy' ? 'Sell' : 'Buy');

/** `value` with the sign a position of `side` gives it. */
export const signed = (value: Big, side: Side): Big => (side === 'Buy' ? value : value.neg());

/** Whether this is a Gross position rather than an order that waits. */
export const isPosition = (order: Order): boolean => order.type === 'Position';

/** Whether it is a contingent order nothing has woken yet: it takes no money and heeds no price. */
export const isAsleep = (order: Order): boolean => order.trigger !== undefined;

/** Whether it is open: it waits, or it is a position. */
export const isOpen = ({ status }: Order): boolean => status === 'Calculated' || status === 'PartiallyFilled';
