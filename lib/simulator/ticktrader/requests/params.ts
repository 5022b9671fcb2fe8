// Reading what a client sent, member by member, with the server's literals where something is wrong. Every request's validation is made of these.

import Big from 'big.js';
import type { Json } from '../../../codec/json.js';
import { Literal } from '../../../codec/literal.js';
import { Fault } from '../fault.js';
import { filledIn, type Texts } from '../texts.js';

/** An object of the wire as it was read: every number is a `Literal`. */
export type JsonRecord = Readonly<Record<string, Json>>;

/** Whether `value` is an object of the wire. */
export const isRecord = (value: Json | undefined): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Literal);

/** Members of one object, named `path` in complaints. A member that is null counts as absent. */
export interface Params {
  text(name: string): string | undefined;
  /** Absent counts as false. */
  flag(name: string): boolean;
  /** Like `flag`, but absent stays absent. */
  choice(name: string): boolean | undefined;
  decimal(name: string): Big | undefined;
  /** A whole number that fits a double: stamps, sizes, ids. */
  whole(name: string): number | undefined;
  texts(name: string): readonly string[] | undefined;
  /** `value`, or the complaint that the member is missing or wrong. */
  needed<T>(name: string, value: T | undefined): T;
  /** The complaint that a member is wrong. */
  wrong(name: string): Fault;
}

/** No number of the vendor is longer, and none has a wilder exponent: what is could only be meant to tie up the server. */
const SANE_NUMBER = /^-?\d{1,28}(?:\.\d{1,28})?(?:[eE][+-]?\d)?$/;

/** The members of `record`. `path` is how complaints begin, `Params` for most requests. */
export const paramsOf = (record: JsonRecord, path: string, texts: Texts): Params => {
  const wrong = (name: string): Fault => new Fault(filledIn(texts.invalidField, { field: `${path}.${name}` }), 'malformed');
  const member = (name: string): Json | undefined => record[name] ?? undefined;
  const numberText = (name: string): string | undefined => {
    const value = member(name);
    if (value === undefined) return undefined;
    if (!(value instanceof Literal) || !SANE_NUMBER.test(value.text)) throw wrong(name);
    return value.text;
  };
  const choice = (name: string): boolean | undefined => {
    const value = member(name);
    if (value !== undefined && typeof value !== 'boolean') throw wrong(name);
    return value;
  };
  return {
    wrong,
    text: (name) => {
      const value = member(name);
      if (value !== undefined && typeof value !== 'string') throw wrong(name);
      return value;
    },
    flag: (name) => choice(name) ?? false,
    choice,
    decimal: (name) => {
      const text = numberText(name);
      return text === undefined ? undefined : new Big(text);
    },
    whole: (name) => {
      const text = numberText(name);
      if (text === undefined) return undefined;
      if (!Number.isSafeInteger(Number(text))) throw wrong(name);
      return Number(text);
    },
    texts: (name) => {
      const value = member(name);
      if (value === undefined) return undefined;
      if (!Array.isArray(value) || !value.every((item): item is string => typeof item === 'string')) throw wrong(name);
      return value;
    },
    needed: (name, value) => {
      if (value === undefined || value === '') throw new Fault(filledIn(texts.emptyField, { field: `${path}.${name}` }), 'malformed');
      return value;
    },
  };
};
