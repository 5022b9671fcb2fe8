// The codecs of single values on the wire: ids, stamps, flags, money, open enumerations. Models are built from them.

import * as t from 'io-ts';
import { isExact, Literal } from './literal.js';
import type { Numeric } from './numeric.js';
import { quickOf, QuickType, WRONG } from './quick.js';

const INTEGER = /^-?\d+$/;

/** The text of a wire number, where `value` is one. */
export const numberText = (value: unknown): string | undefined =>
  value instanceof Literal ? value.text : typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;

/** A literal beyond the doubles' range would become an infinity: no price is one. */
const isEndless = (made: unknown): boolean => typeof made === 'number' && !Number.isFinite(made);

const fromNumber = <A>(name: string, is: t.Is<A>, make: (text: string) => A | undefined): QuickType<A> =>
  new QuickType<A>(name, is, (value) => {
    const digits = numberText(value);
    const made = digits === undefined ? undefined : make(digits);
    return made === undefined || isEndless(made) ? WRONG : made;
  });

/** A number that is a double already, and may be one, is its own reading; only literals are looked at as text. */
const asDouble = (codec: QuickType<number>, fits: (value: number) => boolean): QuickType<number> =>
  new QuickType(codec.name, codec.is, (value) => (typeof value === 'number' ? (fits(value) ? value : WRONG) : codec.quick(value)));

/** Text. */
export const text = t.string;

/** True or false. */
export const flag = t.boolean;

/** An identifier: number or text on the wire, always decimal or opaque text here. */
export const id: t.Type<string> = new QuickType<string>('Id', t.string.is, (value) => {
  if (typeof value === 'string') return value;
  const digits = numberText(value);
  return digits !== undefined && INTEGER.test(digits) ? digits : WRONG;
});

/** A whole number that fits a double: counts, precisions, levels, leverage. */
export const whole: t.Type<number> = asDouble(
  fromNumber('integer', Number.isSafeInteger as t.Is<number>, (digits) => {
    const value = Number(digits);
    return Number.isSafeInteger(value) ? value : undefined;
  }),
  Number.isSafeInteger,
);

/** Milliseconds since 1970, UTC. May be negative (.NET's least date) or the year 9999 ("never"). Reads like `whole`, and is a codec of its own for tools that make a time of it. */
export const millis: t.Type<number> = new QuickType(whole.name, whole.is, quickOf(whole));

/** A double of the vendor's own: ratios and rates that were no decimals at its side either. */
export const double: t.Type<number> = asDouble(fromNumber('number', t.number.is, Number), Number.isFinite);

/** Money, prices and amounts in the numeric type the client chose. `onInexact` hears of every literal that lost digits. */
export const money = <N>(numeric: Numeric<N>, onInexact?: (literal: string) => void): t.Type<N> => {
  const { ofDouble } = numeric;
  const byText = fromNumber(
    'number',
    (value): value is N => value !== undefined,
    (literal) => {
      if (!numeric.keepText && onInexact !== undefined && !isExact(literal)) onInexact(literal);
      return numeric.read(literal);
    },
  );
  if (ofDouble === undefined) return byText;
  return new QuickType(byText.name, byText.is, (value) => (typeof value !== 'number' ? byText.quick(value) : Number.isFinite(value) ? ofDouble(value) : WRONG));
};

/** A documented word, or one that nobody has documented yet: a new word never stops a stream. */
export type Open<W extends string> = W | (string & NonNullable<unknown>);

/** An open enumeration. `words` are the documented ones, for readers and for tools that walk the codec. */
export class OpenType<W extends string> extends QuickType<Open<W>> {
  readonly _tag = 'OpenType';
  readonly words: readonly W[];

  constructor(words: readonly W[]) {
    super(words.join(' | '), t.string.is, (value) => (typeof value === 'string' ? value : WRONG));
    this.words = words;
  }
}

/** An open enumeration of these words. */
export const open = <const W extends string>(...words: readonly W[]): OpenType<W> => new OpenType(words);

/** A list of the same. */
export const list = t.readonlyArray;
