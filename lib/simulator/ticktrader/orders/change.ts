// What a change makes of a waiting order or a position: the new one, worked out and checked, not yet put into the book. TradeModify asks twice where a dealer decides in between.

import type Big from 'big.js';
import { closingPrice, openingPrice } from '../money.js';
import type { World } from '../world.js';
import { checkAmount, checkExits, checkExpiry, checkFlag, checkPrice, checkSlippage, checkVisible, refuse, type Exits } from './checks.js';
import { checkLink, twinOf } from './link.js';
import { isPosition, type Order, type Trigger, type TriggerType } from './order.js';
import { checkTrigger } from './triggers.js';

/** What a client asks to change; what is absent stays. */
export interface Change {
  readonly price?: Big | undefined;
  readonly stopPrice?: Big | undefined;
  /** What shall remain. */
  readonly amount?: Big | undefined;
  /** What it thinks remains. */
  readonly prevAmount?: Big | undefined;
  /** How much more (negative: less) shall remain; goes before the other two. */
  readonly amountChange?: Big | undefined;
  /** `amount` counts what is filled already. */
  readonly inFlightMitigation: boolean;
  /** Negative: all is seen. */
  readonly maxVisible?: Big | undefined;
  /** Zero: none; so too the next. */
  readonly stopLoss?: Big | undefined;
  readonly takeProfit?: Big | undefined;
  readonly slippage?: Big | undefined;
  /** Milliseconds since 1970; zero or less: for ever. */
  readonly expired?: number | undefined;
  readonly comment?: string | undefined;
  readonly immediateOrCancel?: boolean | undefined;
  readonly fillOrKill?: boolean | undefined;
  /** True pairs it with `relatedId`; false breaks its pair. */
  readonly oneCancelsTheOther?: boolean | undefined;
  readonly relatedId?: number | undefined;
  readonly equalAmount: boolean;
  readonly triggerType?: TriggerType | undefined;
  readonly triggerTime?: number | undefined;
  readonly triggeredBy?: number | undefined;
}

/** The value asked for: absent keeps `old`, zero clears it. */
const changed = (asked: Big | undefined, old: Big | undefined): Big | undefined => (asked === undefined ? old : asked.eq(0) ? undefined : asked);

const exitsOf = (order: Order, { stopLoss, takeProfit }: Change): Exits => ({
  stopLoss: changed(stopLoss, order.stopLoss),
  takeProfit: changed(takeProfit, order.takeProfit),
});

/** A Stop may name its stop price `Price`, as the vendor's document has it. */
const pricesOf = (world: World, order: Order, { price, stopPrice }: Change): Pick<Order, 'price' | 'stopPrice'> => {
  const checked = (asked: Big | undefined): Big | undefined => asked && checkPrice(world, order.symbol, asked);
  if (order.type === 'Market') return { price: order.price, stopPrice: order.stopPrice };
  const isStop = order.type === 'Stop';
  return {
    price: isStop ? order.price : (checked(price) ?? order.price),
    stopPrice: checked(stopPrice) ?? (isStop ? checked(price) : undefined) ?? order.stopPrice,
  };
};

interface Amounts {
  readonly remaining: Big;
  readonly initialAmount: Big;
}

/** What remains is `remaining` now, and as much more or less was asked for at first. */
const withRemaining = (world: World, order: Order, remaining: Big): Amounts => ({
  remaining: checkAmount(world, order.symbol, remaining),
  initialAmount: order.initialAmount.plus(remaining).minus(order.remaining),
});

/** The amounts asked for; undefined where what is filled already is all that is wanted: the order is to be canceled. */
const amountsOf = (world: World, order: Order, change: Change): Amounts | undefined => {
  const { texts } = world.settings;
  const { amount, amountChange, prevAmount, inFlightMitigation } = change;
  if (amountChange !== undefined) {
    const remaining = order.remaining.plus(amountChange);
    return remaining.gt(0) ? withRemaining(world, order, remaining) : refuse(texts.invalidAmountChange, { change: amountChange.toFixed() });
  }
  if (prevAmount !== undefined && !prevAmount.eq(order.remaining)) refuse(texts.amountChanged);
  if (amount === undefined) return { remaining: order.remaining, initialAmount: order.initialAmount };
  if (!inFlightMitigation) return withRemaining(world, order, amount);
  checkAmount(world, order.symbol, amount);
  const remaining = amount.minus(order.filledAmount);
  return remaining.gt(0) ? { remaining, initialAmount: amount } : undefined;
};

const visibleOf = (world: World, { type, symbol, maxVisible }: Order, asked: Big | undefined): Big | undefined => {
  if (asked === undefined) return maxVisible;
  return asked.lt(0) ? undefined : checkVisible(world, type, symbol, asked);
};

