// The columns of a model, derived from its io-ts codec: there is no second schema. models.ts has those of the library; users derive their own.

import * as t from 'io-ts';
import { RecordType, type Fields } from '../../codec/record.js';
import { double, flag, id, millis, OpenType, text, whole } from '../../codec/values.js';
import { nanoseconds, yesNo } from '../../tt-rest/model/values.js';
import type { Column, Kind } from './columns.js';

/** A codec, or a model: a function that makes one, given how money is read. */
export type Model = t.Mixed | ((money: t.Type<number>) => t.Mixed);

/** Stands in for money, so that its place can be seen. */
const MONEY: t.Type<number> = new t.Type<number>('money', t.number.is, t.number.validate, t.identity);

const kinds: ReadonlyMap<t.Mixed, Kind> = new Map<t.Mixed, Kind>([
  [text, 'text'],
  [id, 'text'],
  [flag, 'flag'],
  [yesNo, 'flag'],
  [whole, 'whole'],
  [double, 'double'],
  [millis, 'millis'],
  [nanoseconds, 'nanos'],
  [MONEY, 'money'],
]);

/** Codecs of io-ts's own, for those who bring models of theirs. */
const ofIoTs = (codec: t.Mixed): Kind => {
  if (codec instanceof OpenType || codec instanceof t.StringType || codec instanceof t.KeyofType) return 'text';
  if (codec instanceof t.BooleanType) return 'flag';
  if (codec instanceof t.NumberType) return 'double';
  return codec instanceof t.BigIntType ? 'whole' : 'json';
};

/** The codec a wrapper hands on to: what normalises or unquotes a value first has the columns of what reads it then. Lists have none. */
const wrapped = (codec: t.Mixed): t.Mixed | undefined =>
  'type' in codec && codec.type instanceof t.Type && !(codec instanceof t.ArrayType || codec instanceof t.ReadonlyArrayType) ? codec.type : undefined;

const fieldsOf = (codec: t.Mixed): Readonly<Record<string, t.Mixed>> | undefined => {
  if (codec instanceof RecordType) {
    const { required, optional } = codec as RecordType<Fields, Fields>;
    return { ...required, ...optional };
  }
  if (codec instanceof t.InterfaceType || codec instanceof t.PartialType) return (codec as t.InterfaceType<Record<string, t.Mixed>>).props;
  if (codec instanceof t.IntersectionType)
    return Object.fromEntries<t.Mixed>((codec as t.IntersectionType<t.Mixed[]>).types.flatMap((part) => Object.entries(fieldsOf(part) ?? {})));
  return undefined;
};

const columnsAt = (codec: t.Mixed, path: readonly string[]): readonly Column[] => {
  const known = kinds.get(codec);
  const fields = fieldsOf(codec);
  const inner = wrapped(codec);
  if (known === undefined && fields !== undefined) return Object.entries(fields).flatMap(([key, field]) => columnsAt(field, [...path, key]));
  if (known === undefined && inner !== undefined) return columnsAt(inner, path);
  return [{ name: path.join('.'), path, kind: known ?? ofIoTs(codec) }];
};

/**
 * The columns of a model: a field each, in its order; the fields of nested records by their path with dots (`Trade.Id`); lists and what is not known as JSON.
 * `model` is an io-ts codec, or a function of how money is read that makes one.
 */
export const columnsOf = (model: Model): readonly Column[] => columnsAt(typeof model === 'function' ? model(MONEY) : model, []);
