// What a model accepts, put together anew from its definition by nothing but io-ts's own combinators and predicates written here, and values to try it on.
// The specs of models hold the quick readers against it: it shares no code with them.

import * as fc from 'fast-check';
import * as t from 'io-ts';
import { Literal } from '../../lib/codec/literal.js';
import { RecordType, type Fields } from '../../lib/codec/record.js';
import { OpenType } from '../../lib/codec/values.js';
import { NormalisedType } from '../../lib/ticktrader/model/normalised.js';

const DECIMAL = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const WHOLE = /^-?\d+$/;

const textOf = (value: unknown): string => (value instanceof Literal ? value.text : typeof value === 'number' ? String(value) : '');

/** A leaf: what it takes, and values it takes. Keyed by the codec's name, since leaves have no parts to look at. */
interface Leaf {
  readonly takes: (value: unknown) => boolean;
  readonly right: fc.Arbitrary<unknown>;
}

const literal = (arbitrary: fc.Arbitrary<string>): fc.Arbitrary<unknown> => arbitrary.map((text) => new Literal(text));
const digits = fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }).map(String);

const LEAVES: Readonly<Record<string, Leaf>> = {
  Id: {
    takes: (value) => typeof value === 'string' || WHOLE.test(textOf(value)),
    right: fc.oneof(fc.string(), fc.maxSafeInteger(), literal(digits)),
  },
  integer: { takes: (value) => textOf(value) !== '' && Number.isSafeInteger(Number(textOf(value))), right: fc.maxSafeInteger() },
  number: {
    takes: (value) => DECIMAL.test(textOf(value)) && Number.isFinite(Number(textOf(value))),
    right: fc.oneof(fc.double({ noDefaultInfinity: true, noNaN: true }), literal(digits)),
  },
  string: { takes: (value) => typeof value === 'string', right: fc.string() },
  boolean: { takes: (value) => typeof value === 'boolean', right: fc.boolean() },
};

const leafOf = (codec: t.Mixed): Leaf => {
  const leaf = codec instanceof OpenType ? LEAVES['string'] : LEAVES[codec.name];
  if (leaf === undefined) throw new Error(`no twin for ${codec.name}`);
  return leaf;
};

const isAbsent = (value: unknown): boolean => value === undefined || value === null;
const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const everyField = (value: Readonly<Record<string, unknown>>, fields: Fields, missing: boolean): boolean =>
  Object.entries(fields).every(([key, codec]) => (isAbsent(value[key]) ? missing : takes(codec, value[key])));

/** Whether the model, read as its definition stands, takes `value`. */
export const takes = (codec: t.Mixed, value: unknown): boolean => {
  if (codec instanceof NormalisedType) return takes(codec.type, codec.normalise(value));
  if (codec instanceof RecordType)
    return isPlainObject(value) && everyField(value, codec.required as Fields, false) && everyField(value, codec.optional as Fields, true);
  if (codec instanceof t.ReadonlyArrayType || codec instanceof t.ArrayType)
    return Array.isArray(value) && value.every((item) => takes((codec as t.ArrayType<t.Mixed>).type, item));
  if (codec instanceof t.DictionaryType) return isPlainObject(value) && Object.values(value).every((item) => takes(codec.codomain as t.Mixed, item));
  return leafOf(codec).takes(value);
};

const strange: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, undefined, '', 0, -0, 1.5, NaN, Infinity, true, [], {}, [[]], 'x', new Literal('1.5'), new Literal('9007199254740993')),
  fc.anything({ maxDepth: 1 }),
);

/** Values a codec may meet: mostly right ones, with a member now and then that is anything. */
export const valuesFor = (codec: t.Mixed, wrongness = 60): fc.Arbitrary<unknown> => {
  const one = (part: t.Mixed): fc.Arbitrary<unknown> => valuesFor(part, wrongness);
  const rightly = (): fc.Arbitrary<unknown> => {
    if (codec instanceof NormalisedType) return one(codec.type as t.Mixed);
    if (codec instanceof RecordType) {
      const { required, optional } = codec as { readonly required: Fields; readonly optional: Fields };
      const parts = Object.entries({ ...required, ...optional, Unheard: t.unknown });
      const arbitraries: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(
        parts.map(([key, part]) => [key, part === t.unknown ? strange : one(part)]),
      );
      return fc.record(arbitraries, { requiredKeys: Object.keys(required) });
    }
    if (codec instanceof t.ReadonlyArrayType || codec instanceof t.ArrayType) return fc.array(one((codec as t.ArrayType<t.Mixed>).type), { maxLength: 3 });
    if (codec instanceof t.DictionaryType) return fc.dictionary(fc.string(), one(codec.codomain as t.Mixed), { maxKeys: 3 });
    return leafOf(codec).right;
  };
  return fc.oneof({ weight: wrongness, arbitrary: rightly() }, { weight: 1, arbitrary: strange });
};
