// GUIDs and request ids, random or repeatable.

import { expect } from 'chai';
import fc from 'fast-check';
import { guid, idSequence, type Random } from '../../lib/base/ids.js';

const GUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

/** Numbers that come again for the same seed. */
const seeded = (seed: number): Random => {
  let state = seed;
  return () => (state = (state * 16807 + 11) % 2147483647) / 2147483647;
};

describe('guid', () => {
  it('is a version 4 GUID, and another one each time', () => {
    const made = Array.from({ length: 100 }, () => guid());
    for (const one of made) expect(one).to.match(GUID);
    expect(new Set(made).size).to.equal(100);
  });

  it('is a version 4 GUID from any random numbers', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })), (stream) => {
        expect(guid(() => Number(stream.next().value))).to.match(GUID);
      }),
    );
  });

  it('is the same again from the same random numbers', () => {
    expect(guid(seeded(7))).to.equal(guid(seeded(7)));
    expect(guid(seeded(7))).not.to.equal(guid(seeded(8)));
  });

  describe('without crypto.randomUUID', () => {
    before(() => Object.defineProperty(globalThis.crypto, 'randomUUID', { value: undefined, configurable: true }));
    after(() => Reflect.deleteProperty(globalThis.crypto, 'randomUUID')); // the prototype's shows again

    it('falls back to Math.random', () => {
      expect(guid()).to.match(GUID);
      expect(guid()).not.to.equal(guid());
    });
  });
});

describe('idSequence', () => {
  it('counts behind a stem of its own', () => {
    const next = idSequence(seeded(1));
    const first = next();
    const second = next();
    expect(first).to.match(/^[\da-f]{8}-1$/);
    expect(second).to.equal(first.replace(/1$/, '2'));
  });

  it('does not collide with another client of the account', () => {
    expect(idSequence()()).not.to.equal(idSequence()());
  });
});
