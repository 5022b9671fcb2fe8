// A virtual clock whose time on the wall can be set, and whose process can stand still. Specs of everything that measures durations run on it.

import { virtualClock, type VirtualClock } from '../../lib/testing/virtual-clock.js';

/** A virtual clock that can be wrong. */
export interface SteppedClock extends VirtualClock {
  /** Time that is never set. */
  readonly steady: () => number;
  /** Sets the clock on the wall so many ms forward, or back. */
  set(milliseconds: number): void;
  /** The process stands still for so long: all clocks go on, and what is due meanwhile happens late. */
  standStill(milliseconds: number): void;
}

/** A clock that stands at `start`. */
export const steppedClock = (start = 0): SteppedClock => {
  const clock = virtualClock(start);
  let wall = 0;
  let late = 0;
  const now = (): number => clock.now() + wall + late;
  const steady = (): number => clock.now() + late;
  const own = {
    now: { value: now },
    steady: { value: steady },
    set: { value: (milliseconds: number) => void (wall += milliseconds) },
    standStill: { value: (milliseconds: number) => void (late += milliseconds) },
  };
  return Object.create(clock, own) as SteppedClock; // all else is the clock's
};
