// In which form records are delivered: what was asked for, what a file's name says, or what suits whoever reads. deliver asks here.

import { extname } from 'node:path';
import { usageError } from '../exit.js';

/** Every form there is. */
export const FORMATS = ['ndjson', 'csv', 'table', 'parquet'] as const;

/** One of them. */
export type Format = (typeof FORMATS)[number];

/** Where records go. */
export interface OutputOptions {
  readonly format?: Format;
  readonly out?: string;
}

const BY_NAME: Readonly<Record<string, Format>> = { '.ndjson': 'ndjson', '.jsonl': 'ndjson', '.csv': 'csv', '.parquet': 'parquet', '.txt': 'table' };

/** The form to deliver in. Throws where a form cannot go where it is sent. */
export const formatOf = ({ format, out }: OutputOptions, isTerminal: boolean): Format => {
  if (out !== undefined) return format ?? BY_NAME[extname(out).toLowerCase()] ?? 'ndjson';
  if (format === 'parquet') throw usageError('Parquet is written to a file: say which with --out FILE');
  return format ?? (isTerminal ? 'table' : 'ndjson');
};
