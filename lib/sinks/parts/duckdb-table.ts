// A table of DuckDB that rows are appended to: made where it is not there, matched by name where it is. duckdb opens it.

import { nameKey, type Layout } from './columns.js';
import { duckDBColumn, type Appender, type DuckDBColumn, type DuckDBLibrary } from './duckdb-column.js';
import { SinkError } from './errors.js';
import { shredder } from './rows.js';

/** The part of a connection of @duckdb/node-api that is used. */
export interface DuckDBConnectionLike {
  run(sql: string): Promise<{ columnNames(): readonly string[] }>;
  createAppender(table: string, schema?: string | null): Promise<Appender>;
}

/** Which table. */
export interface TableName {
  readonly table: string;
  readonly schema?: string | undefined;
}

/** An open table. */
export interface DuckDBTable {
  append(record: unknown): void;
  /** What was appended can be seen by others. */
  flush(): void;
  /** Flushes and closes. */
  close(): void;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const sqlName = ({ table, schema }: TableName): string => (schema === undefined ? '' : `${quoted(schema)}.`) + quoted(table);

interface Placed extends DuckDBColumn {
  readonly name: string;
}

/** A table that is there already decides: what it has no column for belongs to the rest, if it has one for that. `strict` columns were asked for by name. */
const matched = (layout: Layout, names: readonly string[], strict: boolean, target: string): Layout => {
  const known = new Set(names.map(nameKey));
  const missing = layout.columns.filter(({ name }) => !known.has(nameKey(name)));
  if (strict && missing.length > 0) throw new SinkError(target, `the table is there, and has no column ${missing.map(({ name }) => name).join(', ')}.`);
  const rest = layout.rest !== undefined && known.has(nameKey(layout.rest)) ? layout.rest : undefined;
  return { ...layout, columns: layout.columns.filter((column) => !missing.includes(column)), rest };
};

/** Opens the table; `strict` where its columns were named by the user. */
export const openTable = async (
  connection: DuckDBConnectionLike,
  name: TableName,
  { layout, strict, library }: { readonly layout: Layout; readonly strict: boolean; readonly library: DuckDBLibrary },
): Promise<DuckDBTable> => {
  const placedIn = ({ columns, rest, decimal }: Layout): readonly Placed[] => [
    ...columns.map((column) => ({ name: column.name, ...duckDBColumn(column.kind, decimal, library) })),
    ...(rest === undefined ? [] : [{ name: rest, ...duckDBColumn('text', decimal, library) }]),
  ];
  const wanted = placedIn(layout).map((column) => `${quoted(column.name)} ${column.type}`);
  await connection.run(`CREATE TABLE IF NOT EXISTS ${sqlName(name)} (${wanted.join(', ')})`);
  const names = (await connection.run(`SELECT * FROM ${sqlName(name)} LIMIT 0`)).columnNames();
  const found = matched(layout, names, strict, name.table);
  const columns = placedIn(found);
  /** For each column of the table, ours; the appender wants them in its order. */
  const order = names.map((column) => columns.findIndex((ours) => nameKey(ours.name) === nameKey(column)));
  const appender = await connection.createAppender(name.table, name.schema);

  let cells: unknown[] = [];
  const fits = new Map(found.columns.map((column) => [column, duckDBColumn(column.kind, found.decimal, library).fit]));
  const shred = shredder(
    found,
    (column) => fits.get(column) ?? ((value) => value),
    (index, value) => {
      cells[index] = value;
    },
  );
  return {
    append: (record) => {
      cells = new Array<unknown>(columns.length).fill(undefined);
      shred(record);
      for (const index of order) {
        const cell = cells[index];
        if (cell === undefined) appender.appendNull();
        else columns[index]?.append(appender, cell);
      }
      appender.endRow();
    },
    flush: () => {
      appender.flushSync();
    },
    close: () => {
      appender.closeSync();
    },
  };
};
