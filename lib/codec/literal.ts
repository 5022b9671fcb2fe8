// A number of the wire that a double cannot hold, kept as its text. codec/json makes and prints it, codecs take it apart.

/** The text of a JSON number, digit for digit. */
export class Literal {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }

  toJSON(): string {
    return this.text;
  }
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Whether `text` is a JSON number. */
export const isNumberText = (text: string): boolean => NUMBER.test(text);

interface Decimal {
  readonly negative: boolean;
  /** Significant digits, without zeros at either end; empty for zero. */
  readonly digits: string;
  /** The value is 0.digits * 10^point. */
  readonly point: number;
}

/** Without the zeros at its end. A loop, since a pattern would try every run of zeros anew. */
const withoutTrailingZeros = (digits: string): string => {
  let end = digits.length;
  while (digits.charCodeAt(end - 1) === 0x30) end--;
  return digits.slice(0, end);
};

/** The canonical form of number text: two texts name the same value exactly when their forms are equal. */
const decimal = (text: string): Decimal => {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const negative = mantissa.startsWith('-');
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const all = whole + fraction;
  const leading = all.length - all.replace(/^0+/, '').length;
  const digits = withoutTrailingZeros(all.slice(leading));
  return { negative, digits, point: digits === '' ? 0 : whole.length - leading + Number(exponent) };
};

/** Whether two number texts have the same value (`1.50` and `15e-1` do). The sign of zero does not count. */
export const sameValue = (one: string, other: string): boolean => {
  const a = decimal(one);
  const b = decimal(other);
  return a.digits === b.digits && a.point === b.point && (a.negative === b.negative || a.digits === '');
};

/** Whether the double nearest to `text`, printed shortest, is the same decimal value: only then may it become a number. */
export const isExact = (text: string): boolean => {
  const double = Number(text);
  return Number.isFinite(double) && sameValue(text, String(double));
};
