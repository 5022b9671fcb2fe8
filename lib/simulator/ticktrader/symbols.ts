// The instruments of the simulated exchange: contract facts, charges, and how wildly each moves. A table; prices, orders and money read it.

import Big from 'big.js';

/** How a symbol's margin is worked out. Leverage divides it for `Forex` and `CFD_Leverage` alone. */
export type MarginMode = 'Forex' | 'CFD' | 'Futures' | 'CFD_Index' | 'CFD_Leverage';

/** What may be done in a symbol: everything, nothing, or only what the name says. */
export type TradingMode = 'Full' | 'Disabled' | 'CloseOnly' | 'BuyOnly' | 'LongOnly' | 'SellOnly' | 'ShortOnly';

/** What dealing costs. `Percentage`: of the value in the base currency; `Points`: of the price, a unit; `Money`: account currency, a lot. */
export interface CommissionRule {
  readonly type: 'Money' | 'Points' | 'Percentage';
  /** `PerLot`: it grows with the amount; `PerDeal`: what one lot costs, however much is dealt. */
  readonly charge: 'PerLot' | 'PerDeal';
  readonly value: Big;
  /** The least a deal costs, in `minimumCurrency`. */
  readonly minimum: Big;
  readonly minimumCurrency: string;
}

/** What holding over night brings (positive) or costs. `Points`: of the price, a unit and night; `PercentPerYear`: a share of the base amount, 0.01 for one percent. */
export interface SwapRule {
  readonly type: 'Points' | 'PercentPerYear';
  readonly long: Big;
  readonly short: Big;
  /** The day (1 Monday to 5 Friday) whose night counts three times, for the weekend, which then counts nothing; 0: every night counts once. */
  readonly tripleDay: number;
}

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
  /** Units in a lot. */
  readonly lot: Big;
  /** What may be done in it at the start. */
  readonly tradingMode: TradingMode;
  readonly marginMode: MarginMode;
  /** Whether the account's leverage divides the margin; `marginFactor` does in any case. */
  readonly leveraged: boolean;
  readonly marginFactor: Big;
  /** What a Stop or StopLimit takes of the margin (StopOrderMarginReduction). */
  readonly stopMarginReduction: Big;
  /** What a Limit nobody sees takes of the margin (HiddenLimitOrderMarginReduction). */
  readonly hiddenMarginReduction: Big;
  /** MarginHedged: of a hedged pair `2 * marginHedged - 1` counts besides its bigger side; a half makes it free. */
  readonly marginHedged: Big;
  readonly commission: CommissionRule;
  readonly swap: SwapRule;
  /** Where the price starts, and where a seeded world pulls it back to. */
  readonly anchor: number;
  /** Ask minus bid, in points (units of the last digit). */
  readonly spread: number;
  /** Deviation of the price over a year, as a share of it. */
  readonly volatility: number;
}

/** What a user may change of an instrument; decimals as text. */
export interface SymbolRules {
  readonly marginMode?: MarginMode;
  readonly marginFactor?: string;
  readonly stopMarginReduction?: string;
  readonly hiddenMarginReduction?: string;
  readonly marginHedged?: string;
  readonly commission?: Partial<{ [K in keyof CommissionRule]: CommissionRule[K] extends Big ? string : CommissionRule[K] }>;
  readonly swap?: Partial<{ [K in keyof SwapRule]: SwapRule[K] extends Big ? string : SwapRule[K] }>;
}

/** Digits money of a currency is rounded to. */
export const moneyDigits = (currency: string): number => ({ JPY: 0, BTC: 8, ETH: 8 })[currency] ?? 2;

const ONE = new Big(1);
const ZERO = new Big(0);

/** The document's 100,000 EURUSD at 1.12539 cost 5.63 USD. */
const COMMISSION: CommissionRule = { type: 'Percentage', charge: 'PerLot', value: new Big('0.005'), minimum: ZERO, minimumCurrency: 'USD' };

type Row = readonly [base: string, quote: string, precision: number, anchor: number, spread: number, volatility: number, long: string, short: string];

