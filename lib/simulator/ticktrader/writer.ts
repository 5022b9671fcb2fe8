// The server's own printer of frames, apart from the client's on purpose: so that the two can disagree. Sessions print with it.

import Big from 'big.js';
import { Literal } from '../../codec/literal.js';

/** A part of frames that was printed before: what never changes and is sent often. */
export class Printed {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a frame is made of. `undefined` members are left out: this server never sends null. */
export type Wire = undefined | boolean | number | bigint | string | Big | Literal | Printed | readonly Wire[] | WireRecord;

/** An object of the wire. */
export interface WireRecord {
  readonly [key: string]: Wire;
}

/** `valuesFirst`: numbers, flags and lists before texts, as the current server's serializer does; `document`: as the vendor's document shows them. */
export type KeyOrder = 'valuesFirst' | 'document';

/** `value` with exactly `digits` after the point, as the server's decimals keep their scale. */
export const scaled = (value: Big, digits: number): Literal => new Literal(value.toFixed(digits));

const isList = (value: object): value is readonly Wire[] => Array.isArray(value);

/** The members in one pass: pages of a thousand records go through here. */
const members = (value: WireRecord, order: KeyOrder): string => {
  let values = '';
  let texts = '';
  for (const key in value) {
    const member = value[key];
    if (member === undefined) continue;
    const printed = `,"${key}":${write(member, order)}`;
    if (typeof member === 'string' && order === 'valuesFirst') texts += printed;
    else values += printed;
  }
  return (values + texts).slice(1);
};

/** Prints `value` as JSON text. */
export const write = (value: Wire, order: KeyOrder): string => {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (value === undefined) return 'null';
  if (value instanceof Big) return value.toFixed();
  if (value instanceof Literal || value instanceof Printed) return value.text;
  return isList(value) ? `[${value.map((item) => write(item, order)).join(',')}]` : `{${members(value, order)}}`;
};

/** The members of `from` that `names` lists, in that order: how the generations of one record are told apart. Every trade that is shown goes through here. */
export const pick = (from: WireRecord, names: readonly string[]): WireRecord => {
  const picked: Record<string, Wire> = {};
  for (const name of names) picked[name] = from[name];
  return picked;
};
