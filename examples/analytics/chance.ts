// Luck that is the same each time, for a market that jumps. trading.ts draws from it.

/** Draws evenly from 0 to 1. A linear congruence will do: nothing here is secret. */
export const chance = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

/** Draws around 0 with a deviation of 1, as prices move: a sum of even draws is near enough to a bell. */
export const bell = (draw: () => number) => (): number => Array.from({ length: 12 }, draw).reduce((sum, one) => sum + one, -6);
