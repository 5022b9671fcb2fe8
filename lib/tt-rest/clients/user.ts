// ttuser: users, their accounts, their limits, bound to a session. client hands it out as `user`.

import type { Observable } from 'rxjs';
import type { Id } from '../../base/ids.js';
import type { Cursor, Page } from '../../request/pages.js';
import type * as model from '../model/index.js';
import type { OpenQuery, PageQuery } from '../read.js';
import {
  countryIds,
  createUser,
  stateIds,
  updateUser,
  user,
  userAccountPages,
  userAccounts,
  userCustomFields,
  userLimitPages,
  userLimits,
  userMarketData,
  userPages,
  userSettings,
  users,
} from '../services/user.js';
import type { TtCore } from '../session.js';
import type { Body, Written } from '../write.js';

/** The functions of ttuser: users, their accounts, their limits. */
export interface UserService {
  /** The users one may see. */
  users(query?: PageQuery): Observable<model.UserSummary>;
  /** The same, a page a pull. */
  userPages(query?: PageQuery): Cursor<Page<model.UserSummary>>;
  /** One user. Those one may not see are refused. */
  user(userId: Id): Observable<model.UserDetail>;
  /** Accounts of a user, with permissions. */
  userAccounts(userId: Id, query?: PageQuery): Observable<model.UserAccount>;
  /** The same, a page a pull. */
  userAccountPages(userId: Id, query?: PageQuery): Cursor<Page<model.UserAccount>>;
  /** Limits of a user. */
  userLimits(userId: Id, query?: PageQuery): Observable<model.UserLimits>;
  /** The same, a page a pull. */
  userLimitPages(userId: Id, query?: PageQuery): Cursor<Page<model.UserLimits>>;
  /** Changes a user. */
  updateUser<B extends Body>(userId: Id, body: B): Observable<Written<B>>;
  /** Creates a user. */
  createUser<B extends Body>(body: B): Observable<Written<B>>;
  /** Numbers of states, for addresses. */
  stateIds(): Observable<model.State>;
  /** Numbers of countries, for addresses. */
  countryIds(): Observable<model.Country>;
  /** Settings of a user. @experimental */
  userSettings(userId: Id, query?: OpenQuery): Observable<model.JsonRecord>;
  /** model.Market data a user may see. @experimental */
  userMarketData(userId: Id, query?: OpenQuery): Observable<model.JsonRecord>;
  /** Fields a company gave its users. @experimental */
  userCustomFields(userId: Id, query?: OpenQuery): Observable<model.JsonRecord>;
}

/** They, bound. */
export const userService = (session: TtCore): UserService => ({
  users: (query) => users(session, query),
  userPages: (query) => userPages(session, query),
  user: (userId) => user(session, userId),
  userAccounts: (userId, query) => userAccounts(session, userId, query),
  userAccountPages: (userId, query) => userAccountPages(session, userId, query),
  userLimits: (userId, query) => userLimits(session, userId, query),
  userLimitPages: (userId, query) => userLimitPages(session, userId, query),
  updateUser: (userId, body) => updateUser(session, userId, body),
  createUser: (body) => createUser(session, body),
  stateIds: () => stateIds(session),
  countryIds: () => countryIds(session),
  userSettings: (userId, query) => userSettings(session, userId, query),
  userMarketData: (userId, query) => userMarketData(session, userId, query),
  userCustomFields: (userId, query) => userCustomFields(session, userId, query),
});
