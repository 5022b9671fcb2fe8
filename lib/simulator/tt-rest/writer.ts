// The server's own printer of JSON, apart from the client's on purpose: so that the two can disagree. The engine prints answers with it.

import { Literal } from '../../codec/literal.js';

/** What an answer is made of. `undefined` members are left out: this server leaves empty fields away. */
export type Wire = undefined | null | boolean | number | bigint | string | Literal | readonly Wire[] | WireRecord;

/** An object of the wire. */
export interface WireRecord {
  readonly [key: string]: Wire;
}

const isList = (value: object): value is readonly Wire[] => Array.isArray(value);

/** Prints `value` as JSON text, members in the order they were made. */
export const write = (value: Wire): string => {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object') return String(value ?? null);
  if (value === null) return 'null';
  if (value instanceof Literal) return value.text;
  if (isList(value)) return `[${value.map(write).join(',')}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${write(member)}`).join(',')}}`;
};
