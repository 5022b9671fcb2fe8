// A Parquet file, gathered column by column and written a row group at a time. parquet opens it.

import type { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { OutFile } from './file.js';
import type { Layout } from './columns.js';
import { parquetColumn } from './parquet-column.js';
import { shredder } from './rows.js';

/** An open Parquet file. */
export interface ParquetFile {
  /** Takes a record; `true` where it filled a row group, which is written then. */
  readonly write: (record: unknown) => boolean;
  /** Writes what is gathered and the footer. */
  readonly finish: () => void;
}

/** What is used of hyparquet-writer. */
export interface ParquetLibrary {
  readonly ByteWriter: typeof ByteWriter;
  readonly ParquetWriter: typeof ParquetWriter;
}

/** How it is written. */
export interface ParquetShape {
  readonly rowGroup: number;
  readonly codec: 'SNAPPY' | 'UNCOMPRESSED';
}

/** Everything is exact, or it is in the column for the rest; both are text there. */
const REST = 'json';

/** Begins a Parquet file of this layout in `file`. */
export const parquetFile = (library: ParquetLibrary, file: OutFile, layout: Layout, { rowGroup, codec }: ParquetShape): ParquetFile => {
  const columns = [...layout.columns, ...(layout.rest === undefined ? [] : [{ name: layout.rest, kind: REST } as const])].map((column) =>
    parquetColumn(column, layout.decimal),
  );
  const bytes = new library.ByteWriter();
  const flush = (): void => {
    file.write(bytes.getBytes());
    bytes.index = 0;
  };
  const writer = new library.ParquetWriter({
    writer: Object.assign(bytes, { flush, finish: flush }),
    schema: [{ name: 'root', num_children: columns.length }, ...columns.map(({ element }) => element)],
    codec,
  });

  const empty = (): unknown[][] => columns.map(() => []);
  let cells = empty();
  let row = 0;
  /** Fills up with nothing: an array with holes would be slow, and most columns of a model hold little. */
  const pad = (column: unknown[]): unknown[] => {
    while (column.length < row) column.push(undefined);
    return column;
  };
  const put = (index: number, value: unknown): void => {
    const column = cells[index];
    if (column !== undefined) pad(column).push(value);
  };
  const shred = shredder(layout, ({ name, kind }) => parquetColumn({ name, kind }, layout.decimal).fit, put);
  const writeGroup = (): void => {
    const nothing = pad([]);
    const columnData = columns.map(({ element: { name } }, index) => {
      const data = cells[index] ?? [];
      // of nothing there are no statistics, and to count it would take longer than to write it
      return data.length === 0 ? { name, data: nothing, statistics: false } : { name, data: pad(data) };
    });
    void writer.write({ columnData, rowGroupSize: row });
    cells = empty();
    row = 0;
  };
  return {
    write: (record) => {
      shred(record);
      row++;
      if (row < rowGroup) return false;
      writeGroup();
      return true;
    },
    finish: () => {
      if (row > 0) writeGroup();
      void writer.finish();
    },
  };
};
