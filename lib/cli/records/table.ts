// Records as a table that fits the terminal, chunk by chunk: columns keep their width, so that a long walk stays one table. text prints with it.

import { usageError } from '../exit.js';
import type { Paint } from '../terminal/paint.js';
import { padded, pairs, widthOf } from '../terminal/table.js';
import { cell, isNumeric } from './cell.js';
import { rowOf, type Kind, type Row } from './kind.js';

/** Where a table goes. */
export interface Sheet {
  readonly paint: Paint;
  /** Columns there are; Infinity in a file. */
  readonly width: number;
}

/** A table under way: gives the lines of each chunk, its headings before the first. */
export interface Table {
  readonly lines: (records: readonly object[]) => readonly string[];
  /** Columns there was no room for, known after the first chunk. */
  readonly leftOut: () => readonly string[];
}

interface Column {
  readonly field: string;
  readonly align: 'left' | 'right';
  readonly width: number;
}

const GAP = '  ';
/** A table of fewer columns says too little. */
const LEAST = 2;
/** Characters kept for a column whose later cells nobody knows. */
const ROOM = 10;

const fieldsOf = ({ columns, isOpenEnded }: Kind, rows: readonly Row[]): readonly string[] => {
  const there = new Set(rows.flatMap((row) => Object.keys(row)));
  if (columns === undefined) return [...there];
  return isOpenEnded === true ? columns : columns.filter((column) => there.has(column));
};

/** One long text must not push all other columns out. */
const longest = (width: number): number => Math.max(16, Math.floor(width * 0.7));

const measured = (field: string, rows: readonly Row[], { paint, width }: Sheet, least: number): Column => ({
  field,
  align: rows.every((row) => row[field] === undefined || isNumeric(row[field])) ? 'right' : 'left',
  width: Math.max(least, field.length, ...rows.map((row) => widthOf(cell(paint, field, row[field], longest(width))))),
});

/** As many columns as fit, from the left. */
const fitting = (columns: readonly Column[], width: number): readonly Column[] => {
  let room = width + GAP.length;
  const count = columns.findIndex((column) => (room -= column.width + GAP.length) < 0);
  const kept = count === -1 ? columns : columns.slice(0, count);
  if (kept.length >= Math.min(LEAST, columns.length)) return kept;
  const least = columns.slice(0, LEAST).reduce((sum, column) => sum + column.width, GAP.length);
  throw usageError(`the terminal is ${String(width)} columns wide, and this table needs ${String(least)} at least: make it wider, or take --format ndjson`);
};

const line = (columns: readonly Column[], cells: readonly string[]): string =>
  columns
    .map(({ width, align }, index) => padded(cells[index] ?? '', width, align))
    .join(GAP)
    .trimEnd();

/** The one record there is, as names and values. */
const single = ({ paint }: Sheet): Table => ({
  lines: (records) =>
    records.flatMap((record) =>
      pairs(
        Object.entries(rowOf(record))
          .filter(([, value]) => value !== undefined)
          .map(([field, value]) => [paint.quiet(field), cell(paint, field, value)]),
      ),
    ),
  leftOut: () => [],
});

/** A table of many. The first chunk decides on the columns. */
const many = (kind: Kind, sheet: Sheet): Table => {
  const { paint, width } = sheet;
  let columns: readonly Column[] | undefined;
  let leftOut: readonly string[] = [];
  return {
    lines: (records) => {
      if (records.length === 0) return [];
      const rows = records.map(rowOf);
      const head: string[] = [];
      if (columns === undefined) {
        const all = fieldsOf(kind, rows).map((field) => measured(field, rows, sheet, kind.isOpenEnded === true ? ROOM : 0));
        columns = fitting(all, width);
        leftOut = all.slice(columns.length).map(({ field }) => field);
        head.push(paint.quiet(line(columns, columns.map(({ field }) => field)))); // prettier-ignore
      }
      const shown = columns;
      return [...head, ...rows.map((row) => line(shown, shown.map(({ field }) => cell(paint, field, row[field], longest(width)))))]; // prettier-ignore
    },
    leftOut: () => leftOut,
  };
};

/** A table for records of this kind. Throws where the terminal is too narrow for it. */
export const tableOf = (kind: Kind, sheet: Sheet): Table => (kind.isSingle === true ? single(sheet) : many(kind, sheet));
