// The orders of the demo, one of each kind, at prices around the market's. Pure; the desk places them.

import type { LimitOrder, MarketOrder, StopLimitOrder, StopOrder } from '../../ticktrader/index.js';

/** What the market bids and asks. */
export interface Quote {
  readonly bid: number;
  readonly ask: number;
}

/** The orders by what they are for. */
export interface Orders {
  readonly market: MarketOrder<number>;
  readonly immediate: LimitOrder<number>;
  readonly outOfReach: LimitOrder<number>;
  readonly limit: LimitOrder<number>;
  readonly stop: StopOrder<number>;
  readonly stopLimit: StopLimitOrder<number>;
  readonly tooMuch: MarketOrder<number>;
  /** Take a profit, or cut a loss: one cancels the other. */
  readonly cutLoss: StopOrder<number>;
  readonly takeProfit: LimitOrder<number>;
}

/** What is traded. */
export const SYMBOL = 'EURUSD';

const DIGITS = 5;
const PIP = 0.0001;

/** `price` so many pips higher, or lower. */
export const shifted = (price: number, pips: number): number => Number((price + pips * PIP).toFixed(DIGITS));

/** The orders at this market. Amounts are in euros. */
export const ordersAt = ({ bid, ask }: Quote): Orders => {
  const buy = { Symbol: SYMBOL, Side: 'Buy', Amount: 1_000 } as const;
  const sell = { ...buy, Side: 'Sell' } as const;
  return {
    market: { ...buy, Type: 'Market', Amount: 3_000 },
    immediate: { ...buy, Type: 'Limit', Price: shifted(ask, 10), ImmediateOrCancel: true },
    outOfReach: { ...buy, Type: 'Limit', Price: shifted(bid, -80), FillOrKill: true },
    limit: { ...buy, Type: 'Limit', Price: shifted(bid, -50) },
    stop: { ...buy, Type: 'Stop', StopPrice: shifted(ask, 100) },
    stopLimit: { ...buy, Type: 'StopLimit', StopPrice: shifted(ask, 100), Price: shifted(ask, 110) },
    tooMuch: { ...buy, Type: 'Market', Amount: 9_000_000 },
    cutLoss: { ...sell, Type: 'Stop', StopPrice: shifted(bid, -30) },
    takeProfit: { ...sell, Type: 'Limit', Price: shifted(ask, 20) },
  };
};
