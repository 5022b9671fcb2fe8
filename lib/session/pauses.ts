// Whether this process stood still: its event loop was blocked, it was stopped, or the machine slept. liveness asks at every beat of its timer.

import type { SchedulerLike } from 'rxjs';
import { monotonic } from '../base/clock.js';
import type { Probe } from '../base/probe.js';

/** A beat so many milliseconds late, if not merely the next one, is a pause. */
const LATE = 500;
/** So much gained by the clock on the wall alone is a machine that slept, or a clock set forward, which does no harm here. */
const SLEPT = 2_000;

/** Call it at every beat of a timer that beats each `beat` milliseconds. Says whether we paused since the last one; tells `probe` of that, and how late each beat is. */
export const pauses = (scheduler: SchedulerLike, beat: number, probe: Probe): (() => boolean) => {
  const now = monotonic(scheduler);
  let last = now();
  let offset = scheduler.now() - last;

  return () => {
    const present = now();
    const late = Math.max(0, present - last - beat);
    const slept = scheduler.now() - present - offset; // on some platforms only the clock on the wall goes on while the machine sleeps
    last = present;
    offset += slept;
    probe.observe?.('lag', late);
    const paused = late >= Math.max(beat, LATE) || slept >= SLEPT;
    if (paused) probe.count('paused');
    return paused;
  };
};
