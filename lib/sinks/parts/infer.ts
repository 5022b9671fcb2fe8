// The columns of records that bring no model: what the first of them have. What comes later and fits none is kept in the column for the rest.

import { Literal } from '../../codec/literal.js';
import { isAbsent, isObject } from '../../codec/record.js';
import { nameKey, type Column, type Kind } from './columns.js';

/** A decimal of a library, as far as it is used. */
export const isDecimal = (value: unknown): value is { toFixed(): string } =>
  typeof value === 'object' && value !== null && 'toFixed' in value && typeof value.toFixed === 'function';

/** An object whose members are fields, not a value of some class. */
export const isNested = (value: unknown): value is Record<string, unknown> => {
  if (!isObject(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const KINDS: Readonly<Partial<Record<string, Kind>>> = { string: 'text', boolean: 'flag', number: 'double', bigint: 'whole' };

const kindOf = (value: unknown): Kind =>
  KINDS[typeof value] ?? (value instanceof Date ? 'millis' : value instanceof Literal || isDecimal(value) ? 'decimal' : 'json');

/** Values of two kinds stand in one column as JSON. */
const merged = (one: Kind | undefined, other: Kind): Kind => (one === undefined || one === other ? other : 'json');

/** The columns of these records, in the order their members are first seen. `taken` are names that are not free. */
export const inferColumns = (records: readonly object[], taken: readonly string[]): readonly Column[] => {
  const found = new Map<string, { readonly path: readonly string[]; kind: Kind }>();
  const look = (value: Readonly<Record<string, unknown>>, path: readonly string[]): void => {
    for (const [key, member] of Object.entries(value)) {
      if (isAbsent(member)) continue;
      const place = [...path, key];
      if (isNested(member)) {
        look(member, place);
        continue;
      }
      const name = JSON.stringify(place);
      found.set(name, { path: place, kind: merged(found.get(name)?.kind, kindOf(member)) });
    }
  };
  for (const record of records) look(record as Readonly<Record<string, unknown>>, []);

  const names = new Set(taken.map(nameKey));
  return [...found.values()].flatMap(({ path, kind }): readonly Column[] => {
    const name = path.join('.');
    if (name === '' || names.has(nameKey(name))) return [];
    names.add(nameKey(name));
    return [{ name, path, kind }];
  });
};
