// Identifiers: what users may write for one, and how the library makes its own. Used by requests, orders and models.

/**
 * An identifier as users may write it. It always comes back as text, since ids of both vendors can exceed 2^53;
 * numeric ones are decimal text. A number must be a safe integer.
 */
export type Id = string | number | bigint;

/** Random numbers in [0, 1), `Math.random` unless a simulation needs the same ones again. */
export type Random = () => number;

const hex = (random: Random, digits: number): string => Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('');

/** A GUID (version 4): `crypto` where there is one, else from `random`. */
export const guid = (random?: Random): string => {
  if (random === undefined && typeof globalThis.crypto.randomUUID === 'function') return globalThis.crypto.randomUUID();
  const source = random ?? Math.random;
  const variant = '89ab'.charAt(Math.floor(source() * 4));
  return [hex(source, 8), hex(source, 4), `4${hex(source, 3)}`, variant + hex(source, 3), hex(source, 12)].join('-');
};

/** Ids for requests: a random stem, so that two clients on one account do not collide, and a counter. */
export const idSequence = (random?: Random): (() => string) => {
  const stem = guid(random).slice(0, 8);
  let count = 0;
  return () => `${stem}-${String(++count)}`;
};
