// When the exchange trades: a weekly timetable that can be asked. Hours keep to it, the trade session's view tells of it.

import type { TradingHours } from './world-options.js';

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
  readonly last: (time: number) => Switch | undefined;
  /** The first after `time`. */
  readonly next: (time: number) => Switch | undefined;
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
