import { expect } from 'chai';
import fc from 'fast-check';
import { journalBytes, record, salvage, scan } from '../../lib/journal/records.js';

const TEXTS = ['{"a":1}', '{"b":"żółć"}', '{"c":[1,2,3]}'];
const textsIn = (bytes: Uint8Array): readonly string[] | undefined => scan(bytes)?.records.map(({ text }) => text);
const placeOf = (index: number): number => journalBytes(TEXTS.slice(0, index)).length;

const flipped = (bytes: Uint8Array, bit: number): Uint8Array => bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

describe('the records of a journal', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(fc.array(fc.json()), (texts) => {
        expect(textsIn(journalBytes(texts))).to.deep.equal(texts);
      }),
    );
  });

  it('loses the last record, and no other, wherever it was cut short', () => {
    const whole = journalBytes(TEXTS);
    for (let length = placeOf(2); length < whole.length; length++) {
      const found = scan(whole.subarray(0, length));
      expect(found?.broken).to.equal(undefined);
      expect(found?.end).to.equal(placeOf(2));
      expect(found?.records.map(({ text }) => text)).to.deep.equal(TEXTS.slice(0, 2));
    }
  });

  it('takes zeros at the end for what was never written', () => {
    const room = new Uint8Array(5000);
    room.set(journalBytes(TEXTS).subarray(0, -3));
    expect(scan(room)).to.deep.include({ broken: undefined, end: placeOf(2) });
  });

  it('finds every single flipped bit, and says where the record begins', () => {
    const whole = journalBytes(TEXTS);
    for (let bit = 8 * placeOf(0); bit < 8 * whole.length; bit++) {
      const index = [0, 1, 2].findLast((at) => placeOf(at) <= bit >> 3) ?? 0;
      expect(scan(flipped(whole, bit))?.broken?.offset, `bit ${String(bit)}`).to.equal(placeOf(index));
    }
  });

  it('is no journal with a flipped bit in its mark', () => {
    const whole = journalBytes(TEXTS);
    for (let bit = 0; bit < 8 * placeOf(0); bit++) expect(scan(flipped(whole, bit))).to.equal(undefined);
  });

  it('saves what stands behind damage', () => {
    const whole = flipped(journalBytes(TEXTS), 8 * (placeOf(1) + 14));
    const { end = 0 } = scan(whole) ?? {};
    expect(salvage(whole, end).map(({ text }) => text)).to.deep.equal([TEXTS[2]]);
  });

  it('refuses a record that is too long to be one', () => {
    expect(() => record(' '.repeat(2 ** 24 + 1))).to.throw(RangeError);
  });
});
