// Values of TT's parameters.

import { expect } from 'chai';
import { ttValue } from '../../../lib/cli/use/tt-values.js';

describe('cli/use/tt-values', () => {
  for (const [name, text, value] of [
    ['minTimestamp', '1767571200000000001', '1767571200000000001'],
    ['minTimestamp', '2026-01-05', new Date(Date.UTC(2026, 0, 5))],
    ['maxTimestamp', 'soon', 'soon'],
    ['accountIds', '1, 2,3', ['1', '2', '3']],
    ['marketId', '7', ['7']],
    ['includeOTC', 'yes', true],
    ['mineOnly', 'false', false],
    ['scaleQty', '1', 1],
    ['orderId', '0123', '0123'],
    ['accountId', '18446744073709551615', '18446744073709551615'],
  ] as const)
    it(`reads ${name} ${text}`, () => {
      expect(ttValue(name, text)).to.deep.equal(value);
    });
});
