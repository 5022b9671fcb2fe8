// The codecs of single values as TT writes them: what comes bare here and quoted there is read into one form. Models are built from them.

import * as t from 'io-ts';
import { isRight } from '#fp/Either';
import { isNumberText, Literal } from '../../codec/literal.js';
import type { Numeric } from '../../codec/numeric.js';
import { quickOf, QuickType } from '../../codec/quick.js';
import { double, id, money, whole } from '../../codec/values.js';

/** A codec whose numbers may come quoted; `type` is the codec of the bare ones, for whoever walks the definition. */
export class QuotedType<A> extends t.Type<A> {
  readonly _tag = 'QuotedType';
  readonly type: t.Type<A>;

  constructor(type: t.Type<A>, name: string) {
    super(
      name,
      type.is,
      (value, context) => {
        const bare = typeof value === 'string' && isNumberText(value) ? new Literal(value) : value;
        const read = type.validate(bare, context);
        return isRight(read) ? read : t.failure(value, context);
      },
      t.identity,
    );
    this.type = type;
  }
}

/** `type`, whose numbers may come quoted. */
const quoted = <A>(type: t.Type<A>, name: string): t.Type<A> => new QuotedType(type, name);

/** A code of an enumeration: number here, text there; always a number now. `withNames` knows what it stands for. */
export const code: t.Type<number> = quoted(whole, 'code');

/** A count or a date as a number (20250618), bare or quoted. */
export const count: t.Type<number> = quoted(whole, 'integer');

/** A ratio of TT's own, bare or quoted. */
export const ratio: t.Type<number> = quoted(double, 'number');

/** A price or a quantity in the numeric type the client chose, bare or quoted. */
export const amount = <N>(numeric: Numeric<N>, onInexact: () => void): t.Type<N> => quoted(money(numeric, onInexact), 'number');

/** Nanoseconds since 1970, UTC: text, since a double cannot hold them; the wire has them bare and quoted. Reads like `id`, and is a codec of its own for tools that make a time of it. */
export const nanoseconds: t.Type<string> = new QuickType(id.name, id.is, quickOf(id));

const WORDS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  ['true', true],
  ['false', false],
  ['1', true],
  ['0', false],
  [1, true],
  [0, false],
]);

/** True or false: as JSON has them, as the words `"true"` and `"false"`, or as 1 and 0. */
export const yesNo: t.Type<boolean> = new t.Type<boolean>(
  'boolean',
  t.boolean.is,
  (value, context) => {
    const read = typeof value === 'boolean' ? value : WORDS.get(value instanceof Literal ? value.text : value);
    return read === undefined ? t.failure(value, context) : t.success(read);
  },
  t.identity,
);
