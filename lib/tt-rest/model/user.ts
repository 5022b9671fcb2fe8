// Users as TT lists them, one in detail, their accounts and limits, and the tables of their addresses. services/user reads them.

import type * as t from 'io-ts';
import { record } from '../../codec/record.js';
import { id, text } from '../../codec/values.js';
import { jsonRecord } from './json-record.js';
import { riskLimits } from './risk-limits.js';
import { code, yesNo } from './values.js';

/** Reads a row of the list. The list writes `firstname` and `lastname`, the record of one user `firstName` and `lastName`: both keep their names. */
export const userSummary = record('User', { id }, { email: text, firstname: text, lastname: text, alias: text });

/** Reads one user. */
export const userDetail = record(
  'UserDetail',
  { id },
  {
    alias: text,
    firstName: text,
    lastName: text,
    email: text,
    company: record('Company', {}, { id, name: text, abbrevName: text }),
    /** 1 and 0 on the wire. */
    settings: record('UserSettings', {}, { disableTrading: yesNo, fullAdmin: yesNo, internalAdmin: yesNo, viewOnlyAdmin: yesNo }),
    address: record('Address', {}, { streetAddress1: text, streetAddress2: text, city: text, stateId: id, countryId: id }),
    /** 1 view only, 2 standard, 3 pro. */
    tradeMode: code,
    /** Number or text on the wire. */
    userActive: yesNo,
    invitationPending: yesNo,
  },
);

/** Reads an account as a user sees it; what the permissions hold is not documented. */
export const userAccount = record('UserAccount', { accountId: id }, { accountName: text, orderPermissions: jsonRecord, permissions: jsonRecord });

/** Reads the limits of one user. */
export const userLimits = record('UserLimits', { userId: id }, { riskLimits });

/** Reads a state of an address. */
export const state = record('State', { stateId: id, stateName: text }, {});

/** Reads a country of an address. */
export const country = record('Country', { countryId: id, countryName: text }, {});

/** A user of the list. */
export interface UserSummary extends t.TypeOf<typeof userSummary> {}
/** One user. */
export interface UserDetail extends t.TypeOf<typeof userDetail> {}
/** An account as a user sees it. */
export interface UserAccount extends t.TypeOf<typeof userAccount> {}
/** The limits of one user. */
export interface UserLimits extends t.TypeOf<typeof userLimits> {}
/** A state of an address. */
export interface State extends t.TypeOf<typeof state> {}
/** A country of an address. */
export interface Country extends t.TypeOf<typeof country> {}
