// Chance that can be had again: everything random about a chaos run is drawn here, from the seed alone.

import { randomOf } from '../../lib/simulator/ticktrader/random.js';

/** Draws of one name under one seed: the same ones on every run. */
export interface Dice {
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Whether something of this probability happens. */
  readonly chance: (probability: number) => boolean;
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number;
  /** One of several; undefined where there is none. */
  readonly pick: <T>(choices: readonly T[]) => T | undefined;
  /** One of several, of which there is at least one. */
  readonly one: <T>(first: T, ...others: readonly T[]) => T;
  /** A pause of a Poisson process with this mean, in whole ms. */
  readonly pause: (mean: number) => number;
}

/** The dice called `name` under `seed`: what one part of a run draws does not change another's luck. */
export const diceOf = (seed: number, name: string): Dice => {
  const random = randomOf(seed, `chaos ${name}`);
  const pick = <T>(choices: readonly T[]): T | undefined => choices[Math.floor(random() * choices.length)];
  return {
    random,
    chance: (probability) => random() < probability,
    between: (least, most) => least + Math.floor(random() * (most - least + 1)),
    pick,
    one: (first, ...others) => pick([first, ...others]) ?? first,
    pause: (mean) => Math.round(-mean * Math.log(1 - random())),
  };
};

/** One entry of a table whose weights say how often each is drawn. */
export const weighted = <T extends { readonly weight: number }>(dice: Dice, table: readonly T[]): T | undefined => {
  let left = dice.random() * table.reduce((sum, { weight }) => sum + weight, 0);
  return table.find(({ weight }) => (left -= weight) < 0);
};
