// The instruments of the simulated exchange: contract facts and how wildly each moves. A table; prices, orders and margin read it.

import Big from 'big.js';

/** What the exchange knows of an instrument. Amounts are in units of the base currency (or of the thing itself), never in lots. */
export interface SymbolFacts {
  readonly name: string;
  readonly base: string;
  readonly quote: string;
  /** Digits after the point of a price. */
  readonly precision: number;
  readonly least: Big;
  readonly most: Big;
  readonly step: Big;
  /** Whether the account's leverage divides the margin (Forex); otherwise `marginFactor` alone does. */
  readonly leveraged: boolean;
  readonly marginFactor: Big;
  /** Where the price starts, and where a seeded world pulls it back to. */
  readonly anchor: number;
  /** Ask minus bid, in points (units of the last digit). */
  readonly spread: number;
  /** Deviation of the price over a year, as a share of it. */
  readonly volatility: number;
}

/** Commission of each opening fill as a share of its value: the document's 100,000 EURUSD at 1.12539 cost 5.63 USD. */
export const COMMISSION = new Big('0.00005');

/** Digits money of a currency is rounded to. */
export const moneyDigits = (currency: string): number => ({ JPY: 0, BTC: 8, ETH: 8 })[currency] ?? 2;

type Row = readonly [base: string, quote: string, precision: number, anchor: number, spread: number, volatility: number];

const forex: readonly Row[] = [
  ['EUR', 'USD', 5, 1.12539, 12, 0.07],
  ['GBP', 'USD', 5, 1.31422, 15, 0.08],
  ['AUD', 'USD', 5, 0.70215, 13, 0.1],
  ['NZD', 'USD', 5, 0.64908, 17, 0.1],
  ['USD', 'JPY', 3, 148.215, 14, 0.09],
  ['USD', 'CHF', 5, 0.88417, 15, 0.07],
  ['USD', 'CAD', 5, 1.36218, 15, 0.06],
  ['EUR', 'GBP', 5, 0.85632, 14, 0.05],
  ['EUR', 'JPY', 3, 166.801, 20, 0.1],
  ['AUD', 'CAD', 5, 0.95647, 20, 0.07],
];

const others: readonly Row[] = [
  ['XAU', 'USD', 2, 2035.4, 25, 0.14],
  ['US500', 'USD', 1, 5105.2, 5, 0.13],
  ['BTC', 'USD', 2, 62480.5, 900, 0.5],
  ['ETH', 'USD', 2, 3095.25, 110, 0.6],
];

const facts = (
  [base, quote, precision, anchor, spread, volatility]: Row,
  least: string,
  most: string,
  marginFactor: string,
  leveraged: boolean,
): SymbolFacts => ({
  name: base === 'US500' ? base : base + quote,
  base,
  quote,
  precision,
  least: new Big(least),
  most: new Big(most),
  step: new Big(least),
  leveraged,
  marginFactor: new Big(marginFactor),
  anchor,
  spread,
  volatility,
});

/** All instruments of the exchange. */
export const symbolTable: readonly SymbolFacts[] = [
  ...forex.map((row) => facts(row, '1000', '100000000', '1', true)),
  ...others.map((row) => facts(row, '0.01', '1000000', '0.05', false)),
];
