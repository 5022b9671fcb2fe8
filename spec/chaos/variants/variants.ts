// All wrong clients by name. run tries each until a law catches it.

import { callingVariants } from './calling.js';
import { hearingVariants } from './hearing.js';
import { judgingVariants } from './judging.js';
import { lookingVariants } from './looking.js';
import { naiveVariant } from './naive.js';
import { relivingVariants } from './reliving.js';
import { streamVariants } from './streams.js';
import type { Variant } from './variant.js';

export const VARIANTS: readonly Variant[] = [
  ...judgingVariants,
  ...lookingVariants,
  ...callingVariants,
  ...hearingVariants,
  ...streamVariants,
  ...relivingVariants,
  naiveVariant,
];

/** The variant called `name`. */
export const variantNamed = (name: string): Variant => {
  const found = VARIANTS.find((variant) => variant.name === name);
  if (found === undefined) throw new RangeError(`No variant ${name}; there are ${VARIANTS.map((variant) => variant.name).join(', ')}.`);
  return found;
};
