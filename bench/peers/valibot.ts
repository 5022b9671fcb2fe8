// A shape as valibot has it. validate races it.

import * as v from 'valibot';
import type { Shape, Shapes } from './shape.js';

type Schema = v.GenericSchema;

const SINGLE = { text: v.string(), flag: v.boolean(), number: v.number(), whole: v.pipe(v.number(), v.integer()), id: v.union([v.number(), v.string()]) };

const props = (shapes: Shapes, make: (schema: Schema) => Schema): Record<string, Schema> =>
  Object.fromEntries(Object.entries(shapes).map(([field, shape]) => [field, make(valibotOf(shape))]));

/** The schema of this shape. */
export const valibotOf = (shape: Shape): Schema => {
  if (shape.kind === 'list') return v.array(valibotOf(shape.item));
  if (shape.kind !== 'object') return SINGLE[shape.kind];
  return v.object({ ...props(shape.required, (schema) => schema), ...props(shape.optional, (schema) => v.optional(schema)) });
};
