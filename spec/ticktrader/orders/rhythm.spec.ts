import { expect } from 'chai';
import { nextLook, patience } from '../../../lib/ticktrader/orders/rhythm.js';

const times = (rounds: readonly number[], every: number, count: number): readonly number[] => {
  const found: number[] = [];
  for (let at = 0; found.length < count; found.push(at)) at = nextLook({ rounds, every }, at);
  return found;
};

describe('the rhythm of looking', () => {
  it('names each round once, then goes on evenly', () => {
    expect(times([500, 1_000, 2_000], 1_500, 6)).to.deep.equal([500, 1_000, 2_000, 3_500, 5_000, 6_500]);
  });

  it('without rounds is even from the beginning', () => {
    expect(times([], 100, 3)).to.deep.equal([100, 200, 300]);
  });

  it('goes on from a look that came in between', () => {
    expect(nextLook({ rounds: [500, 1_000], every: 1_000 }, 600)).to.equal(1_000);
    expect(nextLook({ rounds: [500, 1_000], every: 1_000 }, 2_400)).to.equal(3_000);
    expect(nextLook({ rounds: [500, 1_000], every: 1_000 }, 3_000)).to.equal(4_000);
  });
});

describe('how long something may turn up after', () => {
  const lateness = { afterReset: 120, otherwise: 960 };

  it('is short only where our side reset the connection', () => {
    expect(patience(lateness, { wasReset: true })).to.equal(120);
    expect(patience(lateness, { wasReset: false })).to.equal(960);
    expect(patience(lateness, undefined)).to.equal(960);
  });
});
