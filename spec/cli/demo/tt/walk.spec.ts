// How the walk over the fills is worded, and what is refused of it.

import { expect } from 'chai';
import { EMPTY_FILL_TALLY, type FillTally } from '../../../../lib/cli/demo/tt/tally.js';
import { fillMeter, fillSummary, type MarketVolume } from '../../../../lib/cli/demo/tt/walk.js';
import { paintOf } from '../../../../lib/cli/terminal/paint.js';

const DAY = 86_400_000;
const FROM = Date.UTC(2026, 0, 1);
const stretch = { from: FROM, to: FROM + 30 * DAY };

const tally: FillTally = {
  fills: 1_000,
  pages: 3,
  repeated: 0,
  sharing: 12,
  latest: `${String(FROM + 15 * DAY)}000000`,
  markets: new Map(),
};

const markets: readonly MarketVolume[] = [
  { marketId: '32', fills: 100, bought: 7, sold: 1_234, names: { marketId: 'ICE' } },
  { marketId: '7', fills: 900, bought: 5, sold: 6, names: { marketId: 'CME' } },
  { marketId: '999', fills: 0, bought: 0, sold: 0, names: {} },
];

const summed = (changes: Partial<FillTally> = {}, fills = 1_000): readonly string[] =>
  fillSummary(paintOf(false), { tally: { ...tally, ...changes }, elapsed: 500 }, markets, { fills, plan: { perSecond: 25, perDay: 75_000 } });

describe('cli/demo/tt/walk', () => {
  it('measures how much of the time is walked, since nobody knows how many fills there are', () => {
    expect(fillMeter({ tally, elapsed: 500 }, stretch)).to.deep.equal({ share: 0.5, figures: '1,000 fills, 3 pages, 2,000/s, up to 2026-01-16' });
  });

  it('begins at nothing, and ends at the end', () => {
    expect(fillMeter({ tally: EMPTY_FILL_TALLY, elapsed: 0 }, stretch)).to.deep.equal({ share: 0, figures: '0 fills, 0 pages, 0/s' });
    expect(fillMeter({ tally: { ...tally, latest: `${String(stretch.to + DAY)}000000` }, elapsed: 1 }, stretch).share).to.equal(1);
  });

  it('tells what was walked, how fast, and what it comes to by market', () => {
    expect(summed()).to.deep.equal([
      'walked: 1,000 fills on 3 pages in 500 ms, none missing and none twice',
      'at 4.0 calls a second, where the plan allows 25',
      '12 of them share their nanosecond with the one before',
      '',
      'market  fills  bought   sold',
      '999         0       0      0',
      'CME       900       5      6',
      'ICE       100       7  1,234',
      '',
      'in contracts; a spread is one row of its own beside its legs, and counted once',
    ]);
  });

  it('refuses a walk that missed fills, or brought some twice', () => {
    expect(() => summed({}, 1_001)).to.throw('the walk brought 1,000 of 1,001 fills, 0 of them twice');
    expect(() => summed({ repeated: 1 })).to.throw('the walk brought 1,000 of 1,000 fills, 1 of them twice');
  });
});
