// What TT answers where nobody has documented its fields: any JSON object, typed openly. Open endpoints, and open members of known records, are read with it.

import * as t from 'io-ts';
import { isExact, Literal } from '../../codec/literal.js';
import { isObject } from '../../codec/record.js';

/** JSON as users get it: ids and what a double cannot hold are text. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** An object of unknown fields, as it came. Members called `id` or `...Id` are decimal text, as everywhere; so is every number that a double cannot hold. */
export type JsonRecord = Readonly<Record<string, JsonValue>>;

const ID = /(?:^i|I)ds?$/;

const plainNumber = (text: string, key: string): number | string => {
  const value = Number(text);
  const isWhole = /^-?\d+$/.test(text);
  if (isWhole && (ID.test(key) || !Number.isSafeInteger(value))) return text; // by size, not by luck: stamps next to each other have one type
  return isExact(text) ? value : text;
};

/** `value` without a `Literal`. `key` is the name of the member it stands in. */
const plain = (value: unknown, key: string): JsonValue => {
  if (value instanceof Literal) return plainNumber(value.text, key);
  if (typeof value === 'number') return plainNumber(String(value), key);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((member) => plain(member, key));
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member, name)])) : null;
};

/** Reads any object. */
export const jsonRecord: t.Type<JsonRecord> = new t.Type<JsonRecord>(
  'object',
  (value): value is JsonRecord => isObject(value),
  (value, context) =>
    isObject(value) ? t.success(Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member, key)]))) : t.failure(value, context),
  t.identity,
);
