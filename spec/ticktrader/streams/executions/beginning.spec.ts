// Where the story of a newcomer begins, by clocks as they are: one that counts in fractions of a millisecond, and one that somebody sets.

import { expect } from 'chai';
import { inShort, stage } from './stage.js';

describe('the beginning of executions$', () => {
  it('is a whole stamp, as the server wants it, also where the steady clock counts in fractions', () => {
    const { seen, sim } = stage({}, (_, clock) => {
      const steady = (): number => clock.now() / 1.01;
      return { scheduler: Object.create(clock, { steady: { value: steady } }) as typeof clock }; // all else is the clock's
    });

    expect(inShort(seen.values)).to.deep.equal(['gap connected', 'caughtUp']);
    expect(sim.exchange.connections).to.equal(1);
  });
});
