// Amounts as canonical decimal text.

import { expect } from 'chai';
import { compare, less, plainAmount, plus } from '../../../../lib/ticktrader/streams/executions/amounts.js';

describe('amounts', () => {
  for (const [text, plain] of [
    ['50', '50'],
    ['50.0', '50'],
    ['5e1', '50'],
    ['0.10', '0.1'],
    ['1e-7', '0.0000001'],
    ['0', '0'],
    ['0.000', '0'],
    ['100', '100'],
    ['1e+21', '1000000000000000000000'],
  ] as const) {
    it(`print ${text} as ${plain}`, () => {
      expect(plainAmount(text)).to.equal(plain);
    });
  }

  it('add, subtract and compare exactly', () => {
    expect([plus('0.1', '0.2'), less('0.3', '0.1'), less('1', '1.00'), plus('10', '-3')]).to.deep.equal(['0.3', '0.2', '0', '7']);
    expect([compare('9', '10') < 0, compare('10', '9') > 0, compare('1.0', '1')]).to.deep.equal([true, true, 0]);
  });
});
