// A fresh database in a folder, gone from memory when nobody wants it any more. main.ts works on it.

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Place } from './gather.js';

/** Opens `year.duckdb` in `out`, empty; what an earlier run left of it goes. */
export const openPlace = async (out: string): Promise<Place & { readonly close: () => void }> => {
  mkdirSync(out, { recursive: true });
  const file = join(out, 'year.duckdb');
  for (const old of [file, `${file}.wal`]) rmSync(old, { force: true });
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  return {
    out,
    connection,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
};
