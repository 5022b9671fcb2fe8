// The columns of a table: what the tabular sinks (CSV, Parquet, DuckDB) make of records. Derived from a model, from the first records, or written by hand.

import { InvalidRequestError } from '../../base/errors.js';

/**
 * What stands in a column:
 *
 * - `text`: text; ids too, since they may have more digits than any number type
 * - `flag`: true or false
 * - `whole`: a whole number of 64 bits, from a number or a bigint
 * - `double`: a double
 * - `decimal`: an exact decimal, from text, a decimal of a library, or a number
 * - `money`: `double` where the client's numbers are doubles, else `decimal`; the first records decide
 * - `millis`: a time, from ms since 1970 or a `Date`
 * - `nanos`: a time, from ns since 1970 as decimal text
 * - `json`: anything, as JSON text
 */
export type Kind = 'text' | 'flag' | 'whole' | 'double' | 'decimal' | 'money' | 'millis' | 'nanos' | 'json';

/** One column. */
export interface Column {
  readonly name: string;
  readonly kind: Kind;
  /** Where the value is found in a record. Default under `name`. A nested field is called by its path with dots: `Trade.Id`. */
  readonly path?: readonly string[];
}

/** Digits of a decimal: `precision` in all, up to 38, `scale` of them after the point. */
export interface DecimalShape {
  readonly precision: number;
  readonly scale: number;
}

/** How records become rows. */
export interface TableOptions {
  /** Default: what the first 1000 records have. */
  readonly columns?: readonly Column[];
  /**
   * The column that keeps, as JSON, whatever fits no other: members without a column, values of another kind than theirs. So no value is ever lost.
   * `false`: there is no such column, and such a record is an error. Default `_rest`.
   */
  readonly rest?: string | false;
  /** Of `decimal` columns. Default 38 digits, 18 of them after the point. */
  readonly decimal?: DecimalShape;
}

/** Columns that are settled: none is `money` any more. */
export interface Layout {
  readonly columns: readonly (Column & { readonly path: readonly string[]; readonly kind: Exclude<Kind, 'money'> })[];
  readonly rest: string | undefined;
  readonly decimal: DecimalShape;
}

const REST = '_rest';
const DECIMAL: DecimalShape = { precision: 38, scale: 18 };

/** Names differ for a database when they differ in more than case. */
export const nameKey = (name: string): string => name.toLowerCase();

const checked = (columns: readonly Column[], rest: string | undefined): void => {
  const names = new Set<string>(rest === undefined ? [] : [nameKey(rest)]);
  for (const { name } of columns) {
    if (name === '' || names.has(nameKey(name))) throw new InvalidRequestError('columns', `name "${name}" twice, or not at all; each needs a name of its own.`);
    names.add(nameKey(name));
  }
};

/** The options with what was left out. Throws an `InvalidRequestError`. */
export const restOf = ({ rest = REST }: TableOptions): string | undefined => (rest === false ? undefined : rest);

/** The layout of these columns; `exact` says what `money` is. Throws an `InvalidRequestError` where the options are wrong. */
export const layout = (columns: readonly Column[], exact: boolean, options: TableOptions): Layout => {
  const { decimal = DECIMAL } = options;
  const { precision, scale } = decimal;
  if (!(Number.isInteger(precision) && Number.isInteger(scale) && precision >= 1 && precision <= 38 && scale >= 0 && scale <= precision))
    throw new InvalidRequestError('decimal', 'must have a precision from 1 to 38, and a scale from 0 to it.');
  const rest = restOf(options);
  checked(columns, rest);
  return {
    columns: columns.map(({ name, kind, path = [name] }) => ({ name, path, kind: kind === 'money' ? (exact ? 'decimal' : 'double') : kind })),
    rest,
    decimal,
  };
};
