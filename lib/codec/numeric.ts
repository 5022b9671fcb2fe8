// What money becomes: a number, its text, or a decimal of the user's library. Models are generic in it; clients choose it once.

import { InvalidRequestError } from '../base/errors.js';
import { isNumberText } from './literal.js';

/** How money is read from the wire's text and printed back into it. `keepText` asks the reader to keep every literal as it stands. */
export interface Numeric<N> {
  readonly read: (text: string) => N;
  readonly print: (value: N) => string;
  readonly keepText: boolean;
  /** Reads what the parser has made a double already, where that may be done without its text. */
  readonly ofDouble?: (value: number) => N;
}

/** Plain doubles: the default. A literal that a double cannot hold is rounded, and counted on the probe. */
export const asNumber: Numeric<number> = { read: Number, print: String, keepText: false, ofDouble: (value) => value };

/** The literal's own text, scale included: `999999741.1900000000` stays what it is. */
export const asString: Numeric<string> = { read: (text) => text, print: (text) => text, keepText: true };

/** What `asDecimal` needs of a decimal: `toFixed()` that prints plain decimal text, or else `toString()`. */
export interface DecimalLike {
  toFixed?(): string;
  toString(): string;
}

/** Decimals of a library of yours, for instance big.js or decimal.js: its constructor takes decimal text. */
export const asDecimal = <D extends DecimalLike>(Decimal: new (text: string) => D): Numeric<D> => ({
  read: (text) => new Decimal(text),
  // a plain number that slipped in has a toFixed too, which would round it to an integer
  print: (value) => (typeof value === 'object' && value.toFixed !== undefined ? value.toFixed() : value.toString()),
  keepText: true,
});

/** `value` as JSON number text; refuses what is none (NaN, an infinity, words), naming the field. */
export const printNumeric = <N>(numeric: Numeric<N>, field: string, value: N): string => {
  const text = numeric.print(value);
  if (!isNumberText(text)) throw new InvalidRequestError(field, `must be a finite number, got ${text}. Nothing was sent.`);
  return text;
};
