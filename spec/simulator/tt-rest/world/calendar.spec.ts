import { expect } from 'chai';
import { closeOf, dateNumber, datesUpTo, DAY, nanosOf, openOf, previousDate, tradeDateOf } from '../../../../lib/simulator/tt-rest/world/calendar.js';

const at = (text: string): number => Date.parse(`${text}Z`);
const day = (time: number): string => new Date(time).toISOString().slice(0, 10);

describe('the trading day', () => {
  it('of Monday begins on Sunday at 22:00 UTC', () => {
    expect(day(tradeDateOf(at('2026-01-04T21:59:59')))).to.equal('2026-01-02');
    expect(day(tradeDateOf(at('2026-01-04T22:00')))).to.equal('2026-01-05');
    expect(day(tradeDateOf(at('2026-01-05T00:00')))).to.equal('2026-01-05');
    expect(day(tradeDateOf(at('2026-01-05T22:00')))).to.equal('2026-01-06');
  });

  it('stays Friday over the weekend', () => {
    expect(['2026-01-09T12:00', '2026-01-09T23:00', '2026-01-10T12:00', '2026-01-11T12:00'].map((time) => day(tradeDateOf(at(time))))).to.deep.equal(
      Array.from({ length: 4 }, () => '2026-01-09'),
    );
    expect(day(previousDate(at('2026-01-12T00:00')))).to.equal('2026-01-09');
  });

  it('lasts 23 hours', () => {
    expect(closeOf(0) - openOf(0)).to.equal(23 * 3_600_000);
  });

  it('is one of the weekdays of a stretch of days', () => {
    const dates = datesUpTo(at('2026-01-05T11:00'), 7).map(day);
    expect(dates).to.deep.equal(['2025-12-30', '2025-12-31', '2026-01-01', '2026-01-02', '2026-01-05']);
    expect(datesUpTo(at('2026-01-05T11:00'), 0)).to.have.length(1);
  });

  it('prints as TT prints dates and stamps', () => {
    expect(dateNumber(at('2026-03-20T23:59:59'))).to.equal(20260320);
    expect(nanosOf(20 * DAY + 1)).to.equal(1_728_000_001_000_000n);
  });
});
