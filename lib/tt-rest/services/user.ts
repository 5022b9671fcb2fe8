// The functions of ttuser: users, their accounts, their limits. clients/user binds them; each can be used alone.

import type { Observable } from 'rxjs';
import type { Id } from '../../base/ids.js';
import type { Cursor, Page } from '../../request/pages.js';
import {
  getUsers,
  getUser,
  getUserAccounts,
  getUserLimits,
  updateUser as updateUserEndpoint,
  createUser as createUserEndpoint,
  getStateIds,
  getCountryIds,
  getUserSettings,
  getUserMarketData,
  getUserCustomFields,
} from '../endpoints/user.js';
import type { JsonRecord } from '../model/json-record.js';
import {
  type Country,
  country,
  state,
  type State,
  userAccount,
  type UserAccount,
  userDetail,
  type UserDetail,
  type UserLimits,
  userLimits as userLimitsModel,
  userSummary,
  type UserSummary,
} from '../model/user.js';
import { list, one, open, pages, walk, type OpenQuery, type PageQuery } from '../read.js';
import type { TtCore } from '../session.js';
import { write, type Body, type Written } from '../write.js';

/** The users one may see. Seen in use. Source: public clients. */
export const users = (session: TtCore, query?: PageQuery): Observable<UserSummary> => walk(session, getUsers, userSummary, { query });

/** The same, a page a pull. */
export const userPages = (session: TtCore, query?: PageQuery): Cursor<Page<UserSummary>> => pages(session, getUsers, userSummary, { query });

/** One user. Those one may not see are refused. Seen in use. Source: TT's samples, captured answers, public clients. */
export const user = (session: TtCore, userId: Id): Observable<UserDetail> => one(session, getUser, userDetail, { path: [userId] });

/** Accounts of a user, with permissions. Seen in use. Source: public clients. */
export const userAccounts = (session: TtCore, userId: Id, query?: PageQuery): Observable<UserAccount> =>
  walk(session, getUserAccounts, userAccount, { path: [userId], query });

/** The same, a page a pull. */
export const userAccountPages = (session: TtCore, userId: Id, query?: PageQuery): Cursor<Page<UserAccount>> =>
  pages(session, getUserAccounts, userAccount, { path: [userId], query });

/** Limits of a user. Seen in use. Source: public clients. */
export const userLimits = (session: TtCore, userId: Id, query?: PageQuery): Observable<UserLimits> =>
  walk(session, getUserLimits, userLimitsModel, { path: [userId], query });

/** The same, a page a pull. */
export const userLimitPages = (session: TtCore, userId: Id, query?: PageQuery): Cursor<Page<UserLimits>> =>
  pages(session, getUserLimits, userLimitsModel, { path: [userId], query });

/**
 * Changes a user. A one-shot; a list goes in chunks. Documented to exist; what it takes and answers is not, so both are open. Source: TT's release
 * notes.
 */
export const updateUser = <B extends Body>(session: TtCore, userId: Id, body: B): Observable<Written<B>> => write(session, updateUserEndpoint, [userId], body);

/** Creates a user. A one-shot; a list goes in chunks. Seen in use; what it answers is not known, so that is open. Source: public clients. */
export const createUser = <B extends Body>(session: TtCore, body: B): Observable<Written<B>> => write(session, createUserEndpoint, [], body);

/** Numbers of states, for addresses. Inferred: seen in the version before. Source: public clients. */
export const stateIds = (session: TtCore): Observable<State> => list(session, getStateIds, state, {});

/** Numbers of countries, for addresses. Inferred: seen in the version before. Source: public clients. */
export const countryIds = (session: TtCore): Observable<Country> => list(session, getCountryIds, country, {});

/**
 * Settings of a user. The path is a guess: only the resource is known to exist. Source: TT's documentation, TT's Setup SDK.
 *
 * @experimental
 */
export const userSettings = (session: TtCore, userId: Id, query?: OpenQuery): Observable<JsonRecord> =>
  open(session, getUserSettings, { path: [userId], query });

/**
 * Market data a user may see. The path is a guess: only the resource is known to exist. Source: TT's documentation, TT's Setup SDK.
 *
 * @experimental
 */
export const userMarketData = (session: TtCore, userId: Id, query?: OpenQuery): Observable<JsonRecord> =>
  open(session, getUserMarketData, { path: [userId], query });

/**
 * Fields a company gave its users. The path is a guess: only the resource is known to exist. Source: TT's documentation, TT's Setup SDK.
 *
 * @experimental
 */
export const userCustomFields = (session: TtCore, userId: Id, query?: OpenQuery): Observable<JsonRecord> =>
  open(session, getUserCustomFields, { path: [userId], query });
