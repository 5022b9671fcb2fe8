// A codec that first brings older forms of a message into the current one. Models of messages with more than one form use it.

import * as t from 'io-ts';
import { isObject } from '../../codec/record.js';

/** Any object of the wire, before it is decoded. */
export type Wire = Readonly<Record<string, unknown>>;

/** A codec behind a normaliser; `type` is the codec of the current form, for whoever walks the definition. */
export class NormalisedType<A> extends t.Type<A> {
  readonly _tag = 'NormalisedType';
  readonly type: t.Type<A>;
  readonly normalise: (value: unknown) => unknown;

  constructor(type: t.Type<A>, normalise: (value: unknown) => unknown) {
    super(type.name, type.is, (value, context) => type.validate(normalise(value), context), type.encode);
    this.type = type;
    this.normalise = normalise;
  }
}

/** `type`, reading what `normalise` makes of a value. What `normalise` does not know it hands on as it is. */
export const normalised = <A>(type: t.Type<A>, normalise: (value: unknown) => unknown): NormalisedType<A> => new NormalisedType(type, normalise);

/** A normaliser for objects only; the codec itself refuses everything else. */
export const ofObjects =
  (normalise: (wire: Wire) => Wire) =>
  (value: unknown): unknown =>
    isObject(value) ? normalise(value) : value;
