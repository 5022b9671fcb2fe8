// The market's own pace: as many ticks a second as asked for, and no more work than there is time.

import { expect } from 'chai';
import { simulation } from '../console.js';

/** How many ticks a second brings. */
const ticksIn = (ticksPerSecond: number): number => {
  const { clock, connect, simulator } = simulation({ ticksPerSecond });
  connect();
  let count = 0;
  let before = JSON.stringify(simulator.exchange.prices());
  for (let step = 0; step < 2000; step++) {
    clock.advanceBy(0.5);
    const now = JSON.stringify(simulator.exchange.prices());
    if (now !== before) count++;
    before = now;
  }
  return count;
};

describe('ticks', () => {
  for (const [perSecond, least] of [
    [1, 1],
    [20, 10],
    [1000, 100],
  ] as const) {
    it(`come ${String(perSecond)} a second; the faster they come, the more of them move less than a point`, () => {
      expect(ticksIn(perSecond)).to.be.within(least, perSecond);
    });
  }

  it('stand still while the market is closed', () => {
    const { clock, loggedIn, simulator } = simulation({ ticksPerSecond: 100 });
    loggedIn();
    simulator.exchange.tradeSession('Closed');
    const before = simulator.exchange.prices();
    clock.advanceBy(60_000);
    expect(simulator.exchange.prices()).to.deep.equal(before);
  });
});
