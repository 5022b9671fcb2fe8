// ttaccount: accounts, their limits, their users, bound to a session. client hands it out as `account`.

import type { Observable } from 'rxjs';
import type { Id } from '../../base/ids.js';
import type { Cursor, Page } from '../../request/pages.js';
import type * as model from '../model/index.js';
import type { OpenPageQuery, OpenQuery, PageQuery } from '../read.js';
import {
  account,
  accountAlgoSettings,
  accountChildren,
  accountChildrenPages,
  accountLimitPages,
  accountLimits,
  accountPages,
  accountRestrictions,
  accountRiskSettings,
  accountSettings,
  accountUser,
  accountUsers,
  accounts,
  createAccount,
  setAccountLimits,
  setAccountUser,
  setAccountUsers,
  updateAccount,
  type AccountQuery,
  type AccountUserQuery,
} from '../services/account.js';
import type { TtCore } from '../session.js';
import type { Body, Written } from '../write.js';

/** The functions of ttaccount: accounts, their limits, their users. */
export interface AccountService {
  /** The accounts one may see; give-up accounts are missing, and `account(id)` knows them. */
  accounts(query?: AccountQuery): Observable<model.TtAccount>;
  /** The same, a page a pull. */
  accountPages(query?: AccountQuery): Cursor<Page<model.TtAccount>>;
  /** One account, give-up accounts among them. */
  account(accountId: Id): Observable<model.TtAccountDetail>;
  /** Limits on what algos of an account may send. */
  accountAlgoSettings(accountId: Id, query?: OpenQuery): Observable<model.JsonRecord>;
  /** Accounts below an account. */
  accountChildren(accountId: Id, query?: OpenPageQuery): Observable<model.JsonRecord>;
  /** The same, a page a pull. */
  accountChildrenPages(accountId: Id, query?: OpenPageQuery): Cursor<Page<model.JsonRecord>>;
  /** Risk limits of an account. */
  accountLimits(accountId: Id, query?: PageQuery): Observable<model.AccountLimits>;
  /** The same, a page a pull. */
  accountLimitPages(accountId: Id, query?: PageQuery): Cursor<Page<model.AccountLimits>>;
  /** What an account must not trade. */
  accountRestrictions(accountId: Id, query?: OpenQuery): Observable<model.JsonRecord>;
  /** Risk settings of an account. */
  accountRiskSettings(accountId: Id, query?: OpenQuery): Observable<model.JsonRecord>;
  /** Settings of an account. */
  accountSettings(accountId: Id, query?: OpenQuery): Observable<model.JsonRecord>;
  /** Users of an account. */
  accountUsers(accountId: Id, query?: OpenQuery): Observable<model.JsonRecord>;
  /** What one user may do on one account. */
  accountUser(query: AccountUserQuery): Observable<model.JsonRecord>;
  /** Creates accounts. */
  createAccount<B extends Body>(body: B): Observable<Written<B>>;
  /** Changes an account. */
  updateAccount<B extends Body>(accountId: Id, body: B): Observable<Written<B>>;
  /** Sets risk limits of an account. */
  setAccountLimits<B extends Body>(accountId: Id, body: B): Observable<Written<B>>;
  /** Gives a user an account. */
  setAccountUser<B extends Body>(body: B): Observable<Written<B>>;
  /** Gives users accounts. */
  setAccountUsers<B extends Body>(body: B): Observable<Written<B>>;
}

/** They, bound. */
export const accountService = (session: TtCore): AccountService => ({
  accounts: (query) => accounts(session, query),
  accountPages: (query) => accountPages(session, query),
  account: (accountId) => account(session, accountId),
  accountAlgoSettings: (accountId, query) => accountAlgoSettings(session, accountId, query),
  accountChildren: (accountId, query) => accountChildren(session, accountId, query),
  accountChildrenPages: (accountId, query) => accountChildrenPages(session, accountId, query),
  accountLimits: (accountId, query) => accountLimits(session, accountId, query),
  accountLimitPages: (accountId, query) => accountLimitPages(session, accountId, query),
  accountRestrictions: (accountId, query) => accountRestrictions(session, accountId, query),
  accountRiskSettings: (accountId, query) => accountRiskSettings(session, accountId, query),
  accountSettings: (accountId, query) => accountSettings(session, accountId, query),
  accountUsers: (accountId, query) => accountUsers(session, accountId, query),
  accountUser: (query) => accountUser(session, query),
  createAccount: (body) => createAccount(session, body),
  updateAccount: (accountId, body) => updateAccount(session, accountId, body),
  setAccountLimits: (accountId, body) => setAccountLimits(session, accountId, body),
  setAccountUser: (body) => setAccountUser(session, body),
  setAccountUsers: (body) => setAccountUsers(session, body),
});
