import { expect } from 'chai';
import { countingProbe } from '../../lib/base/probe.js';
import { pauses } from '../../lib/session/pauses.js';
import { steppedClock } from '../support/stepped-clock.js';

/** A timer that beats each `beat` ms, and what was said at each beat. */
const beating = (beat = 500, start = 0) => {
  const clock = steppedClock(start);
  const probe = countingProbe();
  const lags: number[] = [];
  const paused = pauses(clock, beat, { ...probe, observe: (_, lag) => lags.push(lag) });
  const next = (): boolean => {
    clock.advanceBy(beat);
    return paused();
  };
  return { clock, probe, lags, next };
};

describe('a pause of this process', () => {
  it('is a beat that comes half a second late, or more, and is counted once', () => {
    const { clock, probe, lags, next } = beating();
    expect(next()).to.equal(false);
    clock.standStill(499);
    expect(next()).to.equal(false);
    clock.standStill(500);
    expect(next()).to.equal(true);
    expect(next()).to.equal(false);
    expect([lags, probe.counts]).to.deep.equal([[0, 499, 500, 0], { paused: 1 }]);
  });

  it('is not seen in a beat that is merely the next one, where beats are slow', () => {
    const { clock, next } = beating(2_000);
    clock.standStill(1_999);
    expect(next()).to.equal(false);
    clock.standStill(2_000);
    expect(next()).to.equal(true);
  });

  it('is a sleep that only the clock on the wall knows of', () => {
    const { clock, next } = beating();
    clock.set(1_999);
    expect(next()).to.equal(false);
    clock.set(2_000);
    expect([next(), next()]).to.deep.equal([true, false]);
  });

  it('is seen at the very first beat, whatever the clocks stand at', () => {
    const { clock, next } = beating(500, 1_000_000);
    clock.set(2_000);
    expect([next(), next()]).to.deep.equal([true, false]);
  });

  it('is told to the probe as lag, in milliseconds', () => {
    const clock = steppedClock();
    const measured: [string, number][] = [];
    const paused = pauses(clock, 500, { ...countingProbe(), observe: (...measure) => measured.push(measure) });
    clock.standStill(7);
    clock.advanceBy(500);
    paused();
    expect(measured).to.deep.equal([['lag', 7]]);
  });

  it('is none where the clock on the wall is set back', () => {
    const { clock, next } = beating();
    clock.set(-3_600_000);
    expect([next(), next()]).to.deep.equal([false, false]);
  });
});
