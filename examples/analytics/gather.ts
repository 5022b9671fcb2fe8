// One walk, three listeners: a Parquet file, a table of DuckDB, and sums in exact decimals. main.ts gathers every source so.

import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import Big from 'big.js';
import { connect, forkJoin, last, map, reduce, type Observable, type OperatorFunction } from 'rxjs';
import { toDuckDB } from 'rxtt/duckdb';
import { toParquet } from 'rxtt/parquet';
import type { Measure, Source } from './sources.js';

/** What was added up of a source while it was walked. */
export interface Gathered {
  readonly name: string;
  readonly file: string;
  readonly rows: number;
  /** Of the file. */
  readonly bytes: number;
  /** One a measure, in its order. */
  readonly sums: readonly Big[];
  /** The same, as SQL shall find them. */
  readonly measures: readonly { readonly name: string; readonly sql: string }[];
}

/** Where the records go. */
export interface Place {
  readonly connection: DuckDBConnection;
  readonly out: string;
}

/** Adds up each measure, exactly: money in doubles would be off by a cent somewhere in twenty thousand records. */
const exactSums = <T>(measures: readonly Measure<T>[]): OperatorFunction<T, readonly Big[]> =>
  reduce<T, readonly Big[]>(
    (sums, record) => sums.map((sum, at) => sum.plus(measures[at]?.of(record) ?? 0)),
    measures.map(() => new Big(0)),
  );

/** Walks `records$` once and tells, when all is written, what it was. */
export const gather =
  <T>({ name, columns, measures }: Source<T>, { connection, out }: Place): OperatorFunction<T, Gathered> =>
  (records$: Observable<T>) => {
    const file = join(out, `${name}.parquet`);
    return records$.pipe(
      connect((shared$) =>
        forkJoin({
          written: shared$.pipe(toParquet(file, { columns }), last()),
          stored: shared$.pipe(toDuckDB(connection, name, { columns }), last()),
          sums: shared$.pipe(exactSums(measures)),
        }),
      ),
      map(({ written, sums }) => ({ name, file, rows: written.rows, bytes: written.bytes, sums, measures })),
    );
  };
