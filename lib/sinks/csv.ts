// rxtt/csv: a stream as a table of text (RFC 4180) into a file. Columns come from a model and are always the same. Needs no package. Node only.

import type { OperatorFunction } from 'rxjs';
import type { TableOptions } from './parts/columns.js';
import { csvHeader, csvRow } from './parts/csv-row.js';
import { openFile } from './parts/file.js';
import { sampled } from './parts/sampled.js';
import { sink, type Progress } from './parts/sink.js';
import { textFile } from './parts/text-file.js';

export type { Column, DecimalShape, Kind, TableOptions } from './parts/columns.js';
export { SinkError } from './parts/errors.js';
export { columnsOf, type Model } from './parts/model-columns.js';
export * from './parts/models.js';
export type { Progress } from './parts/sink.js';

/** How a table of text is written. */
export type CsvOptions = Omit<TableOptions, 'decimal'>;

/**
 * Writes every record to `file` as a row, the names of the columns first. Lines end in CR LF; times are ISO 8601, UTC; exact decimals keep their text; what is
 * absent is an empty field, empty text is `""`. The file bears its name only when it is complete: an error or unsubscribing leaves nothing.
 * Errors with a `SinkError`.
 */
export const toCsv = <T>(file: string, options: CsvOptions = {}): OperatorFunction<T, Progress> =>
  sink<T>(file, () => {
    const out = openFile(file);
    const text = textFile(out);
    const table = sampled(options, (layout) => {
      const rowOf = csvRow(layout);
      text.write(csvHeader(layout));
      return (record) => text.write(rowOf(record));
    });
    return {
      get bytes() {
        return out.bytes;
      },
      write: table.write,
      finish: () => {
        table.settle();
        text.flush();
        out.publish();
      },
      discard: out.discard,
    };
  });
