// The functions of ttid: the app key itself. clients/id binds them; each can be used alone.

import type { Observable } from 'rxjs';
import { getKeyUsage, getHealthCheckStatus, provisionUsers as provisionUsersEndpoint } from '../endpoints/id.js';
import type { JsonRecord } from '../model/json-record.js';
import { open, type OpenQuery } from '../read.js';
import type { TtCore } from '../session.js';
import { write, type Body, type Written } from '../write.js';

/**
 * How much of its plan the app key has used. Documented to exist; what it takes and answers is not, so both are open. Source: TT's documentation,
 * digests of TT's documentation.
 */
export const keyUsage = (session: TtCore, query?: OpenQuery): Observable<JsonRecord> => open(session, getKeyUsage, { query });

/** Whether the service is well. Documented to exist; what it takes and answers is not, so both are open. Source: digests of TT's documentation. */
export const healthCheckStatus = (session: TtCore, query?: OpenQuery): Observable<JsonRecord> => open(session, getHealthCheckStatus, { query });

/**
 * Helps to create users; verb and body are inferred, and TT may have withdrawn it. A one-shot; a list goes in chunks. Documented to exist; what it
 * takes and answers is not, so both are open. Source: TT's documentation.
 */
export const provisionUsers = <B extends Body>(session: TtCore, body: B): Observable<Written<B>> => write(session, provisionUsersEndpoint, [], body);
