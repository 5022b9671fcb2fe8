// The io-ts codec of a wire object: required and optional fields, unknown ones dropped. Every model is made of it.
// One pass over the fields, where io-ts's own `exact(intersection([type, partial]))` takes three and merges.

import * as t from 'io-ts';
import { isLeft } from '#fp/Either';

/** Codecs by field name. */
export type Fields = Readonly<Record<string, t.Mixed>>;

/** What a record with these required and optional fields decodes to. */
export type RecordOf<R extends Fields, O extends Fields> = { readonly [K in keyof R]: t.TypeOf<R[K]> } & {
  readonly [K in keyof O]?: t.TypeOf<O[K]>;
};

/** A record codec; `required` and `optional` can be walked, so that other checks may be derived from the one definition. */
export class RecordType<R extends Fields, O extends Fields> extends t.Type<RecordOf<R, O>> {
  readonly _tag = 'RecordType';
  readonly required: R;
  readonly optional: O;

  constructor(name: string, required: R, optional: O) {
    const fields = [
      ...Object.entries(required).map(([key, codec]) => ({ key, codec, needed: true })),
      ...Object.entries(optional).map(([key, codec]) => ({ key, codec, needed: false })),
    ];
    super(
      name,
      (value): value is RecordOf<R, O> => isObject(value) && fields.every(({ key, codec, needed }) => (isAbsent(value[key]) ? !needed : codec.is(value[key]))),
      (value, context) => {
        if (!isObject(value)) return t.failure(value, context);
        const result: Record<string, unknown> = {};
        const errors: t.Errors = [];
        for (const { key, codec, needed } of fields) {
          const member = value[key];
          if (!needed && isAbsent(member)) continue;
          const decoded = codec.validate(member, t.appendContext(context, key, codec, member));
          if (isLeft(decoded)) errors.push(...decoded.left);
          else result[key] = decoded.right;
        }
        return errors.length > 0 ? t.failures(errors) : t.success(result as RecordOf<R, O>);
      },
      t.identity,
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
