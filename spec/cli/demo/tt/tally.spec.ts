// What is added up on the way through the fills.

import { expect } from 'chai';
import { EMPTY_FILL_TALLY, tallyingFills, type FillTally } from '../../../../lib/cli/demo/tt/tally.js';
import type { Fill } from '../../../../lib/tt-rest/index.js';

const fill = (recordId: string, timeStamp: string, facts: Partial<Fill> = {}): Fill => ({
  recordId,
  timeStamp,
  accountId: '1',
  instrumentId: '2',
  side: 1,
  lastQty: 3,
  lastPx: 4,
  marketId: '7',
  ...facts,
});

const tallied = (...pages: readonly (readonly Fill[])[]): FillTally => pages.reduce(tallyingFills(), EMPTY_FILL_TALLY);

describe('cli/demo/tt/tally', () => {
  it('counts fills and pages, an empty last page too, and keeps the latest stamp', () => {
    expect(tallied([fill('a', '10'), fill('b', '11')], [])).to.include({ fills: 2, pages: 2, repeated: 0, latest: '11' });
  });

  it('notices a fill that comes twice, on one page or on two', () => {
    expect(tallied([fill('a', '10'), fill('a', '10')], [fill('a', '10'), fill('b', '11')])).to.include({ fills: 4, repeated: 2 });
  });

  it('counts what shares its nanosecond with the fill before, also over the edge of a page', () => {
    expect(tallied([fill('a', '10'), fill('b', '10')], [fill('c', '10'), fill('d', '11')])).to.include({ sharing: 2 });
  });

  it('adds contracts by market: bought, sold, and a spread only by its legs', () => {
    const legs = [
      fill('a', '10', { multiLegReportingType: 3, lastQty: 5 }),
      fill('b', '10', { multiLegReportingType: 2, lastQty: 5 }),
      fill('c', '10', { multiLegReportingType: 2, lastQty: 5, side: 2 }),
    ];

    expect([...tallied([...legs, fill('d', '11', { marketId: '32' })]).markets]).to.deep.equal([
      ['7', { fills: 3, bought: 5, sold: 5 }],
      ['32', { fills: 1, bought: 3, sold: 0 }],
    ]);
  });
});
