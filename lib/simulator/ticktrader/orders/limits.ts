// At which price the market fills an order, and how much of it at once. Triggers and new orders ask.

import Big from 'big.js';
import { openingPrice } from '../money.js';
import type { World } from '../world.js';
import { opposite, type Order, type Side } from './order.js';

const ONE = new Big(1);

/** Whether `price` is at least as good for one who deals on `side` as `limit`: as low for a buyer, as high for a seller. */
export const isWithin = (side: Side, limit: Big, price: Big): boolean => (side === 'Buy' ? price.lte(limit) : price.gte(limit));

/** `price` made worse by a share of it, rounded to the symbol's digits in the owner's favour. */
const slipped = ({ side, symbol }: Order, price: Big, share: Big): Big =>
  side === 'Buy' ? price.times(ONE.plus(share)).round(symbol.precision, Big.roundDown) : price.times(ONE.minus(share)).round(symbol.precision, Big.roundUp);

/** The worst price a Limit may be filled at: its own, or, where it takes slippage, what that leaves of it. */
export const worstPrice = (world: World, order: Order): Big | undefined =>
  order.price && order.marketWithSlippage ? slipped(order, order.price, order.slippage ?? new Big(world.settings.defaultSlippage)) : order.price;

/** Whether a price has slipped no further than `order` allows from `start`; all prices are well where it does not say. */
export const isNear = (order: Order, start: Big, price: Big): boolean =>
  order.slippage === undefined || isWithin(order.side, slipped(order, start, order.slippage), price);

/** Whether a Limit may be filled at `market`. */
export const isReached = (world: World, order: Order, market: Big): boolean => {
  const worst = worstPrice(world, order);
  return worst !== undefined && isWithin(order.side, worst, market);
};

/** Whether `market` has gone as far as a Stop or StopLimit waits for. */
export const isStopReached = ({ side, stopPrice }: Order, market: Big): boolean => stopPrice !== undefined && isWithin(opposite(side), stopPrice, market);

/** What the market gives of `order` at once: the price, and how much. */
export const offered = (world: World, order: Order): { readonly price: Big; readonly amount: Big } => {
  const volume = world.conditions.volume(order.symbol);
  const amount = volume === undefined || volume.gt(order.remaining) ? order.remaining : volume;
  return { price: openingPrice(world, order), amount };
};
