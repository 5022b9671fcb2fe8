// A shape as plain io-ts types, the way its documentation shows: an intersection of `type` and `partial`. validate and round-trips race it.

import * as t from 'io-ts';
import { isRight } from '#fp/Either';
import type { Shape, Shapes } from './shape.js';

const SINGLE = { text: t.string, flag: t.boolean, number: t.number, whole: t.number, id: t.union([t.number, t.string]) };

const props = (shapes: Shapes): t.Props => Object.fromEntries(Object.entries(shapes).map(([field, shape]) => [field, ioTsOf(shape)]));

/** The codec of this shape. */
export const ioTsOf = (shape: Shape): t.Mixed => {
  if (shape.kind === 'list') return t.readonlyArray(ioTsOf(shape.item));
  if (shape.kind !== 'object') return SINGLE[shape.kind];
  const [required, optional] = [t.type(props(shape.required)), t.partial(props(shape.optional))];
  return Object.keys(shape.optional).length === 0 ? required : t.intersection([required, optional]);
};

/** Decodes, or throws. */
export const decodeBy =
  (codec: t.Mixed) =>
  (value: unknown): unknown => {
    const decoded = codec.decode(value) as t.Validation<unknown>;
    if (!isRight(decoded))
      throw new TypeError(`io-ts refused a message at ${decoded.left.map(({ context }) => context.map(({ key }) => key).join('.')).join()}`);
    return decoded.right;
  };
