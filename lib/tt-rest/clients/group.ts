// ttgroup: risk groups and user groups, all by guessed paths, bound to a session. client hands it out as `group`.

import type { Observable } from 'rxjs';
import type { Id } from '../../base/ids.js';
import type * as model from '../model/index.js';
import type { OpenQuery } from '../read.js';
import {
  riskGroup,
  riskGroupAccounts,
  riskGroupLimits,
  riskGroupRiskSettings,
  riskGroupSettings,
  riskGroups,
  userGroup,
  userGroupConnectivity,
  userGroupSettings,
  userGroupUsers,
  userGroups,
} from '../services/group.js';
import type { TtCore } from '../session.js';

/** The functions of ttgroup: risk groups and user groups, all by guessed paths. */
export interface GroupService {
  /** Risk groups. @experimental */
  riskGroups(query?: OpenQuery): Observable<model.JsonRecord>;
  /** One risk group. @experimental */
  riskGroup(riskGroupId: Id, query?: OpenQuery): Observable<model.JsonRecord>;
  /** Accounts of a risk group. @experimental */
  riskGroupAccounts(riskGroupId: Id, query?: OpenQuery): Observable<model.JsonRecord>;
  /** Limits of a risk group. @experimental */
  riskGroupLimits(riskGroupId: Id, query?: OpenQuery): Observable<model.JsonRecord>;
  /** Risk settings of a risk group. @experimental */
  riskGroupRiskSettings(riskGroupId: Id, query?: OpenQuery): Observable<model.JsonRecord>;
  /** Settings of a risk group. @experimental */
  riskGroupSettings(riskGroupId: Id, query?: OpenQuery): Observable<model.JsonRecord>;
  /** User groups. @experimental */
  userGroups(query?: OpenQuery): Observable<model.JsonRecord>;
  /** One user group. @experimental */
  userGroup(userGroupId: Id, query?: OpenQuery): Observable<model.JsonRecord>;
  /** Users of a user group. @experimental */
  userGroupUsers(userGroupId: Id, query?: OpenQuery): Observable<model.JsonRecord>;
  /** Connections a user group may use. @experimental */
  userGroupConnectivity(userGroupId: Id, query?: OpenQuery): Observable<model.JsonRecord>;
  /** Settings of a user group. @experimental */
  userGroupSettings(userGroupId: Id, query?: OpenQuery): Observable<model.JsonRecord>;
}

/** They, bound. */
export const groupService = (session: TtCore): GroupService => ({
  riskGroups: (query) => riskGroups(session, query),
  riskGroup: (riskGroupId, query) => riskGroup(session, riskGroupId, query),
  riskGroupAccounts: (riskGroupId, query) => riskGroupAccounts(session, riskGroupId, query),
  riskGroupLimits: (riskGroupId, query) => riskGroupLimits(session, riskGroupId, query),
  riskGroupRiskSettings: (riskGroupId, query) => riskGroupRiskSettings(session, riskGroupId, query),
  riskGroupSettings: (riskGroupId, query) => riskGroupSettings(session, riskGroupId, query),
  userGroups: (query) => userGroups(session, query),
  userGroup: (userGroupId, query) => userGroup(session, userGroupId, query),
  userGroupUsers: (userGroupId, query) => userGroupUsers(session, userGroupId, query),
  userGroupConnectivity: (userGroupId, query) => userGroupConnectivity(session, userGroupId, query),
  userGroupSettings: (userGroupId, query) => userGroupSettings(session, userGroupId, query),
});
