// Records as text, in each form that is one: a printer takes chunks and gives the text of each. deliver and file print with it.

import { csvHeader, csvRow } from '../../sinks/parts/csv-row.js';
import { jsonText } from '../../sinks/parts/json-text.js';
import { layoutOf } from '../../sinks/parts/sampled.js';
import { usageError } from '../exit.js';
import { counted } from '../terminal/format.js';
import type { Format } from './format.js';
import { tableOptions, type Kind } from './kind.js';
import { tableOf, type Sheet } from './table.js';

/** Gives the text of each chunk, line by line. */
export interface Printer {
  readonly print: (records: readonly object[]) => readonly string[];
  /** What is to be said in the end, beside the records. */
  readonly remarks: () => readonly string[];
}

const NOTHING: Pick<Printer, 'remarks'> = { remarks: () => [] };

const ndjson = (): Printer => ({ ...NOTHING, print: (records) => records.map(jsonText) });

const table = (kind: Kind, sheet: Sheet): Printer => {
  const { lines, leftOut } = tableOf(kind, sheet);
  return {
    print: lines,
    remarks: () => {
      const names = leftOut();
      return names.length === 0 ? [] : [`no room here for ${counted(names.length, 'more column')}: ${names.join(', ')}`];
    },
  };
};

const LINE_END = /\n$/;

/** The first chunk decides on columns that no model knows. */
const csv = (kind: Kind): Printer => {
  let rowOf: ((record: unknown) => string) | undefined;
  return {
    ...NOTHING,
    print: (records) => {
      const lines: string[] = [];
      if (rowOf === undefined) {
        const layout = layoutOf(tableOptions(kind), records);
        rowOf = csvRow(layout);
        lines.push(csvHeader(layout));
      }
      return [...lines, ...records.map(rowOf)].map((text) => text.replace(LINE_END, ''));
    },
  };
};

/** A printer for records of this kind. */
export const printerOf = (format: Format, kind: Kind, sheet: Sheet): Printer => {
  if (format === 'table') return table(kind, sheet);
  if (format === 'csv') return csv(kind);
  if (format === 'parquet') throw usageError('Parquet is no text: it is written to a file, --out FILE');
  return ndjson();
};
