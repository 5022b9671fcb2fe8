// The fast path of every codec: the same verdict and the same value as its `decode`, without a word of explanation. decode asks it first,
// and only what it refuses pays for io-ts's contexts and a readable report. Derived from the codecs: there is no second schema.

import * as t from 'io-ts';
import { isRight } from '#fp/Either';

/** What a quick reader says to a value its codec refuses. */
export const WRONG: unique symbol = Symbol('wrong');

/** Whatever can decode, written out as far as it must be. */
type Codec<A> = t.Decoder<unknown, A>;

/** The decoded value, or `WRONG`. It never changes what it is given. */
export type Quick<A> = (value: unknown) => A | typeof WRONG;

/** A codec that brings its quick reader along, and decodes by it: the two cannot disagree. */
export class QuickType<A> extends t.Type<A> {
  readonly quick: Quick<A>;

  /** `explain` is asked only for values that `quick` refuses; without it the failure is the codec's own. */
  constructor(name: string, is: t.Is<A>, quick: Quick<A>, explain: t.Validate<unknown, A> = t.failure) {
    super(
      name,
      is,
      (value, context) => {
        const read = quick(value);
        return read === WRONG ? explain(value, context) : t.success(read);
      },
      t.identity,
    );
    this.quick = quick;
  }
}

const ofLists =
  <A>(item: Quick<A>): Quick<readonly A[]> =>
  (value) => {
    if (!Array.isArray(value)) return WRONG;
    const result: A[] = [];
    for (const member of value as readonly unknown[]) {
      const read = item(member);
      if (read === WRONG) return WRONG;
      result.push(read);
    }
    return result;
  };

const text: Quick<string> = (value) => (typeof value === 'string' ? value : WRONG);
const flag: Quick<boolean> = (value) => (typeof value === 'boolean' ? value : WRONG);
const byDecoding =
  <A>(codec: Codec<A>): Quick<A> =>
  (value) => {
    const decoded = codec.decode(value);
    return isRight(decoded) ? decoded.right : WRONG;
  };

const derived = (codec: Codec<unknown>): Quick<unknown> => {
  if (codec instanceof QuickType) return (codec as QuickType<unknown>).quick;
  if (codec instanceof t.StringType) return text;
  if (codec instanceof t.BooleanType) return flag;
  if (codec instanceof t.ReadonlyArrayType || codec instanceof t.ArrayType) return ofLists(quickOf((codec as t.ArrayType<t.Mixed>).type));
  return byDecoding(codec);
};

const known = new WeakMap<Codec<unknown>, Quick<unknown>>();

/** The quick reader of any codec: its own, one put together from its parts, or, for a codec nobody knows, its `decode`. */
export const quickOf = <A>(codec: Codec<A>): Quick<A> => {
  const quick = known.get(codec) ?? derived(codec);
  known.set(codec, quick);
  return quick as Quick<A>; // derived from this very codec
};
