// The curve of a year.

import { expect } from 'chai';
import { curve } from '../../../lib/cli/demo/snapshots.js';
import { paintOf } from '../../../lib/cli/terminal/paint.js';
import type { DailySnapshot } from '../../../lib/ticktrader/index.js';

const paint = paintOf(false);
const DAY = 86_400_000;

const snapshot = (index: number, facts: Partial<DailySnapshot>): DailySnapshot => ({
  AccountId: '5',
  Timestamp: Date.UTC(2026, 0, 5) + index * DAY,
  AccountingType: 'Gross',
  Balance: 0,
  Equity: 0,
  ...facts,
});

describe('cli/demo/snapshots', () => {
  it('draws equity, and tells where it began, ended, and how far it went', () => {
    const days = [100, 50, 120, 90].map((Equity, index) => snapshot(index, { Equity }));

    expect(curve(paint, days, 80)).to.deep.equal([
      '▆▁█▅', //
      'equity from 100.00 on 2026-01-05 to 90.00 on 2026-01-08',
      '4 days, lowest 50.00, highest 120.00 USD',
    ]);
  });

  it('draws the dollars of a Cash account, which has no equity', () => {
    const days = [1, 2].map((Amount, index) =>
      snapshot(index, { AccountingType: 'Cash', Assets: index === 0 ? [] : [{ Currency: 'USD', Amount, FreeAmount: Amount, LockedAmount: 0 }] }),
    );

    expect(curve(paint, days, 80).slice(0, 2)).to.deep.equal(['▁█', 'dollars owned from 0.00 on 2026-01-05 to 2.00 on 2026-01-06']);
  });

  it('stays within the terminal', () => {
    const year = Array.from({ length: 365 }, (_, index) => snapshot(index, { Equity: index }));

    expect(curve(paint, year, 40)[0]).to.have.length(37);
    expect(curve(paint, year, 200)[0]).to.have.length(73);
  });

  it('says so where there is nothing to draw', () => {
    expect(curve(paint, [], 80)).to.deep.equal(['no snapshots yet']);
  });
});
