import { expect } from 'chai';
import { minutesOf, nextAt } from '../../../lib/simulator/ticktrader/days.js';

const DAY = 86_400_000;

describe('days', () => {
  it('find the next time of day, never the present', () => {
    expect(nextAt(0, 0)).to.equal(DAY);
    expect(nextAt(DAY - 1, 0)).to.equal(DAY);
    expect(nextAt(0, 90)).to.equal(90 * 60_000);
    expect(nextAt(90 * 60_000, 90)).to.equal(DAY + 90 * 60_000);
  });

  it('read a time of day', () => {
    expect(['00:00', '22:30', '23:59'].map(minutesOf)).to.deep.equal([0, 1350, 1439]);
    for (const wrong of ['24:00', '9:00', '09:60', '']) expect(() => minutesOf(wrong), wrong).to.throw(RangeError);
  });
});
