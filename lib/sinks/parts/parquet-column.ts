// A column in Parquet's terms: its type, and how a value becomes what is written. parquet-file puts a file together from them.

import type { SchemaElement } from 'hyparquet-writer';
import type { DecimalShape, Kind } from './columns.js';
import { scaled } from './decimal.js';
import { jsonText } from './json-text.js';
import { MISFIT, type Fit } from './rows.js';

/** A column as the writer knows it. */
export interface ParquetColumn {
  readonly element: SchemaElement;
  readonly fit: Fit;
}

type Type = Omit<SchemaElement, 'name'>;

const TEXT: Type = { type: 'BYTE_ARRAY', converted_type: 'UTF8' };

/** Digits that 64 bits hold whatever they are. */
const INT64_DIGITS = 18;

const decimalType = ({ precision, scale }: DecimalShape): Type => ({
  ...(precision <= INT64_DIGITS ? { type: 'INT64' } : { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16 }),
  converted_type: 'DECIMAL',
  precision,
  scale,
});

const typeOf = (kind: Exclude<Kind, 'money'>, decimal: DecimalShape): Type => {
  switch (kind) {
    case 'text':
    case 'json':
      return TEXT;
    case 'flag':
      return { type: 'BOOLEAN' };
    case 'whole':
      return { type: 'INT64' };
    case 'double':
      return { type: 'DOUBLE' };
    case 'millis':
      return { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' };
    case 'nanos': // the other choice reads as a time with a zone in DuckDB, which knows microseconds only
      return { type: 'INT64', logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'NANOS' } };
    case 'decimal':
      return decimalType(decimal);
  }
};

const WHOLE = /^-?\d{1,20}$/;

/** A whole number as its 64 bits. */
export const int64 = (value: unknown): bigint | undefined => {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : undefined;
  const whole = typeof value === 'bigint' ? value : typeof value === 'string' && WHOLE.test(value) ? BigInt(value) : undefined;
  return whole !== undefined && BigInt.asIntN(64, whole) === whole ? whole : undefined;
};

const FITS: Readonly<Record<Exclude<Kind, 'money' | 'decimal'>, Fit>> = {
  text: (value) => (typeof value === 'string' ? value : MISFIT),
  flag: (value) => (typeof value === 'boolean' ? value : MISFIT),
  whole: (value) => (typeof value === 'string' ? MISFIT : (int64(value) ?? MISFIT)),
  double: (value) => (typeof value === 'number' ? value : MISFIT),
  millis: (value) => int64(value instanceof Date ? value.getTime() : value) ?? MISFIT,
  nanos: (value) => int64(value) ?? MISFIT,
  json: jsonText,
};

/** The column `name` of this kind. Whatever is absent is null. */
export const parquetColumn = ({ name, kind }: { readonly name: string; readonly kind: Exclude<Kind, 'money'> }, decimal: DecimalShape): ParquetColumn => ({
  element: { name, repetition_type: 'OPTIONAL', ...typeOf(kind, decimal) },
  fit: kind === 'decimal' ? (value) => scaled(value, decimal) ?? MISFIT : FITS[kind],
});
