// The trade session as the wire shows it, in answers and in the push after login and at every opening and closing.

import type { World } from './world.js';
import type { WireRecord } from './writer.js';

/** The vendor's "never": its last day, in ms since 1970. */
export const NEVER = 253402297200000;

const NO_SESSION = '00000000-0000-0000-0000-000000000000';

/** The trade session now. */
export const tradeSessionView = ({ hours }: World): WireRecord => ({
  PlatformName: 'Simulated TickTrader Server',
  PlatformCompany: 'Simulated Company',
  PlatformAddress: 'localhost',
  PlatformTimezoneOffset: 0,
  SessionId: hours.isOpen ? hours.sessionId : NO_SESSION,
  SessionStatus: hours.isOpen ? 'Opened' : 'Closed',
  SessionStartTime: hours.since,
  SessionEndTime: NEVER,
  SessionOpenTime: hours.isOpen ? hours.since : NEVER,
  SessionCloseTime: NEVER,
});

/** Tells all sessions of the trade session. */
export const pushTradeSession = (world: World): void => {
  world.audience.push(world.settings.sessionPushName, tradeSessionView(world));
};
