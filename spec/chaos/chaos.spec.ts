// A slice of the proof that every run of the specs takes along; npm run chaos runs all of it.

import { expect } from 'chai';
import { cutSession } from './cut/session.js';
import { fuzz } from './fuzz/fuzz.js';
import { variantNamed } from './variants/variants.js';
import { runWorld } from './world.js';

const ORDERS = 60;
/** Worlds a wrong client may live in before it has got away. */
const WORLDS = 12;

/** Whether a wrong client breaks `law` in one of the first worlds. */
const breaks = (variant: string, law: string): boolean => {
  const { client: makeClient } = variantNamed(variant);
  return Array.from({ length: WORLDS }, (_, index) => index + 1).some((seed) =>
    runWorld({ seed, orders: 2 * ORDERS, makeClient }).violations.some((violation) => violation.law === law),
  );
};

describe('chaos', () => {
  for (const seed of [1, 2, 3, 4])
    it(`breaks no law in the world of seed ${String(seed)}`, () => {
      const { violations, orders, executions } = runWorld({ seed, orders: ORDERS });
      expect(violations).to.deep.equal([]);
      expect(orders).to.be.at.least(ORDERS);
      expect(executions).to.be.at.least(ORDERS / 2);
    });

  it('runs the same world again from the same seed, and another from another', () => {
    const [one, again, other] = [5, 5, 6].map((seed) => runWorld({ seed, orders: ORDERS }).hash);
    expect(again).to.equal(one);
    expect(other).to.not.equal(one);
  });

  it('catches a client that sends a command for every subscriber', () => {
    expect(breaks('cold-commands', 'no more orders than calls')).to.equal(true);
  });

  it('catches a client that takes a lost connection for a refusal', () => {
    expect(breaks('loss-is-rejected', 'every verdict is true')).to.equal(true);
  });

  it('catches a client that takes reports for all there is to know', () => {
    expect(breaks('reports-are-enough', 'executions$ = what happened')).to.equal(true);
  });

  it('keeps every law over a real socket that is torn on its way up and on its way down', async () => {
    const cuts = await Promise.all((['up', 'down'] as const).flatMap((way) => [301, 1_500, 2_200].map((byte) => cutSession({ way, byte }))));
    expect(cuts.flatMap(({ violations }) => violations)).to.deep.equal([]);
    expect(cuts.some(({ inDoubt }) => inDoubt > 0)).to.equal(true);
  });

  it('lets no fuzzed frame harm a client', () => {
    expect(fuzz({ seed: 1, frames: 1_500 }).problems).to.deep.equal([]);
  });
});
