// Whether what the library read is what stood there. json.spec and json.fuzz.spec compare with it.

import type { Json } from '../../lib/codec/json.js';
import { Literal } from '../../lib/codec/literal.js';
import { NumberText } from './slow-json.js';

/** A decimal as digits and power of ten, by nothing but whole numbers. */
const parts = (text: string): { readonly digits: bigint; readonly power: number } => {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), power: Number(exponent) - fraction.length };
};

/** Whether two decimal texts name the same value. A BigInt cannot be -0, nor can it lose a digit. */
const equal = (one: string, other: string): boolean => {
  const [a, b] = [parts(one), parts(other)];
  if (a.digits === 0n || b.digits === 0n) return a.digits === b.digits;
  const least = Math.min(a.power, b.power);
  return a.power - b.power < 1_000 && b.power - a.power < 1_000 && a.digits * 10n ** BigInt(a.power - least) === b.digits * 10n ** BigInt(b.power - least);
};

/** Whether a number of the library names the value that stood there: as a double only where that, printed shortest, is the very decimal. */
const sameNumber = (got: Json, wanted: string): boolean =>
  got instanceof Literal ? got.text === wanted : typeof got === 'number' && got === Number(wanted) && equal(String(got), wanted);

/** Whether the library's value is the slow reader's, member for member, without `__proto__`. */
export const agrees = (got: Json, wanted: unknown): boolean => {
  if (wanted instanceof NumberText) return sameNumber(got, wanted.text);
  if (Array.isArray(wanted)) return Array.isArray(got) && got.length === wanted.length && wanted.every((item, at) => agrees(got[at] as Json, item));
  if (!(wanted instanceof Map)) return got === wanted;
  if (typeof got !== 'object' || got === null || got instanceof Literal || Array.isArray(got) || Object.getPrototypeOf(got) !== Object.prototype) return false;
  const members = [...(wanted as Map<string, unknown>)].filter(([key]) => key !== '__proto__');
  const object = got as Readonly<Record<string, Json>>;
  return Object.keys(object).length === members.length && members.every(([key, value]) => Object.hasOwn(object, key) && agrees(object[key] as Json, value));
};
