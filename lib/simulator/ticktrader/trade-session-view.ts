// The trade session as the wire shows it, in answers and in the push after login and at every opening and closing.

import type { World } from './world.js';
import type { Wire, WireRecord } from './writer.js';

/** The vendor's "never": its last day, in ms since 1970. */
export const NEVER = 253402297200000;

const NO_SESSION = '00000000-0000-0000-0000-000000000000';

/** What is off while the session is closed: trading and the feed. How the server writes several flags at once is not known; 24 is their sum. */
const disabledFeatures = ({ hours, settings }: World): Wire => {
  if (settings.flagsForm === 'number') return hours.isOpen ? 0 : 24;
  return hours.isOpen ? 'None' : 'Trade, Feed';
};

/** When this session opened and closes; while closed, the same of the next. */
const sessionTimes = ({ hours, now }: World): { readonly opens: number; readonly closes: number } => {
  const next = hours.schedule.next(now());
  const after = next && hours.schedule.next(next.time);
  if (hours.isOpen) return { opens: hours.since, closes: (next?.isOpening === true ? after?.time : next?.time) ?? NEVER };
  return next?.isOpening === true ? { opens: next.time, closes: after?.time ?? NEVER } : { opens: after?.time ?? NEVER, closes: NEVER };
};

/** The trade session now. */
export const tradeSessionView = (world: World): WireRecord => {
  const { hours, settings } = world;
  const { opens, closes } = sessionTimes(world);
  return {
    PlatformName: 'Simulated TickTrader Server',
    PlatformCompany: 'Simulated Company',
    PlatformAddress: 'localhost',
    PlatformTimezoneOffset: 0,
    SessionId: hours.isOpen ? hours.sessionId : NO_SESSION,
    SessionStatus: hours.isOpen ? 'Opened' : 'Closed',
    SessionStartTime: hours.since,
    SessionEndTime: hours.isOpen ? closes : opens,
    SessionOpenTime: opens,
    SessionCloseTime: closes,
    DisabledFeatures: settings.tradeGeneration === 'document' ? undefined : disabledFeatures(world),
  };
};

/** Tells all sessions of the trade session. */
export const pushTradeSession = (world: World): void => {
  world.audience.push(world.settings.sessionPushName, tradeSessionView(world));
};
