// Seeded random numbers. Each part of the world draws from a stream of its own name, so that one part's appetite does not change another's luck.

import type { Random } from '../../base/ids.js';

/** A 32-bit hash of `text` (FNV-1a). */
const hash = (text: string): number => {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  return state >>> 0;
};

/** The stream of `name` under `seed`: numbers in [0, 1), the same ones every time (mulberry32). */
export const randomOf = (seed: number, name: string): Random => {
  let state = (hash(`${name}#${String(seed)}`) ^ seed) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

/** A number of mean 0 and deviation 1, near enough to a normal one; only sums and products, so that every machine draws the same. */
export const bell = (random: Random): number => (random() + random() + random() + random() - 2) * 1.7320508075688772;

/** A whole number from `least` to `most`, both included. */
export const between = (random: Random, least: number, most: number): number => least + Math.floor(random() * (most - least + 1));

/** One of `choices`. */
export const oneOf = <T>(random: Random, choices: readonly [T, ...T[]]): T => choices[Math.floor(random() * choices.length)] ?? choices[0];

/** `length` characters of `alphabet`. */
export const wordOf = (random: Random, alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join('');
