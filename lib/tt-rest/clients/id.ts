// ttid: the app key itself, bound to a session. client hands it out as `id`.

import type { Observable } from 'rxjs';
import type * as model from '../model/index.js';
import type { OpenQuery } from '../read.js';
import { healthCheckStatus, keyUsage, provisionUsers } from '../services/id.js';
import type { TtCore } from '../session.js';
import type { Body, Written } from '../write.js';

/** The functions of ttid: the app key itself. */
export interface IdService {
  /** How much of its plan the app key has used. */
  keyUsage(query?: OpenQuery): Observable<model.JsonRecord>;
  /** Whether the service is well. */
  healthCheckStatus(query?: OpenQuery): Observable<model.JsonRecord>;
  /** Helps to create users; verb and body are inferred, and TT may have withdrawn it. */
  provisionUsers<B extends Body>(body: B): Observable<Written<B>>;
}

/** They, bound. */
export const idService = (session: TtCore): IdService => ({
  keyUsage: (query) => keyUsage(session, query),
  healthCheckStatus: (query) => healthCheckStatus(session, query),
  provisionUsers: (body) => provisionUsers(session, body),
});
