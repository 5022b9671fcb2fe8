// A shape as zod 4 has it. validate races it.

import * as z from 'zod';
import type { Shape, Shapes } from './shape.js';

const SINGLE = { text: z.string(), flag: z.boolean(), number: z.number(), whole: z.int(), id: z.union([z.number(), z.string()]) };

const props = (shapes: Shapes, make: (schema: z.ZodType) => z.ZodType): Record<string, z.ZodType> =>
  Object.fromEntries(Object.entries(shapes).map(([field, shape]) => [field, make(zodOf(shape))]));

/** The schema of this shape. */
export const zodOf = (shape: Shape): z.ZodType => {
  if (shape.kind === 'list') return z.array(zodOf(shape.item));
  if (shape.kind !== 'object') return SINGLE[shape.kind];
  return z.object({ ...props(shape.required, (schema) => schema), ...props(shape.optional, (schema) => schema.optional()) });
};
