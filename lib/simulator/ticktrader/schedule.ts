// When the exchange trades: a weekly timetable, and what opening and closing mean. The engine starts it, tests open and close by hand in between.

import { marketOpened } from './market.js';
import type { TradingHours } from './world-options.js';
import { NEVER, pushTradeSession } from './trade-session-view.js';
import type { World } from './world.js';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MINUTE = 60_000;
const WEEK = 7 * 1440 * MINUTE;
/** 1970-01-04 was a Sunday. */
const FIRST_SUNDAY = 3 * 1440 * MINUTE;

/** A time of the week, in ms since its beginning on Sunday (UTC): `Fri 22:00`. */
const timeOf = (text: string): number => {
  const [, day = '', hours, minutes] = /^(\w{3}) ([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  const number = DAYS.indexOf(day);
  if (number === -1) throw new RangeError(`A time of the week is a day and a time, as in "Fri 22:00", not "${text}".`);
  return ((number * 24 + Number(hours)) * 60 + Number(minutes)) * MINUTE;
};

/** One opening or closing of the timetable. */
interface Switch {
  readonly time: number;
  readonly isOpening: boolean;
}

/** A timetable that can be asked. */
export interface Schedule {
  /** The switch that was last before or at `time` (ms since 1970); undefined where the exchange never closes. */
  last(time: number): Switch | undefined;
  /** The first after `time`. */
  next(time: number): Switch | undefined;
}

/** The schedule of `hours`; `always` never closes. */
export const scheduleOf = (hours: 'always' | readonly TradingHours[]): Schedule => {
  const weekly: readonly Switch[] =
    hours === 'always'
      ? []
      : hours.flatMap(({ opens, closes }) => [
          { time: timeOf(opens), isOpening: true },
          { time: timeOf(closes), isOpening: false },
        ]);
  /** The switches of the weeks around `time`, in order. */
  const around = (time: number): readonly Switch[] => {
    const week = Math.floor((time - FIRST_SUNDAY) / WEEK) * WEEK + FIRST_SUNDAY;
    return [-WEEK, 0, WEEK]
      .flatMap((offset) => weekly.map(({ time: at, isOpening }) => ({ time: week + offset + at, isOpening })))
      .sort((one, other) => one.time - other.time);
  };
  return {
    last: (time) => around(time).findLast((one) => one.time <= time),
    next: (time) => around(time).find((one) => one.time > time),
  };
};

/** Opens or closes the trade session as of `time` (ms since 1970) and tells everybody. What waited for the market is executed at its opening. */
export const switchSession = (world: World, isOpen: boolean, time = world.now()): void => {
  const { hours } = world;
  hours.isOpen = isOpen;
  hours.since = time;
  if (isOpen) hours.sessionId = world.guid();
  pushTradeSession(world);
  if (isOpen) marketOpened(world);
};

/** Opens and closes by the timetable, week after week. */
export const keepHours = (world: World): void => {
  const { schedule } = world.hours;
  const start = schedule.last(world.now());
  if (start !== undefined) {
    world.hours.isOpen = start.isOpening;
    world.hours.since = start.time;
  }
  const plan = (after: number): void => {
    const next = schedule.next(after);
    if (next === undefined || next.time >= NEVER) return;
    world.at(next.time, () => {
      if (world.hours.isOpen !== next.isOpening) switchSession(world, next.isOpening, next.time);
      plan(next.time);
    });
  };
  plan(world.now());
};
