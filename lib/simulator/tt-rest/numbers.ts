// How this server prints its numbers: quantities and prices as doubles with a point (`80.0`), 64-bit ids and stamps as text or bare, field by field. Views print with it.

import type Big from 'big.js';
import { Literal } from '../../codec/literal.js';
import type { Settings } from './options.js';
import type { Wire } from './writer.js';

/** A double as the server prints it: always with a point, as in `80.0`. */
export const double = (value: Big | number): Literal => {
  const text = String(Number(value));
  return new Literal(/[.e]/.test(text) ? text : `${text}.0`);
};

/** How fields of 64 bits are printed. */
export interface Wide {
  /** A field that the real server sends as text. */
  readonly text: (digits: string) => Wire;
  /** A field that the real server sends as a bare number, beyond what a double can hold. */
  readonly bare: (digits: string) => Wire;
}

/** The printer of 64-bit fields under `quoting`. */
export const wideOf = (quoting: Settings['quoting']): Wide => ({
  text: (digits) => (quoting === 'bare' ? new Literal(digits) : digits),
  bare: (digits) => (quoting === 'quoted' ? digits : new Literal(digits)),
});
