// Accounts as TT lists them, one in detail, and their limits. services/account reads them.

import type * as t from 'io-ts';
import { id, text, whole } from '../../codec/values.js';
import { record } from '../../codec/record.js';
import { jsonRecord } from './json-record.js';
import { riskLimits } from './risk-limits.js';
import { code } from './values.js';

/** Reads a row of the list. */
export const account = record(
  'Account',
  {
    /** Number of the account. */
    id,
    name: text,
  },
  {
    /** Kind of account; its codes are not documented. */
    accountType: code,
    companyId: id,
    /** Number of the account it belongs to. */
    parentAccountId: id,
    parentId: id,
    /** Counts its changes. */
    revision: whole,
  },
);

/** Reads one account; what else TT says of it is not known. */
export const accountDetail = record(
  'AccountDetail',
  { id, name: text },
  { brokerName: text, accountType: code, companyId: id, parentAccountId: id, parentId: id, revision: whole, riskLimits: jsonRecord },
);

/** Reads the limits of one account. */
export const accountLimits = record(
  'AccountLimits',
  { accountId: id },
  {
    /** Settings of the risk check; their names are not documented. */
    riskLimitSettings: jsonRecord,
    riskLimits,
  },
);

/** An account of the list. Give-up accounts are missing there; `account(id)` knows them. */
export interface TtAccount extends t.TypeOf<typeof account> {}

/** One account. */
export interface TtAccountDetail extends t.TypeOf<typeof accountDetail> {}

/** The limits of one account. */
export interface AccountLimits extends t.TypeOf<typeof accountLimits> {}
