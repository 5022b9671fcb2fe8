// The progress bar.

import { expect } from 'chai';
import { bar } from '../../../lib/cli/terminal/bar.js';

describe('cli/terminal/bar', () => {
  for (const [share, picture] of [
    [0, '░░░░'],
    [0.5, '██░░'],
    [1, '████'],
    [1 / 32, '▏░░░'],
    [0.34, '█▍░░'],
    [31 / 32, '███▉'],
    [-1, '░░░░'],
    [2, '████'],
  ] as const) {
    it(`draws ${String(share)} as ${picture}`, () => {
      expect(bar(share, 4)).to.equal(picture);
    });
  }

  it('always takes the width it is given', () => {
    for (let step = 0; step <= 100; step++) expect(bar(step / 100, 17)).to.have.length(17);
  });
});
