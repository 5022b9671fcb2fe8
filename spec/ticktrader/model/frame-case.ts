// What one frame of the document must decode to. The tables of expected values hold these, frames.spec.ts walks them.

import type * as t from 'io-ts';

/* eslint-disable @typescript-eslint/no-unnecessary-type-parameters -- whoever calls these chooses N, not whoever makes them */
/** A model in any numeric type: a factory over the money codec, or one that does not need it. */
type Model = <N>(money: t.Type<N>) => t.Decoder<unknown, unknown>;
/** What it must give, made with whatever turns digits into money. */
type Expected = <N>(n: (digits: string) => N) => unknown;
/* eslint-enable @typescript-eslint/no-unnecessary-type-parameters */

/** One frame: where in it the model stands, which codec reads it, and the result. */
export interface FrameCase {
  readonly file: string;
  readonly path: readonly string[];
  readonly codec: Model;
  readonly expected: Expected;
}
