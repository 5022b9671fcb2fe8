// Decimals as whole numbers, exactly or not at all.

import { Big } from 'big.js';
import { expect } from 'chai';
import fc from 'fast-check';
import { Literal } from '../../../lib/codec/literal.js';
import { scaled } from '../../../lib/sinks/parts/decimal.js';

const shape = { precision: 38, scale: 18 };

describe('scaled', () => {
  const cases: readonly (readonly [unknown, bigint])[] = [
    ['1', 10n ** 18n],
    ['-1.50', -15n * 10n ** 17n],
    ['0.000000000000000001', 1n],
    ['1.5000000000000000000000', 15n * 10n ** 17n],
    ['1e-7', 10n ** 11n],
    ['12E+3', 12n * 10n ** 21n],
    ['-0', 0n],
    ['0e-30', 0n],
    [1.1, 11n * 10n ** 17n],
    [1e-7, 10n ** 11n],
    [5n, 5n * 10n ** 18n],
    [new Literal('0.25'), 25n * 10n ** 16n],
    [new Big('-12345678901.123456789'), -12345678901123456789000000000n],
  ];
  for (const [value, expected] of cases) {
    it(`takes ${typeof value} ${String(value)}`, () => {
      expect(scaled(value, shape)).to.equal(expected);
    });
  }

  for (const value of ['0.0000000000000000001', '100000000000000000000', '1e200', '-1e-200', 'abc', '', ' 1', '0x10', NaN, Infinity, true, null, {}]) {
    it(`refuses ${JSON.stringify(value)}, rather than round it`, () => {
      expect(scaled(value, shape)).to.equal(undefined);
    });
  }

  it('agrees with a decimal library', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: 0, max: 18 }), (digits, scale) => {
        const value = new Big(digits.toString()).times(new Big(10).pow(-scale));

        expect(scaled(value.toFixed(), shape) ?? 'too many digits').to.equal(
          value.abs().lt('1e20') ? BigInt(value.times('1e18').toFixed()) : 'too many digits',
        );
      }),
    );
  });
});