const forex: readonly Row[] = [
  ['EUR', 'USD', 5, 1.12539, 12, 0.07, '-7.2', '3.1'],
  ['GBP', 'USD', 5, 1.31422, 15, 0.08, '-4.8', '1.2'],
  ['AUD', 'USD', 5, 0.70215, 13, 0.1, '-2.6', '0.7'],
  ['NZD', 'USD', 5, 0.64908, 17, 0.1, '-1.9', '0.2'],
  ['USD', 'JPY', 3, 148.215, 14, 0.09, '12.4', '-21.5'],
  ['USD', 'CHF', 5, 0.88417, 15, 0.07, '5.9', '-10.3'],
  ['USD', 'CAD', 5, 1.36218, 15, 0.06, '1.4', '-5.2'],
  ['EUR', 'GBP', 5, 0.85632, 14, 0.05, '-4.4', '1.8'],
  ['EUR', 'JPY', 3, 166.801, 20, 0.1, '8.8', '-16.2'],
  ['AUD', 'CAD', 5, 0.95647, 20, 0.07, '-1.7', '-1.1'],
];

const others: readonly Row[] = [
  ['XAU', 'USD', 2, 2035.4, 25, 0.14, '-0.0525', '0.021'],
  ['US500', 'USD', 1, 5105.2, 5, 0.13, '-0.0725', '0.0175'],
  ['BTC', 'USD', 2, 62480.5, 900, 0.5, '-0.2', '-0.05'],
  ['ETH', 'USD', 2, 3095.25, 110, 0.6, '-0.2', '-0.05'],
];

/** What is traded on weekends too. */
const SLEEPLESS = new Set(['BTC', 'ETH']);

const facts = (
  [base, quote, precision, anchor, spread, volatility, long, short]: Row,
  [least, most, lot, marginFactor]: readonly [string, string, string, string],
  marginMode: MarginMode,
): SymbolFacts => ({
  name: base === 'US500' ? base : base + quote,
  base,
  quote,
  precision,
  least: new Big(least),
  most: new Big(most),
  step: new Big(least),
  lot: new Big(lot),
  tradingMode: 'Full',
  marginMode,
  leveraged: marginMode === 'Forex' || marginMode === 'CFD_Leverage',
  marginFactor: new Big(marginFactor),
  stopMarginReduction: ONE,
  hiddenMarginReduction: ONE,
  marginHedged: new Big('0.5'),
  commission: COMMISSION,
  swap: { type: marginMode === 'Forex' ? 'Points' : 'PercentPerYear', long: new Big(long), short: new Big(short), tripleDay: SLEEPLESS.has(base) ? 0 : 3 },
  anchor,
  spread,
  volatility,
});

/** All instruments of the exchange. */
export const symbolTable: readonly SymbolFacts[] = [
  ...forex.map((row) => facts(row, ['1000', '100000000', '100000', '1'], 'Forex')),
  ...others.map((row) => facts(row, ['0.01', '1000000', '1', '0.05'], 'CFD')),
];

const big = (text: string | undefined, otherwise: Big): Big => (text === undefined ? otherwise : new Big(text));

const ruled = (symbol: SymbolFacts, rules: SymbolRules): SymbolFacts => {
  const marginMode = rules.marginMode ?? symbol.marginMode;
  const { commission = {}, swap = {} } = rules;
  return {
    ...symbol,
    marginMode,
    leveraged: marginMode === 'Forex' || marginMode === 'CFD_Leverage',
    marginFactor: big(rules.marginFactor, symbol.marginFactor),
    stopMarginReduction: big(rules.stopMarginReduction, symbol.stopMarginReduction),
    hiddenMarginReduction: big(rules.hiddenMarginReduction, symbol.hiddenMarginReduction),
    marginHedged: big(rules.marginHedged, symbol.marginHedged),
    commission: {
      ...symbol.commission,
      ...commission,
      value: big(commission.value, symbol.commission.value),
      minimum: big(commission.minimum, symbol.commission.minimum),
    },
    swap: { ...symbol.swap, ...swap, long: big(swap.long, symbol.swap.long), short: big(swap.short, symbol.swap.short) },
  };
};

/** The instruments under the rules a user chose, by symbol. */
export const symbolsUnder = (rules: Readonly<Record<string, SymbolRules>>): readonly SymbolFacts[] => {
  const stray = Object.keys(rules).find((name) => symbolTable.every((symbol) => symbol.name !== name));
  if (stray !== undefined) throw new RangeError(`No symbol ${stray}; there are ${symbolTable.map(({ name }) => name).join(', ')}.`);
  return symbolTable.map((symbol) => ruled(symbol, rules[symbol.name] ?? {}));
};
