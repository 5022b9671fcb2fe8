// JSON without losing a digit: `read` turns a frame into a value, `print` a request into text. The session and the simulator call them.
// Harmless text goes through JSON.parse; only text with a long number, an exponent or a suspicious key pays for the slow reader.

import { Literal } from './literal.js';
import { endOfString, readExactly } from './json-reader.js';

/** What a frame may hold once read: JSON's own values, and `Literal` for numbers a double cannot hold. */
export type Json = null | boolean | number | string | Literal | readonly Json[] | { readonly [key: string]: Json };

/** How a frame is read. `literals: 'all'` keeps the text of every number, `'inexact'` only of those a double cannot hold. */
export interface ReadOptions {
  readonly literals?: 'all' | 'inexact';
  /** How deep arrays and objects may nest. Default 64. */
  readonly maxDepth?: number;
}

const MAX_DEPTH = 64;
/** A run that may be a number of 16 or more digits, an exponent, or `__proto__`, any letter of it escaped. False alarms only cost time. */
const SUSPICIOUS = /[\d.]{16}|\d[eE][+-]?\d|__proto__|\\u00(?:[56][fF]|7[024])/;

/** Whether `text` nests deeper than `limit`. Looks at brackets outside strings only, without recursion. */
const nestsDeeper = (text: string, limit: number): boolean => {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = endOfString(text, at);
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > limit) return true;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return false;
};

/** Reads JSON text. Throws a `SyntaxError` where it is not JSON or nests too deep; never overflows the stack, never sets a prototype. */
export const read = (text: string, options: ReadOptions = {}): Json => {
  const limit = options.maxDepth ?? MAX_DEPTH;
  if (nestsDeeper(text, limit)) throw new SyntaxError(`nested deeper than ${String(limit)} levels`);
  const keepAll = options.literals === 'all';
  if (keepAll || SUSPICIOUS.test(text)) return readExactly(text, keepAll);
  try {
    return JSON.parse(text) as Json;
  } catch {
    return readExactly(text, keepAll); // fails too, with the place alone: the engine's own message would quote the frame
  }
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
