import { expect } from 'chai';
import fc from 'fast-check';
import { backoff, reconnectPolicy } from '../../lib/session/backoff.js';

const least = (): number => 0;
const most = (): number => 1 - Number.EPSILON;
const tries = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

describe('backoff', () => {
  it('comes back within 250 ms at first, and within a window that doubles up to 30 s', () => {
    expect(tries.map((attempt) => Math.ceil(backoff(reconnectPolicy, 'retry', attempt, most) / 10) * 10)).to.deep.equal([
      250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 30_000,
    ]);
    expect(tries.map((attempt) => backoff(reconnectPolicy, 'retry', attempt, least))).to.deep.equal(tries.map(() => 0));
  });

  it('lets no login come sooner than the pause, which grows and ends below the cap', () => {
    expect(tries.slice(0, 5).map((attempt) => backoff(reconnectPolicy, 'slowly', attempt, least))).to.deep.equal([5_000, 10_000, 20_000, 20_000, 20_000]);
    expect(tries.slice(0, 5).map((attempt) => backoff(reconnectPolicy, 'slowly', attempt, most))).to.deep.equal([7_500, 15_000, 30_000, 30_000, 30_000]);
  });

  it('keeps to the login pause even where the cap is below it', () => {
    expect(backoff({ ...reconnectPolicy, cap: 1_000 }, 'slowly', 3, least)).to.equal(5_000);
  });

  it('is a whole number of milliseconds within its bounds, for any try and any chance', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (attempt, chance) => {
        const retry = backoff(reconnectPolicy, 'retry', attempt, () => chance);
        const slowly = backoff(reconnectPolicy, 'slowly', attempt, () => chance);
        expect([Number.isInteger(retry), Number.isInteger(slowly)]).to.deep.equal([true, true]);
        expect(retry).to.be.within(0, 30_000);
        expect(slowly).to.be.within(5_000, 30_000);
      }),
    );
  });

  it('stays a number where the first window is none', () => {
    expect(backoff({ ...reconnectPolicy, first: 0 }, 'retry', 5_000, most)).to.equal(0);
  });

  it('spreads a thousand clients evenly over the window', () => {
    let seed = 1;
    const random = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647;
    const waits = Array.from({ length: 1_000 }, () => backoff(reconnectPolicy, 'retry', 3, random));
    for (const quarter of [0, 1, 2, 3]) expect(waits.filter((wait) => Math.floor(wait / 250) === quarter).length).to.be.within(200, 300);
  });
});
