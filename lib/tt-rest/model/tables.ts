// The tables that say what codes stand for, in the two forms TT has for them. enumerations reads them.

import * as t from 'io-ts';
import { isLeft } from '#fp/Either';
import { isObject, record } from '../../codec/record.js';
import { id, list, text } from '../../codec/values.js';

/** One code: `name` is TT's word for it. */
export const enumEntry = record('EnumEntry', { id }, { name: text, desc: text });

/** One code of a table. */
export interface EnumEntry extends t.TypeOf<typeof enumEntry> {}

/** What /orderdata holds: tables by name, each from code to word. */
export type OrderData = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Reads /orderdata. */
export const orderData: t.Type<OrderData> = t.record(t.string, t.record(t.string, t.string));

/** What /productdata and /instrumentdata hold: tables by name, each a list of entries. */
export type DataTables = Readonly<Record<string, readonly EnumEntry[]>>;

const entries = list(enumEntry);

/** Reads every list of an answer; whatever else stands there is the envelope's. */
export const dataTables: t.Type<DataTables> = new t.Type<DataTables>(
  'tables',
  (value): value is DataTables => isObject(value),
  (value, context) => {
    if (!isObject(value)) return t.failure(value, context);
    const result: Record<string, readonly EnumEntry[]> = {};
    for (const [name, table] of Object.entries(value)) {
      if (!Array.isArray(table)) continue;
      const read = entries.validate(table, t.appendContext(context, name, entries, table));
      if (isLeft(read)) return read;
      result[name] = read.right;
    }
    return t.success(result);
  },
  t.identity,
);
