// The few instruments that the worlds trade, and the prices they move between. Traders draw sensible numbers here, and the world moves the market.

import type { SimulatedServer } from '../../lib/simulator/index.js';
import type { Dice } from './dice.js';

/** An instrument: where its price is, and what is sensible around it. Amounts in base units. */
export interface Market {
  readonly symbol: string;
  readonly anchor: number;
  readonly precision: number;
  readonly spread: number;
  readonly lot: number;
  /** Digits of an amount. */
  readonly amountDigits: number;
}

export const MARKETS = [
  { symbol: 'EURUSD', anchor: 1.125, precision: 5, spread: 0.00012, lot: 1000, amountDigits: 0 },
  { symbol: 'GBPUSD', anchor: 1.314, precision: 5, spread: 0.00015, lot: 1000, amountDigits: 0 },
  { symbol: 'BTCUSD', anchor: 62_480, precision: 2, spread: 9, lot: 0.01, amountDigits: 2 },
] as const satisfies readonly Market[];

/** How far, as a share of the price, the market strays from its anchor. */
const SWING = 0.004;

/** A price so far from the anchor, as decimal text. */
export const priceAt = ({ anchor, precision }: Market, share: number): string => (anchor * (1 + share)).toFixed(precision);

/** A price anywhere the market may come to. */
export const anyPrice = (market: Market, dice: Dice): string => priceAt(market, (dice.random() - 0.5) * 2 * SWING);

/** A few lots, as decimal text. */
export const anyAmount = ({ lot, amountDigits }: Market, dice: Dice): string => (dice.between(1, 9) * lot).toFixed(amountDigits);

/** The market of one of the instruments jumps; orders and exits that wait there are executed. */
export const moveMarket = ({ exchange }: SimulatedServer, dice: Dice): void => {
  const market = dice.one<Market>(...MARKETS);
  const bid = anyPrice(market, dice);
  exchange.price(market.symbol, { bid, ask: (Number(bid) + market.spread).toFixed(market.precision) });
};
