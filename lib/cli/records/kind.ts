// What is known of the records a command delivers: which columns a table shows, and which codec names all of them. use/ declares one a command.

import type { Column, TableOptions } from '../../sinks/parts/columns.js';

/** A record of any kind: a plain object of the wire's names. */
export type Row = Readonly<Record<string, unknown>>;

/** How records of one kind are shown. */
export interface Kind {
  /** One of them, in a word. */
  readonly name: string;
  /** The columns of a table, the most telling first: what a narrow terminal has no room for is left out from the right. Without, those of the first records. */
  readonly columns?: readonly string[];
  /** The columns of a CSV or Parquet file, as their codec has them. Without, those of the first records. */
  readonly fields?: () => readonly Column[];
  /** They come one by one, and the first tells little of the others: a table keeps room for every column from the start. */
  readonly isOpenEnded?: true;
  /** There is only ever one: a table shows it as names and values. */
  readonly isSingle?: true;
}

/** Some of the records, and what is known of all of them. */
export interface Chunk {
  readonly records: readonly object[];
  /** All that the server counts, where it says. */
  readonly total?: number;
}

/** Whether `value` is an object with members to name, a decimal or a date not among them. */
const isPlain = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A record as a row; what lies deeper is named by its path: `Trade.Symbol`. Lists stay lists. */
export const rowOf = (record: object): Row =>
  Object.values(record).some(isPlain)
    ? Object.fromEntries(
        Object.entries(record).flatMap(([key, value]: [string, unknown]) =>
          isPlain(value) ? Object.entries(rowOf(value)).map(([inner, member]) => [`${key}.${inner}`, member]) : [[key, value]],
        ),
      )
    : (record as Row); // an object has members by name

/** How a tabular sink writes this kind. */
export const tableOptions = ({ fields }: Kind): Pick<TableOptions, 'columns'> => (fields === undefined ? {} : { columns: fields() });
