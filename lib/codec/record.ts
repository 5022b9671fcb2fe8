// The io-ts codec of a wire object: required and optional fields, unknown ones dropped. Every model is made of it.
// It reads in one pass; io-ts's own `exact(intersection([type, partial]))` takes three and merges.

import * as t from 'io-ts';
import { isLeft } from '#fp/Either';
import { quickOf, QuickType, WRONG, type Quick } from './quick.js';

/** Codecs by field name. */
export type Fields = Readonly<Record<string, t.Mixed>>;

/** What a record with these required and optional fields decodes to. */
export type RecordOf<R extends Fields, O extends Fields> = { readonly [K in keyof R]: t.TypeOf<R[K]> } & {
  readonly [K in keyof O]?: t.TypeOf<O[K]>;
};

interface Field {
  readonly key: string;
  readonly codec: t.Mixed;
  readonly quick: Quick<unknown>;
  readonly needed: boolean;
}

const fieldsOf = (codecs: Fields, needed: boolean): readonly Field[] =>
  Object.entries(codecs).map(([key, codec]) => ({ key, codec, quick: quickOf(codec), needed }));

/** The members of these keys alone: built anew, since deleting the others would make a slow object of it. */
const only = (value: Record<string, unknown>, keys: ReadonlyMap<string, unknown>): Record<string, unknown> => {
  const result: Record<string, unknown> = {};
  for (const key in value) if (keys.has(key) && !isAbsent(value[key])) result[key] = value[key];
  return result;
};

/**
 * Reads what is there, member by member: of the many fields a record may have, most are absent. The result begins as a copy, which keeps the shape that
 * the parser gave the object, and only what reads differently is written again.
 */
const quickRecord = (fields: readonly Field[]): Quick<Record<string, unknown>> => {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const needed = fields.filter((field) => field.needed).length;
  return (value) => {
    if (!isObject(value)) return WRONG;
    const result = { ...value };
    let found = 0;
    let isPure = true;
    for (const key in value) {
      const field = byKey.get(key);
      const member = value[key];
      if (field === undefined || isAbsent(member)) {
        isPure = false; // a stranger or a null: not part of the result
        continue;
      }
      const read = field.quick(member);
      if (read === WRONG) return WRONG;
      if (read !== member) result[key] = read;
      if (field.needed) found++;
    }
    if (found !== needed) return WRONG;
    return isPure ? result : only(result, byKey);
  };
};

/** Names every field that is wrong. */
const explainRecord =
  <A>(fields: readonly Field[]): t.Validate<unknown, A> =>
  (value, context) => {
    if (!isObject(value)) return t.failure(value, context);
    const errors = fields.flatMap(({ key, codec, needed }): t.Errors => {
      const member = value[key];
      if (!needed && isAbsent(member)) return [];
      const decoded = codec.validate(member, t.appendContext(context, key, codec, member));
      return isLeft(decoded) ? decoded.left : [];
    });
    return t.failures(errors);
  };

/** A record codec; `required` and `optional` can be walked by whoever derives something from the one definition. */
export class RecordType<R extends Fields, O extends Fields> extends QuickType<RecordOf<R, O>> {
  readonly _tag = 'RecordType';
  readonly required: R;
  readonly optional: O;

  constructor(name: string, required: R, optional: O) {
    const fields = [...fieldsOf(required, true), ...fieldsOf(optional, false)];
    super(
      name,
      (value): value is RecordOf<R, O> => isObject(value) && fields.every(({ key, codec, needed }) => (isAbsent(value[key]) ? !needed : codec.is(value[key]))),
      quickRecord(fields) as Quick<RecordOf<R, O>>, // what the fields of these names read
      explainRecord(fields),
    );
    this.required = required;
    this.optional = optional;
  }
}

/** The server leaves out what is null; one that sends null means the same. */
export const isAbsent = (value: unknown): value is undefined | null => value === undefined || value === null;

/** Whether `value` is a JSON object. */
export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A codec for a wire object called `name`. */
export const record = <R extends Fields, O extends Fields>(name: string, required: R, optional: O): RecordType<R, O> =>
  new RecordType(name, required, optional);
