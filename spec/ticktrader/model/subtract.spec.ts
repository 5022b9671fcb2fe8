// Exact subtraction, held against a decimal library.

import Big from 'big.js';
import { expect } from 'chai';
import fc from 'fast-check';
import { subtract } from '../../../lib/ticktrader/model/subtract.js';

const digits = fc.stringMatching(/^\d{1,20}$/);
const numberText = fc
  .record({
    sign: fc.constantFrom('', '-'),
    whole: fc.bigInt({ min: 0n, max: 10n ** 25n }).map(String),
    fraction: fc.option(digits),
    exponent: fc.option(fc.integer({ min: -20, max: 20 })),
  })
  .map(({ sign, whole, fraction, exponent }) => `${sign}${whole}${fraction === null ? '' : `.${fraction}`}${exponent === null ? '' : `e${String(exponent)}`}`);

describe('subtract', () => {
  const cases = [
    ['100000', '0', '100000'],
    ['0.3', '0.1', '0.2'],
    ['1.50', '1', '0.50'],
    ['100000.00', '100000', '0.00'],
    ['1', '2.5', '-1.5'],
    ['0.05', '0.1', '-0.05'],
    ['-0.5', '-0.25', '-0.25'],
    ['1e3', '1E-3', '999.999'],
    ['1e21', '1', '999999999999999999999'],
    ['9007199254740993', '1', '9007199254740992'],
  ] as const;
  for (const [one, other, difference] of cases) {
    it(`takes ${other} from ${one} and leaves ${difference}`, () => {
      expect(subtract(one, other)).to.equal(difference);
    });
  }

  it('agrees with a decimal library on any two numbers', () => {
    fc.assert(
      fc.property(numberText, numberText, (one, other) => {
        expect(new Big(subtract(one, other) ?? 'none').toFixed()).to.equal(new Big(one).minus(other).toFixed());
      }),
    );
  });

  it('gives nothing for an exponent no decimal has, instead of eating memory', () => {
    expect(subtract('1e999999999', '1')).to.equal(undefined);
    expect(subtract('1', '1e-999999999')).to.equal(undefined);
  });
});
