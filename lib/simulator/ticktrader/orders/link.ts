// Two orders of which one cancels the other: the vendor's rules, and how the link is made and broken. New orders, pairs and changes ask.

import type Big from 'big.js';
import type { World } from '../world.js';
import { record, report } from '../reports.js';
import { refuse } from './checks.js';
import { isPosition, type NewOrder, type Order, type OrderType, type Side, type Trigger } from './order.js';

/** What the rules look at, of an order that is asked for and of one that waits. */
interface Leg {
  readonly type: OrderType;
  readonly side: Side;
  readonly symbol: { readonly name: string };
  readonly price?: Big | undefined;
  readonly stopPrice?: Big | undefined;
  readonly immediateOrCancel: boolean;
  readonly fillOrKill: boolean;
  readonly marketWithSlippage?: boolean | undefined;
  readonly trigger?: Trigger | undefined;
}

/** A Stop of a Cash account waits as a StopLimit that must not wait; to the rules it is the Stop it was. */
const asAsked = (order: Order): Leg =>
  order.initialType === 'Stop' && order.type === 'StopLimit' ? { ...order, type: 'Stop', price: undefined, immediateOrCancel: false } : order;

const checkOptions = (world: World, { type, immediateOrCancel, fillOrKill, marketWithSlippage }: Leg): void => {
  const { texts } = world.settings;
  if (type !== 'Limit' && type !== 'Stop') refuse(texts.ocoType);
  if (marketWithSlippage === true) refuse(texts.ocoOption, { flag: 'MarketWithSlippage' });
  if (immediateOrCancel) refuse(texts.ocoOption, { flag: 'ImmediateOrCancel' });
  if (fillOrKill) refuse(texts.ocoOption, { flag: 'FillOrKill' });
};

/** On opposite sides, who buys must buy below where the other sells: else one stop would chase its limit. */
const checkPrices = (world: World, one: Leg, other: Leg): void => {
  const [buy, sell] = one.side === 'Buy' ? [one, other] : [other, one];
  const bought = buy.price ?? buy.stopPrice;
  const sold = sell.price ?? sell.stopPrice;
  if (one.side === other.side || one.type === other.type || bought === undefined || sold === undefined) return;
  if (bought.gte(sold)) refuse(world.settings.texts.ocoPrices);
};

const checkTriggers = (world: World, one: Trigger | undefined, other: Trigger | undefined): void => {
  const { texts } = world.settings;
  if (one === undefined && other === undefined) return;
  if (one === undefined || other === undefined) return refuse(texts.ocoContingent);
  if (one.type !== other.type || one.orderId !== other.orderId) refuse(texts.ocoTriggerType);
  if (one.time !== other.time) refuse(texts.ocoTriggerTime);
};

/** Refuses two orders that cannot be a pair. */
export const checkPair = (world: World, one: Leg, other: Leg): void => {
  const { texts } = world.settings;
  checkOptions(world, one);
  checkOptions(world, other);
  if (one.symbol.name !== other.symbol.name) refuse(texts.ocoSymbol);
  if (one.type === 'Limit' && other.type === 'Limit') refuse(texts.ocoTwoLimits);
  checkTriggers(world, one.trigger, other.trigger);
  checkPrices(world, one, other);
};

/** The other leg of `order`, if it still waits and knows of it. */
export const twinOf = (world: World, { id, relatedId }: Order): Order | undefined => {
  const twin = relatedId === undefined ? undefined : world.book.order(relatedId);
  return twin?.relatedId === id && !isPosition(twin) ? twin : undefined;
};

/** The order numbered `relatedId`, which is to be paired, or the refusal. */
const freeOrder = (world: World, relatedId: number): Order => {
  const { texts } = world.settings;
  const id = String(relatedId);
  const found = world.book.order(relatedId);
  if (found === undefined || isPosition(found)) return refuse(texts.relatedNotFound, { id });
  return twinOf(world, found) === undefined ? found : refuse(texts.ocoTaken, { id });
};

/** Refuses to pair `leg` with the order numbered `relatedId` where the rules are against it; returns that order. */
export const checkLink = (world: World, leg: NewOrder | Order, relatedId: number): Order => {
  const related = freeOrder(world, relatedId);
  checkPair(world, asAsked(related), 'status' in leg ? asAsked(leg) : leg);
  return related;
};

const modified = (world: World, order: Order, changes: Partial<Order>): void => {
  const now: Order = { ...order, ...changes, modified: world.now() };
  world.book.put(now);
  record(world, 'modified', now);
  report(world, 'Modified', now);
};

/** Tells the other leg that `order`, which waits, is its twin now: it is reported as Modified. */
export const linkTwin = (world: World, order: Order): void => {
  const twin = order.relatedId === undefined ? undefined : world.book.order(order.relatedId);
  if (twin !== undefined) modified(world, twin, { relatedId: order.id, oco: true });
};

/** Tells the other leg that it is alone. */
export const unlinkTwin = (world: World, twin: Order): void => {
  modified(world, twin, { relatedId: undefined, oco: false });
};
