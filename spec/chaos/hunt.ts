// The hunt for known-bad clients: each lives in one world after another until a law catches it. One that gets away shows that the laws prove too little.

import type { Violation } from './evidence.js';
import { runFleet } from './fleet.js';
import type { Variant } from './variants/variant.js';
import { worldCrew, type WorldJob } from './world-job.js';

/** How a wrong client was caught. */
export interface Catch {
  readonly variant: Variant;
  /** Where, and what it broke; undefined if it got away. */
  readonly caught: (Violation & { readonly seed: number }) | undefined;
}

/** Worlds a wrong client lives in before it has got away. */
const WORLDS = 40;
const ORDERS = 400;

interface Prey {
  readonly variant: Variant;
  tried: number;
  caught: Catch['caught'];
}

/** The next world of whichever prey is still free and was tried least. */
const chase = function* (prey: readonly Prey[]): Generator<WorldJob> {
  for (;;) {
    const free = prey.filter(({ caught, tried }) => caught === undefined && tried < WORLDS);
    const next = free.reduce<Prey | undefined>((least, one) => (least === undefined || one.tried < least.tried ? one : least), undefined);
    if (next === undefined) return;
    yield { seed: ++next.tried, orders: ORDERS, variant: next.variant.name };
  }
};

/** Hunts them all; reports each as it is caught or gets away, and returns them all. */
export const hunt = async (variants: readonly Variant[], report: (one: Catch) => void): Promise<readonly Catch[]> => {
  const prey = variants.map((variant): Prey => ({ variant, tried: 0, caught: undefined }));
  await runFleet(worldCrew, chase(prey), ({ seed, violations }, { variant: name }) => {
    const one = prey.find(({ variant }) => variant.name === name);
    const [first] = violations;
    if (one === undefined || one.caught !== undefined || first === undefined) return;
    one.caught = { ...first, seed };
    report(one);
  });
  for (const one of prey) if (one.caught === undefined) report(one);
  return prey;
};
