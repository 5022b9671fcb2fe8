// One row of a CSV file (RFC 4180), from a record. csv writes them.

import type { Kind, Layout } from './columns.js';
import { numberText } from './decimal.js';
import { jsonText } from './json-text.js';
import { MISFIT, restIndex, shredder, type Fit } from './rows.js';

const SPECIAL = /[",\r\n]/;

/** A field; empty text is told from an absent value by its quotes. */
const field = (text: string): string => (text === '' || SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The latest and the earliest time a `Date` knows, ms from 1970. */
const FARTHEST = 8.64e15;

const isTime = (value: unknown): value is number | Date =>
  value instanceof Date ? !Number.isNaN(value.getTime()) : Number.isInteger(value) && Math.abs(value as number) <= FARTHEST;

const wholeText: Fit = (value) => (typeof value === 'bigint' || Number.isSafeInteger(value) ? String(value) : MISFIT);

const FITS: Readonly<Record<Exclude<Kind, 'money'>, Fit>> = {
  text: (value) => (typeof value === 'string' ? field(value) : MISFIT),
  flag: (value) => (typeof value === 'boolean' ? String(value) : MISFIT),
  whole: wholeText,
  double: (value) => (typeof value === 'number' ? String(value) : MISFIT),
  decimal: (value) => numberText(value) ?? MISFIT,
  millis: (value) => (isTime(value) ? new Date(value).toISOString() : MISFIT),
  nanos: (value) => (typeof value === 'string' ? field(value) : wholeText(value)),
  json: (value) => field(jsonText(value)),
};

const line = (cells: readonly string[]): string => `${cells.join(',')}\r\n`;

/** The names of the columns. */
export const csvHeader = ({ columns, rest }: Layout): string => line([...columns.map(({ name }) => name), ...(rest === undefined ? [] : [rest])].map(field));

/** Makes the row of a record, with its line break. */
export const csvRow = (layout: Layout): ((record: unknown) => string) => {
  const rest = restIndex(layout);
  const empty = new Array<string>(rest + (layout.rest === undefined ? 0 : 1)).fill('');
  let cells: string[] = [];
  const shred = shredder(
    layout,
    ({ kind }) => FITS[kind],
    (index, value) => {
      const text = String(value); // made by a fit, or the rest as JSON
      cells[index] = index === rest ? field(text) : text;
    },
  );
  return (record) => {
    cells = empty.slice();
    shred(record);
    return line(cells);
  };
};
