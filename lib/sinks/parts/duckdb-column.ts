// A column in DuckDB's terms: its SQL type, what fits it, and how a value is appended. duckdb-table puts rows together from them.

import type { DecimalShape, Kind } from './columns.js';
import { numberText, scaled } from './decimal.js';
import { jsonText } from './json-text.js';
import { int64 } from './parquet-column.js';
import { MISFIT, type Fit } from './rows.js';

/** The part of an appender of @duckdb/node-api that is used. */
export interface Appender {
  appendVarchar(value: string): void;
  appendBoolean(value: boolean): void;
  appendBigInt(value: bigint): void;
  appendDouble(value: number): void;
  appendTimestamp(value: { readonly micros: bigint }): void;
  appendTimestampNanoseconds(value: unknown): void;
  appendNull(): void;
  endRow(): void;
  flushSync(): void;
  closeSync(): void;
}

/** The part of @duckdb/node-api itself that is used: what it wants a time in nanoseconds to be. */
export interface DuckDBLibrary {
  readonly DuckDBTimestampNanosecondsValue: new (nanos: bigint) => unknown;
}

/** A column as DuckDB knows it. */
export interface DuckDBColumn {
  readonly type: string;
  readonly fit: Fit;
  /** Appends what `fit` made. */
  readonly append: (appender: Appender, value: unknown) => void;
}

const column = <V>(type: string, fit: (value: unknown) => V | typeof MISFIT, append: (appender: Appender, value: V) => void): DuckDBColumn => ({
  type,
  fit,
  append: (appender, value) => {
    append(appender, value as V); // made by this very fit
  },
});

const varchar = (appender: Appender, value: string): void => {
  appender.appendVarchar(value);
};

/** Microseconds of a millisecond. */
const MICROS = 1000n;

const micros = (value: unknown): bigint | typeof MISFIT => {
  const millis = int64(value instanceof Date ? value.getTime() : value);
  return millis === undefined ? MISFIT : millis * MICROS;
};

/** The columns of each kind. Decimals go in as their text, which DuckDB reads to the last digit. */
export const duckDBColumn = (kind: Exclude<Kind, 'money'>, decimal: DecimalShape, library: DuckDBLibrary): DuckDBColumn => {
  switch (kind) {
    case 'text':
      return column('VARCHAR', (value) => (typeof value === 'string' ? value : MISFIT), varchar);
    case 'json':
      return column('VARCHAR', jsonText, varchar);
    case 'flag':
      return column(
        'BOOLEAN',
        (value) => (typeof value === 'boolean' ? value : MISFIT),
        (appender, value) => {
          appender.appendBoolean(value);
        },
      );
    case 'whole':
      return column(
        'BIGINT',
        (value) => (typeof value === 'string' ? MISFIT : (int64(value) ?? MISFIT)),
        (appender, value) => {
          appender.appendBigInt(value);
        },
      );
    case 'double':
      return column(
        'DOUBLE',
        (value) => (typeof value === 'number' ? value : MISFIT),
        (appender, value) => {
          appender.appendDouble(value);
        },
      );
    case 'decimal':
      return column(
        `DECIMAL(${String(decimal.precision)},${String(decimal.scale)})`,
        (value) => (scaled(value, decimal) === undefined ? MISFIT : (numberText(value) ?? MISFIT)),
        varchar,
      );
    case 'millis':
      return column('TIMESTAMP', micros, (appender, value) => {
        appender.appendTimestamp({ micros: value });
      });
    case 'nanos':
      return column(
        'TIMESTAMP_NS',
        (value) => int64(value) ?? MISFIT,
        (appender, value) => {
          appender.appendTimestampNanoseconds(new library.DuckDBTimestampNanosecondsValue(value));
        },
      );
  }
};
