// What happens once a day: the rollover and the snapshot. The past walks through it; the present has it on the agenda.

import { rollOver } from './rollover.js';
import { takeSnapshot } from './snapshots.js';
import { checkMargin } from './stop-out.js';
import type { World } from './world.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Something daily; `next` finds the first time (ms since 1970) after `time`. */
export interface Daily {
  next(time: number): number;
  happen(time: number): void;
}

/** The first time after `time` that is `minute` minutes past midnight (UTC). */
export const nextAt = (time: number, minute: number): number => (Math.floor((time - minute * MINUTE) / DAY) + 1) * DAY + minute * MINUTE;

/** The minutes after midnight of a time of day, `HH:MM`. */
export const minutesOf = (text: string): number => {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) throw new RangeError(`A time of day is HH:MM, not ${text}.`);
  return Number(hours) * 60 + Number(minutes);
};

/** What is daily in `world`, in the order it happens at one time: a snapshot of midnight shows what the rollover of midnight has charged. */
export const dailyIn = (world: World): readonly Daily[] => {
  const { rollover } = world.settings;
  const snapshot: Daily = {
    next: (time) => nextAt(time, 0),
    happen: (time) => {
      takeSnapshot(world, time);
    },
  };
  if (rollover === false) return [snapshot];
  const minute = minutesOf(rollover);
  const night: Daily = {
    next: (time) => nextAt(time, minute),
    happen: (time) => {
      rollOver(world, time);
      checkMargin(world);
    },
  };
  return [night, snapshot];
};

/** Does what is daily, day after day; what the world slept through is done when it wakes. */
export const dayAfterDay = (world: World): void => {
  for (const daily of dailyIn(world)) {
    const plan = (time: number): void => {
      world.at(time, () => {
        daily.happen(time);
        plan(daily.next(time));
      });
    };
    plan(daily.next(world.now()));
  }
};

/** A walk through days gone by, from `start` (ms since 1970): each call does what is daily and due by then, in the order of time. `setTime` moves the world's clock. */
export const dayWalk = (world: World, start: number, setTime: (time: number) => void): ((to: number) => void) => {
  const due = dailyIn(world).map((daily) => ({ daily, time: daily.next(start) }));
  const soonest = () => due.reduce((first, one) => (one.time < first.time ? one : first));
  return (to) => {
    for (let next = soonest(); next.time <= to; next = soonest()) {
      const { daily, time } = next;
      setTime(time);
      daily.happen(time);
      next.time = daily.next(time);
    }
    setTime(to);
  };
};
