// Where records are kept while a file is in the making: lines of JSON under a name of their own (`FILE.part`), whole to the last line whatever happens. file fills it.

import { closeSync, existsSync, openSync, readSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs';
import { openFile } from '../../sinks/parts/file.js';
import { jsonText } from '../../sinks/parts/json-text.js';
import { usageError } from '../exit.js';
import { rowOf, type Row } from './kind.js';

/** A spool that is open. Everything is written before a call returns: what is written is whole, and a slow disk slows the walk. */
export interface Spool {
  readonly path: string;
  /** Records in it. */
  readonly count: number;
  /** The last of them. */
  readonly last: Row | undefined;
  readonly append: (records: readonly object[]) => void;
  /** Leaves it as it is, on the disk. */
  readonly close: () => void;
}

/** The spool of a file. */
export const spoolPath = (out: string): string => `${out}.part`;

const BLOCK = 2 ** 20;
const LINE_END = 10;

/** How many whole lines a file has, and where the last of them stands. */
interface Lines {
  readonly count: number;
  readonly start: number;
  readonly end: number;
}

/** Counts block by block: a spool may be larger than memory. */
const linesOf = (fd: number): Lines => {
  const buffer = Buffer.alloc(BLOCK);
  let lines: Lines = { count: 0, start: 0, end: 0 };
  for (let at = 0, read = readSync(fd, buffer, 0, BLOCK, 0); read > 0; at += read, read = readSync(fd, buffer, 0, BLOCK, at)) {
    const block = buffer.subarray(0, read);
    for (let found = block.indexOf(LINE_END); found !== -1; found = block.indexOf(LINE_END, found + 1))
      lines = { count: lines.count + 1, start: lines.end, end: at + found + 1 };
  }
  return lines;
};

const recordIn = (text: string): Row | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? rowOf(value) : undefined;
  } catch {
    return undefined;
  }
};

/** What a file of records ends with. */
interface Content {
  readonly count: number;
  /** Where its last line begins. */
  readonly start: number;
  /** Absent where there is no line, or the last is no record. */
  readonly last: Row | undefined;
}

const contentOf = (path: string): Content => {
  const fd = openSync(path, 'r');
  try {
    const { count, start, end } = linesOf(fd);
    const line = Buffer.alloc(end - start);
    readSync(fd, line, 0, line.length, start);
    return { count, start, last: count === 0 ? undefined : recordIn(line.toString()) };
  } finally {
    closeSync(fd);
  }
};

const isStrange = ({ count, last }: Content): boolean => count > 0 && last === undefined;

/** What was left in the spool. A crash may leave last lines that are no records; they are cut off. */
const leftIn = (path: string): Content => {
  const content = contentOf(path);
  if (!isStrange(content)) return content;
  truncateSync(path, content.start);
  return leftIn(path);
};

/** A finished file of lines becomes a spool again; where it holds anything else it stays what it is. */
const takeUp = (out: string, path: string): void => {
  const content = contentOf(out);
  if (isStrange(content) || (content.count === 0 && statSync(out).size > 0))
    throw usageError(`--resume goes on with the records of an earlier walk, and ${out} holds something else`);
  renameSync(out, path);
};

/** Makes the spool what it shall begin as: empty, or as it was left. */
const prepare = (out: string, path: string, resume: boolean, isLines: boolean): void => {
  if (!resume) rmSync(path, { force: true });
  else if (isLines && !existsSync(path) && existsSync(out)) takeUp(out, path);
};

/** Opens the spool of `out`. Throws a `SinkError` where it cannot be written, and a `CommandError` where a finished file holds something else than records. */
export const openSpool = (out: string, { resume, isLines }: { readonly resume: boolean; readonly isLines: boolean }): Spool => {
  const path = spoolPath(out);
  prepare(out, path, resume, isLines);
  const file = openFile(path, { append: true }); // which also cuts off half a line
  let { count, last } = leftIn(path);
  return {
    path,
    get count() {
      return count;
    },
    get last() {
      return last;
    },
    append: (records) => {
      const latest = records.at(-1);
      if (latest === undefined) return;
      file.write(Buffer.from(records.map((record) => `${jsonText(record)}\n`).join('')));
      count += records.length;
      last = rowOf(latest);
    },
    close: file.publish,
  };
};
