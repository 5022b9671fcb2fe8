// Amounts as canonical decimal text: keys and chains compare what reports and records say, whatever numeric type the client chose and however the server prints.

import { subtract } from '../../model/subtract.js';

const ZERO = '0';

/** `50`, `50.0` and `5e1` alike as `50`. Absurdly long texts stay what they are. */
export const plainAmount = (text: string): string => {
  if (/^[1-9]\d*$/.test(text)) return text; // nearly every amount
  const plain = subtract(text, ZERO) ?? text;
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
};

/** `one - other`, exact. */
export const less = (one: string, other: string): string => plainAmount(subtract(one, other) ?? one);

/** `one + other`, exact. */
export const plus = (one: string, other: string): string => less(one, other.startsWith('-') ? other.slice(1) : `-${other}`);

/** Below 0 where `one` is the smaller, above where it is the bigger. */
export const compare = (one: string, other: string): number => {
  if (one === other) return 0;
  const difference = less(one, other);
  return difference === ZERO ? 0 : difference.startsWith('-') ? -1 : 1;
};
