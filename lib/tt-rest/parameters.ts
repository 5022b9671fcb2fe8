// How users' values become parts of an address, by a table of TT's parameter names: the same name means the same everywhere. endpoint prints with it.

import { InvalidRequestError } from '../base/errors.js';
import type { Id } from '../base/ids.js';

/** A point in time: nanoseconds since 1970 as text or bigint (they do not fit a number), or a Date. */
export type Nanos = string | bigint | Date;

/** Prints one value, or refuses it. */
type Print = (field: string, value: unknown) => string;

const refuse = (field: string, problem: string): never => {
  throw new InvalidRequestError(field, `${problem} Nothing was sent.`);
};

/** What users may have handed over, shortened, for an error. */
const shown = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean';
  return isPlain || value instanceof Date ? String(value).slice(0, 40) : 'an object';
};

const DIGITS = /^\d+$/;

const id: Print = (field, value) => {
  const isId = typeof value === 'string' || typeof value === 'bigint' || Number.isSafeInteger(value);
  const text = isId ? String(value) : '';
  return DIGITS.test(text) ? text : refuse(field, `must be a whole number (beyond 2^53 as text or bigint), got ${shown(value)}.`);
};

const ids =
  (most = Infinity): Print =>
  (field, value) => {
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (list.length === 0 || list.length > most)
      refuse(field, `must name ${most === Infinity ? 'at least one' : `1 to ${String(most)}`}, got ${String(list.length)}.`);
    return list.map((one) => id(field, one)).join(',');
  };

const text: Print = (field, value) => {
  const isText = (typeof value === 'string' && value !== '') || typeof value === 'bigint' || typeof value === 'boolean' || Number.isFinite(value);
  return isText ? String(value) : refuse(field, `must be text that is not empty, got ${shown(value)}.`);
};

const flag: Print = (field, value) => (typeof value === 'boolean' ? String(value) : refuse(field, `must be true or false, got ${shown(value)}.`));

/** TT wants these as 1 and 0. */
const bit: Print = (field, value) => {
  if (typeof value === 'boolean') return value ? '1' : '0';
  return value === 0 || value === 1 ? String(value) : refuse(field, `must be 0 or 1, got ${shown(value)}.`);
};

/** The stamp in whole nanoseconds since 1970. Throws an `InvalidRequestError` on what is none, plain numbers among it: they lose digits. */
export const nanos: Print = (field, value) => {
  if (value instanceof Date && !Number.isNaN(value.getTime()) && value.getTime() >= 0) return String(BigInt(value.getTime()) * 1_000_000n);
  const digits = typeof value === 'string' || typeof value === 'bigint' ? String(value) : '';
  return DIGITS.test(digits) ? digits : refuse(field, `must be nanoseconds since 1970 as text or bigint, or a valid Date, got ${shown(value)}.`);
};

const PRINTERS: Readonly<Record<string, Print>> = {
  accountId: id,
  accountIds: ids(),
  accounts: ids(50),
  algoId: id,
  companyId: id,
  fromCurrencyId: id,
  includeOTC: flag,
  includeSpreadPositions: bit,
  instrumentId: id,
  marketId: ids(),
  maxTimestamp: nanos,
  mineOnly: flag,
  minTimestamp: nanos,
  productFamilyId: id,
  productId: id,
  productTypeId: id,
  scaleQty: bit,
  toCurrencyId: id,
  userId: id,
};

/** A parameter as TT wants it, percent-encoded. What the table does not know is text. Throws an `InvalidRequestError` that names the field. */
export const printParameter = (name: string, value: unknown): string =>
  encodeURIComponent((Object.hasOwn(PRINTERS, name) ? PRINTERS[name] : text)?.(name, value) ?? '');

/** One id, or several. */
export type Ids = Id | readonly Id[];
