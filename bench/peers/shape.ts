// The shape of a message as any validation library would be told it: read off our own codecs, so that every peer checks the very same fields.

import * as t from 'io-ts';
import { RecordType } from '../../lib/codec/record.js';
import { id, OpenType, whole } from '../../lib/codec/values.js';
import { NormalisedType } from '../../lib/ticktrader/model/normalised.js';

/** What stands in a message. Enumerations are text: theirs are open too. */
export type Shape =
  | { readonly kind: 'text' | 'flag' | 'number' | 'whole' | 'id' }
  | { readonly kind: 'list'; readonly item: Shape }
  | { readonly kind: 'object'; readonly required: Shapes; readonly optional: Shapes };

/** Shapes by field. */
export type Shapes = Readonly<Record<string, Shape>>;

const shapesOf = (fields: t.Props): Shapes => Object.fromEntries(Object.entries(fields).map(([field, codec]) => [field, shapeOf(codec)]));

/** The shape that `codec` reads. */
export const shapeOf = (codec: t.Mixed): Shape => {
  if (codec instanceof NormalisedType) return shapeOf(codec.type as t.Mixed);
  if (codec instanceof RecordType) return { kind: 'object', required: shapesOf(codec.required as t.Props), optional: shapesOf(codec.optional as t.Props) };
  if (codec instanceof t.ReadonlyArrayType) return { kind: 'list', item: shapeOf((codec as t.ReadonlyArrayType<t.Mixed>).type) };
  if (codec === id) return { kind: 'id' };
  if (codec === whole) return { kind: 'whole' };
  if (codec instanceof t.BooleanType) return { kind: 'flag' };
  return { kind: codec instanceof t.StringType || codec instanceof OpenType ? 'text' : 'number' };
};
