// Numbers, times and spans in words.

import { expect } from 'chai';
import { amount, clock, count, counted, day, money, span } from '../../../lib/cli/terminal/format.js';

describe('cli/terminal/format', () => {
  it('groups the digits of a count', () => {
    expect([0, 999, 50_005, 1_234_567].map(count)).to.deep.equal(['0', '999', '50,005', '1,234,567']);
  });

  it('counts one thing and many', () => {
    expect([counted(1, 'page'), counted(0, 'page'), counted(1_051, 'page')]).to.deep.equal(['1 page', '0 pages', '1,051 pages']);
  });

  it('prints money to the cent, and never a negative nothing', () => {
    expect([1234.5, -0.5, 0.005, -0.004, 1e6].map(money)).to.deep.equal(['1,234.50', '-0.50', '0.01', '0.00', '1,000,000.00']);
  });

  it('prints an amount with the digits it has', () => {
    expect([10_000, 0.29, 0.1 + 0.2, 1e-8].map(amount)).to.deep.equal(['10,000', '0.29', '0.3', '0.00000001']);
  });

  it('prints the time of day to the millisecond, where the reader is', () => {
    expect(clock(new Date(2026, 0, 5, 9, 5, 3, 7).getTime())).to.equal('09:05:03.007');
  });

  it('prints a day by universal time', () => {
    expect([day(Date.UTC(2026, 0, 5)), day(Date.UTC(2026, 0, 5) - 1)]).to.deep.equal(['2026-01-05', '2026-01-04']);
  });

  it('prints a span in the unit that suits it', () => {
    expect([0, 340.4, 999.4, 999.5, 1_940, 59_940, 59_950, 125_000, 3_599_000, 3_599_600, 86_399_990].map(span)).to.deep.equal([
      '0 ms',
      '340 ms',
      '999 ms',
      '1.0 s',
      '1.9 s',
      '59.9 s',
      '1 min 0 s',
      '2 min 5 s',
      '59 min 59 s',
      '1 h 0 min',
      '24 h 0 min',
    ]);
  });
});
