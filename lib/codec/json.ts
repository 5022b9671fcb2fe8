// JSON without losing a digit: `read` turns a frame into a value, `print` a request into text. The session and the simulator call them.
// Harmless text goes through JSON.parse untouched; long numbers are marked first (json-marked); what is strange goes through the slow reader (json-reader).

import { Literal } from './literal.js';
import { opensMore, textNestsDeeper, valueNestsDeeper } from './json-depth.js';
import { LONG_NUMBER, readMarked } from './json-marked.js';
import { readExactly, type ExactOptions } from './json-reader.js';
import { mayRepeat } from './json-unique.js';
import type { Json } from './json-value.js';

export type { Json } from './json-value.js';

/** How a frame is read. `literals: 'all'` keeps the text of every number, `'inexact'` only of those a double cannot hold. */
export interface ReadOptions {
  readonly literals?: 'all' | 'inexact';
  /** How deep arrays and objects may nest. Default 64. */
  readonly maxDepth?: number;
  /** Refuse an object that names a member twice: of two values for one thing neither can be believed. Default false. */
  readonly unique?: boolean;
}

const MAX_DEPTH = 64;
/** Brackets beyond which a text is looked through before it is parsed: even a parser without recursion keeps each open one in memory. */
const MANY = 200_000;

/**
 * What JSON.parse would not keep: a run of 16 digits (written out, since V8 then skips through the text), an exponent beyond the doubles,
 * `__proto__` with any letter of it escaped. False alarms only cost time.
 */
const LONG_RUN = new RegExp('[\\d.]'.repeat(16));
const HUGE_EXPONENT = /\d[eE][+-]?\d\d\d/;
const HUGE_NUMBER = /(?:^|[:,[\s])-?\d[\d.]*[eE][+-]?\d\d\d/;
const PROTOTYPE = /__proto__|\\u00(?:[56][fF]|7[024])/;

const mayNamePrototype = (text: string): boolean => text.includes('__proto__') || (text.includes('\\u00') && PROTOTYPE.test(text));
const isStrange = (text: string): boolean => mayNamePrototype(text) || (HUGE_EXPONENT.test(text) && HUGE_NUMBER.test(text));

/** The quick way; undefined where the text has to be read the slow one. */
const parseQuickly = (text: string, { keepAll, unique }: ExactOptions): Json | undefined => {
  const isPlain = !keepAll && !(LONG_RUN.test(text) && LONG_NUMBER.test(text));
  const value = isPlain ? (JSON.parse(text) as Json) : readMarked(text, keepAll);
  return value !== undefined && unique && mayRepeat(text, value) ? undefined : value;
};

const parse = (text: string, options: ExactOptions): Json => {
  if (isStrange(text)) return readExactly(text, options);
  try {
    return parseQuickly(text, options) ?? readExactly(text, options);
  } catch {
    return readExactly(text, options); // fails too, with the place alone: the engine's own message would quote the frame
  }
};

/** Reads JSON text. Throws a `SyntaxError` where it is not JSON or nests too deep; never overflows the stack, never sets a prototype. */
export const read = (text: string, { literals = 'inexact', maxDepth = MAX_DEPTH, unique = false }: ReadOptions = {}): Json => {
  const tooDeep = (): SyntaxError => new SyntaxError(`nested deeper than ${String(maxDepth)} levels`);
  if (opensMore(text, MANY) && textNestsDeeper(text, maxDepth)) throw tooDeep();
  const value = parse(text, { keepAll: literals === 'all', maxDepth, unique });
  // JSON.parse does not recurse, so its result may be looked at afterwards, which costs a tenth of looking at the text
  if (opensMore(text, maxDepth) && valueNestsDeeper(value, maxDepth)) throw tooDeep();
  return value;
};

/** What a request may be made of; `undefined` members are left out. Numbers must be finite. */
export type Printable = undefined | null | boolean | number | bigint | string | Literal | readonly Printable[] | { readonly [key: string]: Printable };

/** Prints a request as JSON. `bigint` and `Literal` come out as bare numbers, digit for digit. Throws a `TypeError` on NaN and infinities. */
export const print = (value: Printable): string => {
  if (value instanceof Literal) return value.text;
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${String(value)} cannot be printed as JSON`);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (isList(value)) return `[${value.map(print).join(',')}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${print(member)}`).join(',')}}`;
};

const isList = (value: object): value is readonly Printable[] => Array.isArray(value);
