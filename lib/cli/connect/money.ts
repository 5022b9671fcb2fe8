// Amounts and prices as the commands handle them: numbers, or the server's own digits as text (`--numbers exact`). connect makes clients of it.

import type { Numeric } from '../../index.js';

/** An amount or a price. */
export type Money = number | string;

/** How digits are kept, by `--numbers`. */
export const NUMBERS = ['number', 'exact'] as const;

/** One of them. */
export type Numbers = (typeof NUMBERS)[number];

const print = (value: Money): string => String(value);

/** What a client is made with. */
export const numericOf = (numbers: Numbers): Numeric<Money> =>
  numbers === 'exact' ? { read: (text) => text, print, keepText: true } : { read: Number, print, keepText: false, ofDouble: (value) => value };
