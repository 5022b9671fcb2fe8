// The functions of ttgroup: risk groups and user groups, all by guessed paths. clients/group binds them; each can be used alone.

import type { Observable } from 'rxjs';
import type { Id } from '../../base/ids.js';
import {
  getRiskGroups,
  getRiskGroup,
  getRiskGroupAccounts,
  getRiskGroupLimits,
  getRiskGroupRiskSettings,
  getRiskGroupSettings,
  getUserGroups,
  getUserGroup,
  getUserGroupUsers,
  getUserGroupConnectivity,
  getUserGroupSettings,
} from '../endpoints/group.js';
import type { JsonRecord } from '../model/json-record.js';
import { open, type OpenQuery } from '../read.js';
import type { TtCore } from '../session.js';

/**
 * Risk groups. The path is a guess: only the resource is known to exist. Source: TT's documentation, TT's Setup SDK.
 *
 * @experimental
 */
export const riskGroups = (session: TtCore, query?: OpenQuery): Observable<JsonRecord> => open(session, getRiskGroups, { query });

/**
 * One risk group. The path is a guess: only the resource is known to exist. Source: TT's documentation, TT's Setup SDK.
 *
 * @experimental
 */
export const riskGroup = (session: TtCore, riskGroupId: Id, query?: OpenQuery): Observable<JsonRecord> =>
  open(session, getRiskGroup, { path: [riskGroupId], query });

/**
 * Accounts of a risk group. The path is a guess: only the resource is known to exist. Source: TT's documentation, TT's Setup SDK.
 *
 * @experimental
 */
export const riskGroupAccounts = (session: TtCore, riskGroupId: Id, query?: OpenQuery): Observable<JsonRecord> =>
  open(session, getRiskGroupAccounts, { path: [riskGroupId], query });

/**
 * Limits of a risk group. The path is a guess: only the resource is known to exist. Source: TT's documentation, TT's Setup SDK.
 *
 * @experimental
 */
export const riskGroupLimits = (session: TtCore, riskGroupId: Id, query?: OpenQuery): Observable<JsonRecord> =>
  open(session, getRiskGroupLimits, { path: [riskGroupId], query });

/**
 * Risk settings of a risk group. The path is a guess: only the resource is known to exist. Source: TT's documentation, TT's Setup SDK.
 *
 * @experimental
 */
export const riskGroupRiskSettings = (session: TtCore, riskGroupId: Id, query?: OpenQuery): Observable<JsonRecord> =>
  open(session, getRiskGroupRiskSettings, { path: [riskGroupId], query });

/**
 * Settings of a risk group. The path is a guess: only the resource is known to exist. Source: TT's documentation, TT's Setup SDK.
 *
 * @experimental
 */
export const riskGroupSettings = (session: TtCore, riskGroupId: Id, query?: OpenQuery): Observable<JsonRecord> =>
  open(session, getRiskGroupSettings, { path: [riskGroupId], query });

/**
 * User groups. The path is a guess: only the resource is known to exist. Source: TT's documentation, TT's Setup SDK.
 *
 * @experimental
 */
export const userGroups = (session: TtCore, query?: OpenQuery): Observable<JsonRecord> => open(session, getUserGroups, { query });

/**
 * One user group. The path is a guess: only the resource is known to exist. Source: TT's documentation, TT's Setup SDK.
 *
 * @experimental
 */
export const userGroup = (session: TtCore, userGroupId: Id, query?: OpenQuery): Observable<JsonRecord> =>
  open(session, getUserGroup, { path: [userGroupId], query });

/**
 * Users of a user group. The path is a guess: only the resource is known to exist. Source: TT's documentation, TT's Setup SDK.
 *
 * @experimental
 */
export const userGroupUsers = (session: TtCore, userGroupId: Id, query?: OpenQuery): Observable<JsonRecord> =>
  open(session, getUserGroupUsers, { path: [userGroupId], query });

/**
 * Connections a user group may use. The path is a guess: only the resource is known to exist. Source: TT's documentation, TT's Setup SDK.
 *
 * @experimental
 */
export const userGroupConnectivity = (session: TtCore, userGroupId: Id, query?: OpenQuery): Observable<JsonRecord> =>
  open(session, getUserGroupConnectivity, { path: [userGroupId], query });

/**
 * Settings of a user group. The path is a guess: only the resource is known to exist. Source: TT's documentation, TT's Setup SDK.
 *
 * @experimental
 */
export const userGroupSettings = (session: TtCore, userGroupId: Id, query?: OpenQuery): Observable<JsonRecord> =>
  open(session, getUserGroupSettings, { path: [userGroupId], query });
