// How users' values become what the server wants: ids as bare numbers, stamps as milliseconds, money digit for digit. reads, walks and orders print with it.

import { toMillis } from '../base/clock.js';
import { InvalidRequestError } from '../base/errors.js';
import type { Id } from '../base/ids.js';
import { Literal } from '../codec/literal.js';
import { printNumeric, type Numeric } from '../codec/numeric.js';

/** As JSON has them: a 0 in front would make the frame one that nobody can read. */
const DIGITS = /^(?:0|[1-9]\d*)$/;

/** A numeric id as the bare number the server wants, digit for digit. Throws an `InvalidRequestError` on what is none. */
export const wireId = (field: string, id: Id): Literal => {
  const text = String(id);
  if (!DIGITS.test(text) || (typeof id === 'number' && !Number.isSafeInteger(id))) {
    throw new InvalidRequestError(field, `must be a whole number (beyond 2^53 as text or bigint), got ${text.slice(0, 40)}. Nothing was sent.`);
  }
  return new Literal(text);
};

/** A stamp as milliseconds since 1970. Throws an `InvalidRequestError` on what is none. */
export const wireTime = (field: string, stamp: number | Date): number => {
  const time = toMillis(stamp);
  if (!Number.isSafeInteger(time))
    throw new InvalidRequestError(field, `must be a time in whole milliseconds since 1970 or a valid Date, got ${String(stamp)}. Nothing was sent.`);
  return time;
};

/** A number digit for digit. The client's numeric type prints it; whoever hands in another (plain JavaScript may) is refused. */
export const wireNumber = <N>(numeric: Numeric<N>, field: string, value: N): Literal => {
  const given: unknown = value;
  if (given === null || given === undefined) throw new InvalidRequestError(field, 'must be a number. Nothing was sent.');
  const text: unknown = printNumeric(numeric, field, value); // asString hands on whatever it got
  return new Literal(String(text));
};

/** Money, a price or an amount, digit for digit. Throws an `InvalidRequestError` unless it is finite and beyond 0 (or 0 itself where `zero` allows it). */
export const wireMoney = <N>(numeric: Numeric<N>, field: string, value: N, zero: 'refused' | 'allowed' = 'refused'): Literal => {
  const literal = wireNumber(numeric, field, value);
  const isZero = !/[1-9]/.test(literal.text.replace(/[eE].*$/, ''));
  if (literal.text.startsWith('-') && !isZero) throw new InvalidRequestError(field, `must not be negative, got ${literal.text}. Nothing was sent.`);
  if (isZero && zero === 'refused') throw new InvalidRequestError(field, 'must be more than 0. Nothing was sent.');
  return literal;
};
