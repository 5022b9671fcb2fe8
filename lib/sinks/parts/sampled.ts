// A table whose columns the first records decide: they are held back until enough of them are there. The tabular sinks begin with it.

import { isAbsent } from '../../codec/record.js';
import { layout, restOf, type Column, type Layout, type TableOptions } from './columns.js';
import { inferColumns } from './infer.js';

/** Records that are looked at before the columns are settled. */
export const SAMPLE = 1000;

/** Writes rows of a settled layout; says whether a batch is out. */
export type WriteRow = (record: unknown) => boolean;

const at = (record: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined), record);

/** Whether any money of these records is something else than a double. */
const isExact = (columns: readonly Column[], records: readonly unknown[]): boolean =>
  columns
    .filter(({ kind }) => kind === 'money')
    .some(({ name, path = [name] }) =>
      records.some((record) => {
        const value = at(record, path);
        return !isAbsent(value) && typeof value !== 'number';
      }),
    );

const isThing = (record: unknown): record is object => typeof record === 'object' && record !== null;

/** The layout that the options and the first records make. */
export const layoutOf = (options: TableOptions, records: readonly unknown[]): Layout => {
  const columns = options.columns ?? inferColumns(records.filter(isThing), [restOf(options) ?? '']);
  return layout(columns, isExact(columns, records), options);
};

/** Whether the columns are settled before any record is seen. */
const isSettled = ({ columns }: TableOptions): boolean => columns?.every(({ kind }) => kind !== 'money') === true;

/** Holds the first records back until the layout is settled, then `open`s with it and writes. */
export const sampled = (options: TableOptions, open: (layout: Layout) => WriteRow): { readonly write: WriteRow; readonly settle: () => void } => {
  const needed = isSettled(options) ? 1 : SAMPLE;
  let held: unknown[] = [];
  let writeRow: WriteRow | undefined;
  const settle = (): boolean => {
    if (writeRow !== undefined) return false;
    const first = held;
    held = [];
    const write = open(layoutOf(options, first));
    writeRow = write;
    return first.map((record) => write(record)).some(Boolean);
  };
  return {
    write: (record) => {
      if (writeRow !== undefined) return writeRow(record);
      held.push(record);
      return held.length >= needed && settle();
    },
    settle: () => void settle(),
  };
};
