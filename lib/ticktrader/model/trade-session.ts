// The platform and its trading hours: the answer to TradeSessionInfo, and the push at login and at every change.

import type * as t from 'io-ts';
import { record } from '../../codec/record.js';
import { double, list, millis, text } from '../../codec/values.js';
import { disabledFeatures, sessionStatus } from './enums.js';

/** The hours of one session. "Never" is 253402297200000, the year 9999. */
const hours = {
  /** Start of the session, ms since 1970. */
  SessionStartTime: millis,
  /** End of the session, ms since 1970. */
  SessionEndTime: millis,
  /** When trading opens, ms since 1970: of this session if it is open, else of the next. */
  SessionOpenTime: millis,
  /** When trading closes, ms since 1970: of this session if it is open, else of the next. */
  SessionCloseTime: millis,
};

/** Reads the session of one group of symbols. */
export const statusGroup = record(
  'StatusGroup',
  {
    /** The group's name. */
    StatusGroupId: text,
    /** Whether it is open. */
    SessionStatus: sessionStatus,
  },
  {
    ...hours,
    /** What is off while it is closed. */
    DisabledFeatures: disabledFeatures,
  },
);

/** The session of one group of symbols. Source: the server's own DTO. */
export interface StatusGroup extends t.TypeOf<typeof statusGroup> {}

/** Reads a trade session. */
export const tradeSession = record(
  'TradeSession',
  {
    /** Whether the session is open. */
    SessionStatus: sessionStatus,
  },
  {
    /** The server's id of the session, a GUID; all zeros while closed. */
    SessionId: text,
    ...hours,
    /** Name of the platform. */
    PlatformName: text,
    /** Company that runs it. */
    PlatformCompany: text,
    /** Its address. */
    PlatformAddress: text,
    /** Its clock's distance from UTC, in hours. */
    PlatformTimezoneOffset: double,
    /** What is off while it is closed. Server DTO only. */
    DisabledFeatures: disabledFeatures,
    /** Sessions of single groups of symbols. Server DTO only. */
    StatusGroups: list(statusGroup),
  },
);

/** The platform and its trading hours. Source: the vendor's document, "Trade session information". */
export interface TradeSession extends t.TypeOf<typeof tradeSession> {}
