// The server's own printer of frames, apart from the client's on purpose: so that the two can disagree. Sessions print with it.

import Big from 'big.js';
import { Literal } from '../../codec/literal.js';

/** What a frame is made of. `undefined` members are left out: this server never sends null. */
export type Wire = undefined | boolean | number | bigint | string | Big | Literal | readonly Wire[] | WireRecord;

/** An object of the wire. */
export interface WireRecord {
  readonly [key: string]: Wire;
}

/** `valuesFirst`: numbers, flags and lists before texts, as the current server's serializer does; `document`: as the vendor's document shows them. */
export type KeyOrder = 'valuesFirst' | 'document';

/** `value` with exactly `digits` after the point, as the server's decimals keep their scale. */
export const scaled = (value: Big, digits: number): Literal => new Literal(value.toFixed(digits));

const isText = ([, value]: readonly [string, Wire]): boolean => typeof value === 'string';

const ordered = (members: readonly (readonly [string, Wire])[], order: KeyOrder): readonly (readonly [string, Wire])[] =>
  order === 'document' ? members : [...members.filter((member) => !isText(member)), ...members.filter(isText)];

const isList = (value: object): value is readonly Wire[] => Array.isArray(value);

/** Prints `value` as JSON text. */
export const write = (value: Wire, order: KeyOrder): string => {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (value === undefined) return 'null';
  if (value instanceof Big) return value.toFixed();
  if (value instanceof Literal) return value.text;
  if (isList(value)) return `[${value.map((item) => write(item, order)).join(',')}]`;
  const members = ordered(
    Object.entries(value).filter(([, member]) => member !== undefined),
    order,
  );
  return `{${members.map(([key, member]) => `"${key}":${write(member, order)}`).join(',')}}`;
};

/** The members of `from` that `names` lists, in that order: how the generations of one record are told apart. */
export const pick = (from: WireRecord, names: readonly string[]): WireRecord => Object.fromEntries(names.map((name) => [name, from[name]]));
