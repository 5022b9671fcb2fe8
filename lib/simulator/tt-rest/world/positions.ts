// What is held, by the algebra of the one row that was captured: start of day, today's fills and a price make a position. ttmonitor shows it.

import Big from 'big.js';
import type { Instrument } from './catalog.js';
import type { Account } from './company.js';
import type { Fill } from './fills.js';

const ZERO = new Big(0);

/** Bought or sold on the day: how much, and what it cost, price times quantity. */
export interface Volume {
  readonly quantity: Big;
  readonly turnover: Big;
}

/** What an account holds of one instrument, and all that follows. Profits are in the product's currency. */
export interface Position {
  readonly account: Account;
  readonly instrument: Instrument;
  readonly sodNetPos: Big;
  readonly sodPrice: Big;
  readonly buyFillQty: Big;
  readonly sellFillQty: Big;
  /** Undefined where nothing was bought, or sold. */
  readonly avgBuy: Big | undefined;
  readonly avgSell: Big | undefined;
  readonly buyWorkingQty: Big;
  readonly sellWorkingQty: Big;
  readonly netPosition: Big;
  readonly pnlPrice: Big;
  readonly pnl: Big;
  readonly realizedPnl: Big;
  /** What the lots still open cost in the mean; undefined when flat. */
  readonly openAvgPrice: Big | undefined;
}

/** What a position is computed from. */
export interface Ingredients {
  readonly account: Account;
  readonly instrument: Instrument;
  readonly sodNetPos: Big;
  readonly sodPrice: Big;
  readonly bought: Volume;
  readonly sold: Volume;
  readonly buyWorkingQty: Big;
  readonly sellWorkingQty: Big;
  readonly pnlPrice: Big;
}

/** No volume. */
export const NOTHING: Volume = { quantity: ZERO, turnover: ZERO };

/** The volume with a fill more. */
export const withFill = (volume: Volume, { quantity, price }: Fill): Volume => ({
  quantity: volume.quantity.plus(quantity),
  turnover: volume.turnover.plus(price.times(quantity)),
});

const mean = ({ quantity, turnover }: Volume): Big | undefined => (quantity.eq(0) ? undefined : turnover.div(quantity));
const lesser = (one: Big, other: Big): Big => (one.lt(other) ? one : other);
const atLeastZero = (value: Big): Big => (value.lt(0) ? ZERO : value);

/**
 * The position of its ingredients. Fills of the day close the lots of the start of the day first, then each other; so
 * `pnl = realizedPnl + pointValue * netPosition * (pnlPrice - openAvgPrice)`.
 */
export const positionOf = (from: Ingredients): Position => {
  const { sodNetPos, sodPrice, bought, sold, pnlPrice, instrument } = from;
  const [avgBuy, avgSell] = [mean(bought), mean(sold)];
  const netPosition = sodNetPos.plus(bought.quantity).minus(sold.quantity);

  const soldFromSod = lesser(sold.quantity, atLeastZero(sodNetPos));
  const boughtFromSod = lesser(bought.quantity, atLeastZero(sodNetPos.neg()));
  const matched = lesser(sold.quantity.minus(soldFromSod), bought.quantity.minus(boughtFromSod));
  const [buyPrice, sellPrice] = [avgBuy ?? ZERO, avgSell ?? ZERO];
  const realized = soldFromSod
    .times(sellPrice.minus(sodPrice))
    .plus(boughtFromSod.times(sodPrice.minus(buyPrice)))
    .plus(matched.times(sellPrice.minus(buyPrice)));
  const total = sodNetPos
    .times(pnlPrice.minus(sodPrice))
    .plus(bought.quantity.times(pnlPrice).minus(bought.turnover))
    .minus(sold.quantity.times(pnlPrice).minus(sold.turnover));
  return {
    account: from.account,
    instrument,
    sodNetPos,
    sodPrice,
    buyFillQty: bought.quantity,
    sellFillQty: sold.quantity,
    avgBuy,
    avgSell,
    buyWorkingQty: from.buyWorkingQty,
    sellWorkingQty: from.sellWorkingQty,
    netPosition,
    pnlPrice,
    pnl: total.times(instrument.pointValue),
    realizedPnl: realized.times(instrument.pointValue),
    openAvgPrice: netPosition.eq(0) ? undefined : pnlPrice.minus(total.minus(realized).div(netPosition)),
  };
};
