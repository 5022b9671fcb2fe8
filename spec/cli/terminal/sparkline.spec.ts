// The line of blocks.

import { expect } from 'chai';
import { sparkline } from '../../../lib/cli/terminal/sparkline.js';

describe('cli/terminal/sparkline', () => {
  it('rises from the lowest block to the highest', () => {
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7], 20)).to.equal('▁▂▃▄▅▆▇█');
  });

  it('takes the mean of neighbours where there is no room for all', () => {
    expect(sparkline([0, 0, 10, 10, 4, 6], 3)).to.equal('▁█▅');
  });

  it('uses up the width it has, also where that does not divide the values', () => {
    expect(
      sparkline(
        Array.from({ length: 365 }, (_, index) => index),
        73,
      ),
    ).to.have.length(73);
    expect(sparkline([1, 2, 3, 4, 5], 4)).to.have.length(4);
  });

  it('is level where nothing changes, and empty without values', () => {
    expect([sparkline([5, 5, 5], 10), sparkline([], 10)]).to.deep.equal(['▄▄▄', '']);
  });
});
