// The functions of ttaccount: accounts, their limits, their users. clients/account binds them; each can be used alone.

import type { Observable } from 'rxjs';
import type { Id } from '../../base/ids.js';
import type { Cursor, Page } from '../../request/pages.js';
import {
  getAccounts,
  getAccount,
  getAccountAlgoSettings,
  getAccountChildren,
  getAccountLimits,
  getAccountRestrictions,
  getAccountRiskSettings,
  getAccountSettings,
  getAccountUsers,
  getAccountUser,
  createAccount as createAccountEndpoint,
  updateAccount as updateAccountEndpoint,
  setAccountLimits as setAccountLimitsEndpoint,
  setAccountUser as setAccountUserEndpoint,
  setAccountUsers as setAccountUsersEndpoint,
} from '../endpoints/account.js';
import {
  account as accountModel,
  accountDetail,
  type AccountLimits,
  accountLimits as accountLimitsModel,
  type TtAccount,
  type TtAccountDetail,
} from '../model/account.js';
import { type JsonRecord, jsonRecord } from '../model/json-record.js';
import { one, open, pages, walk, type OpenPageQuery, type OpenQuery, type PageQuery } from '../read.js';
import type { TtCore } from '../session.js';
import { write, type Body, type Written } from '../write.js';

/** Which accounts. */
export interface AccountQuery extends PageQuery {
  /** Only those the user may trade. */
  readonly mineOnly?: boolean;
}

/** Which user on which account; that both must be named is inferred. */
export type AccountUserQuery = OpenQuery & { readonly userId: Id; readonly accountId: Id };

/**
 * The accounts one may see; give-up accounts are missing, and `account(id)` knows them. Documented. Source: public clients, digests of TT's
 * documentation, TT's documentation, TT's Setup SDK.
 */
export const accounts = (session: TtCore, query?: AccountQuery): Observable<TtAccount> => walk(session, getAccounts, accountModel, { query });

/** The same, a page a pull. */
export const accountPages = (session: TtCore, query?: AccountQuery): Cursor<Page<TtAccount>> => pages(session, getAccounts, accountModel, { query });

/** One account, give-up accounts among them. Documented. Source: digests of TT's documentation, TT's Setup SDK, TT's samples, public clients. */
export const account = (session: TtCore, accountId: Id): Observable<TtAccountDetail> => one(session, getAccount, accountDetail, { path: [accountId] });

/**
 * Limits on what algos of an account may send. Documented to exist; what it takes and answers is not, so both are open. Source: digests of TT's
 * documentation, TT's Setup SDK.
 */
export const accountAlgoSettings = (session: TtCore, accountId: Id, query?: OpenQuery): Observable<JsonRecord> =>
  open(session, getAccountAlgoSettings, { path: [accountId], query });

/**
 * Accounts below an account. Documented to exist; what it takes and answers is not, so both are open. Source: digests of TT's documentation, TT's
 * Setup SDK.
 */
export const accountChildren = (session: TtCore, accountId: Id, query?: OpenPageQuery): Observable<JsonRecord> =>
  walk(session, getAccountChildren, jsonRecord, { path: [accountId], query });

/** The same, a page a pull. */
export const accountChildrenPages = (session: TtCore, accountId: Id, query?: OpenPageQuery): Cursor<Page<JsonRecord>> =>
  pages(session, getAccountChildren, jsonRecord, { path: [accountId], query });

/** Risk limits of an account. Documented. Source: public clients, digests of TT's documentation, TT's Setup SDK. */
export const accountLimits = (session: TtCore, accountId: Id, query?: PageQuery): Observable<AccountLimits> =>
  walk(session, getAccountLimits, accountLimitsModel, { path: [accountId], query });

/** The same, a page a pull. */
export const accountLimitPages = (session: TtCore, accountId: Id, query?: PageQuery): Cursor<Page<AccountLimits>> =>
  pages(session, getAccountLimits, accountLimitsModel, { path: [accountId], query });

/** What an account must not trade. Inferred; what it takes and answers is not known, so both are open. Source: TT's Setup SDK. */
export const accountRestrictions = (session: TtCore, accountId: Id, query?: OpenQuery): Observable<JsonRecord> =>
  open(session, getAccountRestrictions, { path: [accountId], query });

/** Risk settings of an account. Inferred; what it takes and answers is not known, so both are open. Source: TT's Setup SDK. */
export const accountRiskSettings = (session: TtCore, accountId: Id, query?: OpenQuery): Observable<JsonRecord> =>
  open(session, getAccountRiskSettings, { path: [accountId], query });

/** Settings of an account. Inferred; what it takes and answers is not known, so both are open. Source: TT's Setup SDK. */
export const accountSettings = (session: TtCore, accountId: Id, query?: OpenQuery): Observable<JsonRecord> =>
  open(session, getAccountSettings, { path: [accountId], query });

/** Users of an account. Documented to exist; what it takes and answers is not, so both are open. Source: digests of TT's documentation, TT's Setup SDK. */
export const accountUsers = (session: TtCore, accountId: Id, query?: OpenQuery): Observable<JsonRecord> =>
  open(session, getAccountUsers, { path: [accountId], query });

/**
 * What one user may do on one account. Documented to exist; what it takes and answers is not, so both are open. Source: TT's documentation, TT's
 * Setup SDK.
 */
export const accountUser = (session: TtCore, query: AccountUserQuery): Observable<JsonRecord> => open(session, getAccountUser, { query });

/** Creates accounts. A one-shot; a list goes in chunks. Inferred; what it takes and answers is not known, so both are open. Source: TT's documentation. */
export const createAccount = <B extends Body>(session: TtCore, body: B): Observable<Written<B>> => write(session, createAccountEndpoint, [], body);

/**
 * Changes an account. A one-shot; a list goes in chunks. Inferred; what it takes and answers is not known, so both are open. Source: TT's
 * documentation.
 */
export const updateAccount = <B extends Body>(session: TtCore, accountId: Id, body: B): Observable<Written<B>> =>
  write(session, updateAccountEndpoint, [accountId], body);

/**
 * Sets risk limits of an account. A one-shot; a list goes in chunks. Inferred; what it takes and answers is not known, so both are open. Source:
 * TT's documentation.
 */
export const setAccountLimits = <B extends Body>(session: TtCore, accountId: Id, body: B): Observable<Written<B>> =>
  write(session, setAccountLimitsEndpoint, [accountId], body);

/**
 * Gives a user an account. A one-shot; a list goes in chunks. Inferred; what it takes and answers is not known, so both are open. Source: TT's
 * documentation.
 */
export const setAccountUser = <B extends Body>(session: TtCore, body: B): Observable<Written<B>> => write(session, setAccountUserEndpoint, [], body);

/**
 * Gives users accounts. A one-shot; a list goes in chunks. Inferred; what it takes and answers is not known, so both are open. Source: TT's
 * documentation.
 */
export const setAccountUsers = <B extends Body>(session: TtCore, body: B): Observable<Written<B>> => write(session, setAccountUsersEndpoint, [], body);
