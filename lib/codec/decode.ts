// From a read frame to a typed value, or one readable DecodeError. The request layer and the streams call it.

import type * as t from 'io-ts';
import { isRight } from '#fp/Either';
import { DecodeError } from '../base/errors.js';
import { Literal } from './literal.js';
import { quickOf, WRONG } from './quick.js';

const LONGEST = 40;

/** What stood there, shortened; text is masked down to its length, since it may be personal. */
const shown = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (value instanceof Literal) return value.text.slice(0, LONGEST);
  if (typeof value === 'string') return `text of ${String(value.length)} characters`;
  if (Array.isArray(value)) return `a list of ${String(value.length)}`;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'an object';
};

const pathOf = (context: t.Context): string =>
  context
    .map(({ key }) => key)
    .filter((key) => key !== '')
    .join('.');

/** Reads `value` by `codec`. `where` names the message in the error's path. Throws a `DecodeError` that names the first wrong field. */
export const decode = <A>(codec: t.Decoder<unknown, A>, value: unknown, where: string): A => {
  const read = quickOf(codec)(value);
  if (read !== WRONG) return read;
  const decoded = codec.decode(value);
  if (isRight(decoded)) return decoded.right;
  const first = decoded.left[0];
  const context = first?.context ?? [];
  const path = [where, pathOf(context)].filter((part) => part !== '').join('.');
  throw new DecodeError(path, context.at(-1)?.type.name ?? codec.name, shown(first?.value));
};
