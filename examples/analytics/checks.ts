// The same figure by two ways: added up by the stream while it was walked, and by SQL from the table and from the Parquet file. main.ts prints them all.

import type { DuckDBConnection } from '@duckdb/node-api';
import Big from 'big.js';
import type { Gathered } from './gather.js';

/** One figure, three times. */
export interface Check {
  readonly source: string;
  readonly measure: string;
  readonly stream: string;
  readonly table: string;
  readonly parquet: string;
  readonly isSame: boolean;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Every measure at once, each as exact text. */
const summed = async (connection: DuckDBConnection, { measures }: Gathered, from: string): Promise<readonly Big[]> => {
  const columns = measures.map(({ sql }) => `CAST(coalesce(${sql}, 0) AS VARCHAR)`);
  const reader = await connection.runAndReadAll(`SELECT ${columns.join(', ')} FROM ${from}`);
  const row = (reader.getRowsJson()[0] ?? []) as readonly string[]; // each is VARCHAR
  return row.map((text) => new Big(text));
};

/** Holds what a walk came to against the table and against the file. */
export const checksOf = async (connection: DuckDBConnection, gathered: Gathered): Promise<readonly Check[]> => {
  const { name, file, measures, sums } = gathered;
  const table = await summed(connection, gathered, name);
  const parquet = await summed(connection, gathered, `read_parquet(${quoted(file)})`);
  return measures.map((measure, at) => {
    const ways = [sums[at], table[at], parquet[at]].map((way) => way?.toFixed() ?? 'nothing');
    const [stream = '', ofTable = '', ofFile = ''] = ways;
    return { source: name, measure: measure.name, stream, table: ofTable, parquet: ofFile, isSame: stream === ofTable && stream === ofFile };
  });
};
