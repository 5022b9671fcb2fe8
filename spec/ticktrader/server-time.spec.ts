// What the server's stamps tell of its clock, and which of them are not believed.

import { expect } from 'chai';
import { virtualClock } from '../../lib/testing/virtual-clock.js';
import { serverTime } from '../../lib/ticktrader/server-time.js';

const DAY = 86_400_000;

describe('the clock of the server', () => {
  it('is what its newest stamp says, and never ahead of ours where that is all that is known', () => {
    const clock = virtualClock();
    const { seen, newest, at } = serverTime(clock);
    expect([newest(), at(5)]).to.deep.equal([undefined, 5]);
    const now = clock.now();
    for (const stamp of [now - 3_000, now - 4_000]) seen(stamp);
    expect([newest(), at(now)]).to.deep.equal([now - 3_000, now - 3_000]);
  });

  it('is not told by a stamp more than a day ahead: history would be searched from behind all that is to come', () => {
    const clock = virtualClock();
    const { seen, newest } = serverTime(clock);
    seen(clock.now() + DAY + 1);
    expect(newest()).to.equal(undefined);
    seen(clock.now() + DAY);
    expect(newest()).to.equal(clock.now() + DAY);
  });
});
