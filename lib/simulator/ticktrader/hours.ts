// Opening and closing: by the timetable, which the engine starts, and by hand in between.

import { marketOpened } from './market.js';
import { NEVER, pushTradeSession } from './trade-session-view.js';
import type { World } from './world.js';

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
