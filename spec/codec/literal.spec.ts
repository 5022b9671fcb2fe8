// Number texts: when two name one value, and when a double may stand for one.

import Big from 'big.js';
import { expect } from 'chai';
import fc from 'fast-check';
import { isExact, isNumberText, Literal, sameValue } from '../../lib/codec/literal.js';

const numberText = fc
  .record({
    sign: fc.constantFrom('', '-'),
    whole: fc.stringMatching(/^(0|[1-9]\d{0,20})$/),
    fraction: fc.stringMatching(/^\d{0,20}$/),
    exponent: fc.integer({ min: -40, max: 40 }),
  })
  .map(({ sign, whole, fraction, exponent }) => `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}${exponent === 0 ? '' : `e${String(exponent)}`}`);

describe('sameValue', () => {
  it('agrees with a decimal library', () => {
    fc.assert(
      fc.property(numberText, numberText, (one, other) => {
        expect(sameValue(one, other)).to.equal(new Big(one).eq(other));
      }),
    );
  });

  it('sees through every way to write one value', () => {
    fc.assert(
      fc.property(numberText, fc.nat({ max: 30 }), fc.nat({ max: 5 }), (text, shift, zeros) => {
        const [mantissa = '', exponent = '0'] = text.split('e');
        const padded = mantissa.includes('.') ? mantissa + '0'.repeat(zeros) : `${mantissa}.0${'0'.repeat(zeros)}`;
        const plain = new Big(text);
        expect(sameValue(text, `${padded}E${exponent}`)).to.equal(true);
        expect(sameValue(`${plain.times(new Big(10).pow(shift)).toFixed()}e${String(-shift)}`, text)).to.equal(true);
      }),
    );
  });

  it('does not care for the sign of zero', () => {
    expect(sameValue('-0', '0.00e5')).to.equal(true);
    expect(sameValue('-1', '1')).to.equal(false);
  });
});

describe('isExact', () => {
  it('says whether the double, printed shortest, is the same decimal', () => {
    fc.assert(
      fc.property(numberText, (text) => {
        expect(isExact(text)).to.equal(new Big(String(Number(text))).eq(text));
      }),
    );
  });

  it('holds for every double printed', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (double) => {
        expect(isExact(String(double))).to.equal(true);
      }),
    );
  });

  for (const text of ['1e309', '1e-400', '9007199254740993', '0.10000000000000000555']) {
    it(`does not hold for ${text}`, () => {
      expect(isExact(text)).to.equal(false);
    });
  }
});

describe('isNumberText', () => {
  for (const text of ['0', '-0', '10', '1.50', '1e5', '-1.5E-10']) {
    it(`takes ${text}`, () => {
      expect(isNumberText(text)).to.equal(true);
    });
  }

  for (const text of ['', '-', '01', '1.', '.5', '+1', '1e', 'NaN', 'Infinity', '1,000', ' 1', '1\n']) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      expect(isNumberText(text)).to.equal(false);
    });
  }
});

describe('Literal', () => {
  it('prints as its text, in strings and in JSON', () => {
    const literal = new Literal('999999741.1900000000');
    expect(`${String(literal)} ${JSON.stringify([literal])}`).to.equal('999999741.1900000000 ["999999741.1900000000"]');
  });
});
