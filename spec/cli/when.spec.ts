// Points in time as people type them.

import { expect } from 'chai';
import { whenOf } from '../../lib/cli/when.js';

const NOW = Date.UTC(2026, 0, 5, 12);

describe('cli/when', () => {
  for (const [text, time] of [
    ['2026-01-05', Date.UTC(2026, 0, 5)],
    ['2026-01-05T09:30', Date.UTC(2026, 0, 5, 9, 30)],
    ['2026-01-05 09:30:15', Date.UTC(2026, 0, 5, 9, 30, 15)],
    ['2026-01-05T09:30:15.250Z', Date.UTC(2026, 0, 5, 9, 30, 15, 250)],
    ['2026-01-05T09:30+02:00', Date.UTC(2026, 0, 5, 7, 30)],
    ['1767607200000', 1_767_607_200_000],
    ['30m', NOW - 30 * 60_000],
    ['12h', NOW - 12 * 3_600_000],
    ['7d', NOW - 7 * 86_400_000],
    ['2w', NOW - 14 * 86_400_000],
    ['+2h', NOW + 2 * 3_600_000],
  ] as const) {
    it(`reads ${text}`, () => {
      expect(whenOf(text)?.(NOW)).to.equal(time);
    });
  }

  for (const text of ['yesterday', '2026-02-31', '2026-13-01', '2026-01-05T25:00', '05.01.2026', '7', '7y', '', '-7d', '+7', '2026-01-05T09:30 CET'])
    it(`makes nothing of "${text}"`, () => {
      expect(whenOf(text)).to.equal(undefined);
    });
});