const expiryOf = (world: World, { expired }: Order, asked: number | undefined): number | undefined =>
  asked === undefined ? expired : asked <= 0 ? undefined : checkExpiry(world, asked);

const flagsOf = (world: World, { type, immediateOrCancel, fillOrKill }: Order, change: Change): Pick<Order, 'immediateOrCancel' | 'fillOrKill'> => {
  // A Limit waits already: only an order that is yet to become one can be told not to.
  if (change.immediateOrCancel !== undefined) checkFlag(world, type, 'ImmediateOrCancel', ['StopLimit']);
  if (change.fillOrKill !== undefined) checkFlag(world, type, 'FillOrKill');
  return { immediateOrCancel: change.immediateOrCancel ?? immediateOrCancel, fillOrKill: change.fillOrKill ?? fillOrKill };
};

const triggerOf = (world: World, order: Order, change: Change, expired: number | undefined): Trigger | undefined => {
  const { triggerType, triggerTime, triggeredBy } = change;
  const isAsked = triggerType !== undefined || triggerTime !== undefined || triggeredBy !== undefined;
  if (order.trigger === undefined) return isAsked ? refuse(world.settings.texts.invalidTriggerType) : undefined;
  if (!isAsked && change.expired === undefined) return order.trigger;
  const type = triggerType ?? order.trigger.type;
  const isSameKind = type === order.trigger.type;
  const trigger: Trigger = {
    type,
    time: triggerTime ?? (isSameKind ? order.trigger.time : undefined),
    orderId: triggeredBy ?? (isSameKind ? order.trigger.orderId : undefined),
  };
  return checkTrigger(world, { ...order, expired }, trigger, order.id);
};

type Link = Pick<Order, 'relatedId' | 'oco'> & { readonly remaining?: Big };

/** The pair `wanted` is to be in, given that it was `order`. With the equal-amount option it takes the other's amount. */
const linkOf = (world: World, order: Order, wanted: Order, { oneCancelsTheOther, relatedId, equalAmount }: Change): Link => {
  const { texts } = world.settings;
  if (oneCancelsTheOther === undefined) return { relatedId: order.relatedId, oco: order.oco };
  if (!oneCancelsTheOther) return { relatedId: undefined, oco: false };
  if (relatedId === undefined || relatedId === 0) return refuse(texts.ocoNeedsRelated);
  if (relatedId === order.id) return refuse(texts.ocoItself);
  if (twinOf(world, order) !== undefined) return refuse(texts.ocoRemoveFirst, { id: String(order.id) });
  const { remaining } = checkLink(world, wanted, relatedId);
  return { relatedId, oco: true, ...(equalAmount ? { remaining } : {}) };
};

const modifiedOrder = (world: World, order: Order, change: Change): Order | undefined => {
  const prices = pricesOf(world, order, change);
  const exits = exitsOf(order, change);
  checkExits(world, order.symbol, order.side, prices.price ?? prices.stopPrice ?? openingPrice(world, order), exits);
  const amounts = amountsOf(world, order, change);
  if (amounts === undefined) return undefined;
  const expired = expiryOf(world, order, change.expired);
  const wanted: Order = {
    ...order,
    ...prices,
    ...exits,
    ...amounts,
    ...flagsOf(world, order, change),
    expired,
    maxVisible: visibleOf(world, order, change.maxVisible),
    slippage: change.slippage === undefined ? order.slippage : checkSlippage(world, change.slippage),
    trigger: triggerOf(world, order, change, expired),
  };
  const { remaining = wanted.remaining, ...link } = linkOf(world, order, wanted, change);
  return { ...wanted, ...link, ...(remaining.eq(wanted.remaining) ? {} : withRemaining(world, wanted, remaining)) };
};

/** Of a position only exits and comment change; price and amount are passed over, as the vendor's server does. */
const modifiedPosition = (world: World, position: Order, change: Change): Order => {
  if (change.amountChange !== undefined) refuse(world.settings.texts.cannotModifyAmount);
  const exits = exitsOf(position, change);
  checkExits(world, position.symbol, position.side, closingPrice(world, position.symbol, position.side), exits);
  return { ...position, ...exits };
};

/** What `change` makes of `order`; undefined where nothing remains of it and it is to be canceled. */
export const changedOrder = (world: World, order: Order, change: Change): Order | undefined => {
  const made = isPosition(order) ? modifiedPosition(world, order, change) : modifiedOrder(world, order, change);
  return made && { ...made, comment: change.comment ?? order.comment, modified: world.now() };
};
