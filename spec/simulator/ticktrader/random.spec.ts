import { expect } from 'chai';
import { bell, between, randomOf } from '../../../lib/simulator/ticktrader/random.js';

const take = <T>(count: number, draw: () => T): readonly T[] => Array.from({ length: count }, draw);

describe('randomOf', () => {
  it('repeats itself by seed and name, and differs by either', () => {
    const [one, same, otherName, otherSeed] = [randomOf(1, 'a'), randomOf(1, 'a'), randomOf(1, 'b'), randomOf(2, 'a')].map((random) => take(5, random));
    expect(one).to.deep.equal(same);
    expect(one).to.not.deep.equal(otherName);
    expect(one).to.not.deep.equal(otherSeed);
  });

  it('stays in [0, 1) and spreads evenly', () => {
    const numbers = take(20_000, randomOf(7, 'even'));
    expect(Math.min(...numbers)).to.be.at.least(0);
    expect(Math.max(...numbers)).to.be.below(1);
    expect(numbers.reduce((sum, number) => sum + number, 0) / numbers.length).to.be.closeTo(0.5, 0.01);
  });
});

describe('bell and between', () => {
  it('have mean 0 and deviation 1, and both ends', () => {
    const random = randomOf(3, 'bell');
    const draws = take(20_000, () => bell(random));
    expect(draws.reduce((sum, draw) => sum + draw, 0) / draws.length).to.be.closeTo(0, 0.03);
    expect(draws.reduce((sum, draw) => sum + draw * draw, 0) / draws.length).to.be.closeTo(1, 0.03);
    expect(new Set(take(200, () => between(random, 2, 4)))).to.deep.equal(new Set([2, 3, 4]));
  });
});
