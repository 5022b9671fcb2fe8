import { expect } from 'chai';
import { scheduleOf } from '../../../lib/simulator/ticktrader/schedule.js';

const HOUR = 3_600_000;
/** A Monday. */
const MONDAY = Date.UTC(2026, 0, 5);
const WEEK = [{ opens: 'Sun 22:00', closes: 'Fri 22:00' }] as const;

describe('a timetable', () => {
  it('tells what was last and what is next, across the week', () => {
    const { last, next } = scheduleOf(WEEK);
    expect(last(MONDAY)).to.deep.equal({ time: MONDAY - 2 * HOUR, isOpening: true });
    expect(next(MONDAY)).to.deep.equal({ time: MONDAY + (4 * 24 + 22) * HOUR, isOpening: false });
    expect(next(MONDAY + (4 * 24 + 22) * HOUR)).to.deep.equal({ time: MONDAY + (6 * 24 + 22) * HOUR, isOpening: true });
  });

  it('has no switches where the exchange never closes, and refuses what is no time of the week', () => {
    expect(scheduleOf('always').next(MONDAY)).to.equal(undefined);
    expect(() => scheduleOf([{ opens: 'Someday 8', closes: 'Fri 22:00' }])).to.throw(RangeError, 'Someday 8');
  });
});
