// The newest stamp of the server, and which are not believed.

import { expect } from 'chai';
import { virtualClock } from '../../../../lib/testing/virtual-clock.js';
import { newestStamp } from '../../../../lib/ticktrader/streams/executions/newest-stamp.js';

const DAY = 86_400_000;

describe('the newest stamp', () => {
  it('is the newest that was seen, or what it began with', () => {
    const stamps = newestStamp(virtualClock(10 * DAY), 5_000);
    expect(stamps.value()).to.equal(5_000);
    const values = [4_000, undefined, 6_000, 5_500].map((stamp) => {
      stamps.seen(stamp);
      return stamps.value();
    });
    expect(values).to.deep.equal([5_000, 5_000, 6_000, 6_000]);
    expect(newestStamp(virtualClock()).value()).to.equal(0);
  });

  it('is none that lies more than a day ahead of our clock', () => {
    const stamps = newestStamp(virtualClock(10 * DAY));
    stamps.seen(11 * DAY + 1);
    expect(stamps.value()).to.equal(0);
    stamps.seen(11 * DAY);
    expect(stamps.value()).to.equal(11 * DAY);
  });
});
