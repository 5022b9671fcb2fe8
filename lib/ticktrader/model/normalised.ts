// A codec that first brings older forms of a message into the current one. Models of messages with more than one form use it.

import type * as t from 'io-ts';
import { quickOf, QuickType } from '../../codec/quick.js';
import { isObject } from '../../codec/record.js';

/** Any object of the wire, before it is decoded. */
export type Wire = Readonly<Record<string, unknown>>;

/** A codec behind a normaliser; `type` is the codec of the current form and `normalise` what leads to it, for whoever walks the definition. */
export class NormalisedType<A> extends QuickType<A> {
  readonly _tag = 'NormalisedType';
  readonly type: t.Type<A>;
  readonly normalise: (value: unknown) => unknown;

  constructor(type: t.Type<A>, normalise: (value: unknown) => unknown) {
    const quick = quickOf(type);
    super(
      type.name,
      type.is,
      (value) => quick(normalise(value)),
      (value, context) => type.validate(normalise(value), context),
    );
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
