// Decimals without a double in between: their text, and their digits as one whole number, which is how Parquet keeps them.

import { isNumberText, Literal } from '../../codec/literal.js';
import type { DecimalShape } from './columns.js';
import { isDecimal } from './infer.js';

/** The text of a number of any form, where `value` is one. */
export const numberText = (value: unknown): string | undefined => {
  const text =
    typeof value === 'string'
      ? value
      : typeof value === 'number' || typeof value === 'bigint'
        ? String(value)
        : value instanceof Literal
          ? value.text
          : isDecimal(value)
            ? value.toFixed()
            : '';
  return isNumberText(text) ? text : undefined;
};

/** A number beyond this exponent fits no decimal, and its digits need not be written out to see that. */
const FARTHEST = 100;

/** `value` as digits and the count of those after the point: `-1.50` is -150 and 2. */
const digitsOf = (text: string): { readonly digits: string; readonly scale: number } | undefined => {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const power = Number(exponent);
  return Math.abs(power) > FARTHEST ? undefined : { digits: whole + fraction, scale: fraction.length - power };
};

/** `value` times 10^scale, exactly; nothing where it is no number or has more digits than fit. */
export const scaled = (value: unknown, { precision, scale }: DecimalShape): bigint | undefined => {
  const text = numberText(value);
  const parts = text === undefined ? undefined : digitsOf(text);
  if (parts === undefined) return undefined;
  const missing = scale - parts.scale;
  const surplus = missing < 0 ? parts.digits.slice(missing) : '';
  if (/[1-9]/.test(surplus)) return undefined;
  const digits = missing < 0 ? parts.digits.slice(0, missing) : parts.digits + '0'.repeat(missing);
  const number = BigInt(digits === '' || digits === '-' ? 0 : digits);
  return (number < 0n ? -number : number) < 10n ** BigInt(precision) ? number : undefined;
};
