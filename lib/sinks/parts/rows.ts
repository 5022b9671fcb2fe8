// From a record to the cells of its row: each member to its column, what fits none to the column for the rest. The tabular sinks shred with it.

import { InvalidRequestError } from '../../base/errors.js';
import { isAbsent, isObject } from '../../codec/record.js';
import type { Layout } from './columns.js';
import { isNested } from './infer.js';
import { jsonText } from './json-text.js';

/** What `Fit` says to a value that its column cannot hold. */
export const MISFIT: unique symbol = Symbol('misfit');

/** A value as its column holds it, or `MISFIT`. */
export type Fit = (value: unknown) => unknown;

interface Leaf {
  readonly index: number;
  readonly fit: Fit;
}

type Branch = Map<string, Leaf | Branch>;

const isBranch = (node: Leaf | Branch): node is Branch => node instanceof Map;

const treeOf = ({ columns }: Layout, fitOf: (column: Layout['columns'][number]) => Fit): Branch => {
  const root: Branch = new Map();
  for (const [index, column] of columns.entries()) {
    let branch = root;
    for (const key of column.path.slice(0, -1)) {
      const known = branch.get(key);
      const next: Branch = known !== undefined && isBranch(known) ? known : new Map<string, Leaf | Branch>();
      branch.set(key, next);
      branch = next;
    }
    branch.set(column.path.at(-1) ?? '', { index, fit: fitOf(column) });
  }
  return root;
};

/** The column for the rest stands behind all others. */
export const restIndex = ({ columns }: Layout): number => columns.length;

/**
 * Walks the members a record has (most of the columns of a model stay empty) and puts each into its cell. Throws an `InvalidRequestError` where one fits
 * none and there is no column for the rest.
 */
export const shredder = (
  layout: Layout,
  fitOf: (column: Layout['columns'][number]) => Fit,
  put: (index: number, value: unknown) => void,
): ((record: unknown) => void) => {
  const root = treeOf(layout, fitOf);
  /** What fits no column, of the record at hand. */
  const left = new Map<string, unknown>();
  const leave = (path: string, value: unknown): void => {
    if (layout.rest === undefined) throw new InvalidRequestError(path, 'fits no column of the table, and there is none for the rest (option rest).');
    left.set(path, value);
  };
  const walk = (value: Readonly<Record<string, unknown>>, branch: Branch, prefix: string): void => {
    for (const key in value) {
      const member = value[key];
      if (isAbsent(member)) continue;
      const node = branch.get(key);
      if (node === undefined) leave(prefix + key, member);
      else if (!isBranch(node)) {
        const cell = node.fit(member);
        if (cell === MISFIT) leave(prefix + key, member);
        else put(node.index, cell);
      } else if (isNested(member)) walk(member, node, `${prefix}${key}.`);
      else leave(prefix + key, member);
    }
  };
  return (record) => {
    if (!isObject(record)) throw new InvalidRequestError('record', `must be an object, got ${Array.isArray(record) ? 'a list' : typeof record}.`);
    left.clear();
    walk(record, root, '');
    if (left.size > 0) put(restIndex(layout), jsonText(Object.fromEntries(left)));
  };
};
