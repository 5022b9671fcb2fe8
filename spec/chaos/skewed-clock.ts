// The client's own clock: it runs with the world's, but shows another time, and can be set while it runs.

import type { SchedulerLike } from 'rxjs';

/** A clock that shows the time of another, and how far it is off. */
export interface SkewedClock extends SchedulerLike {
  /** Sets how far, in ms, it is ahead (negative: behind) from now on. Waits that have begun last as long as they were to. */
  readonly skew: (milliseconds: number) => void;
}

/** A clock beside `clock` that is right until it is skewed. */
export const skewedClock = (clock: SchedulerLike): SkewedClock => {
  let ahead = 0;
  return {
    now: () => clock.now() + ahead,
    schedule: clock.schedule.bind(clock),
    skew: (milliseconds) => {
      ahead = milliseconds;
    },
  };
};
