// rxtt/parquet: a stream as a table in a Parquet file, row group by row group. Needs hyparquet-writer, an optional peer. Node only.

import type { OperatorFunction } from 'rxjs';
import { InvalidRequestError } from '../base/errors.js';
import type { TableOptions } from './parts/columns.js';
import { openFile } from './parts/file.js';
import { parquetFile, type ParquetFile, type ParquetLibrary } from './parts/parquet-file.js';
import { peer } from './parts/peer.js';
import { sampled } from './parts/sampled.js';
import { sink, type Progress } from './parts/sink.js';

export type { Column, DecimalShape, Kind, TableOptions } from './parts/columns.js';
export { SinkError } from './parts/errors.js';
export { columnsOf, type Model } from './parts/model-columns.js';
export * from './parts/models.js';
export type { Progress } from './parts/sink.js';

/** How a Parquet file is written. */
export interface ParquetOptions extends TableOptions {
  /** Rows of a row group: what is held in memory. Default 65_536. */
  readonly rowGroup?: number;
  /** Default snappy. */
  readonly compression?: 'snappy' | 'none';
}

const ROW_GROUP = 65_536;
const CODECS = { snappy: 'SNAPPY', none: 'UNCOMPRESSED' } as const;

/**
 * Writes every record to `file` as a row and tells how far it is after each row group. Ids are text, times are timestamps, exact decimals are decimals, lists
 * are JSON. A row group is written while the source waits, so memory is bounded by it. The file bears its name only when it is complete: an error or
 * unsubscribing leaves nothing. Errors with a `SinkError`, also where hyparquet-writer is not installed.
 */
export const toParquet = <T>(file: string, options: ParquetOptions = {}): OperatorFunction<T, Progress> => {
  const { rowGroup = ROW_GROUP, compression = 'snappy' } = options;
  if (!Number.isInteger(rowGroup) || rowGroup < 1) throw new InvalidRequestError('rowGroup', `must be a whole number from 1, got ${String(rowGroup)}.`);
  return sink<T>(file, () => {
    const library = peer('hyparquet-writer', file) as ParquetLibrary; // its own type
    const out = openFile(file);
    let table: ParquetFile | undefined;
    const rows = sampled(options, (layout) => {
      const opened = parquetFile(library, out, layout, { rowGroup, codec: CODECS[compression] });
      table = opened;
      return opened.write;
    });
    return {
      get bytes() {
        return out.bytes;
      },
      write: rows.write,
      finish: () => {
        rows.settle();
        table?.finish();
        out.publish();
      },
      discard: out.discard,
    };
  });
};
