// What every call must bring along: the key, a token, a requestId. The engine asks before it works.

import { badRequest, gateway } from './refusal.js';
import type { TtRequest } from './http.js';
import type { Settings } from './options.js';
import type { Tokens } from './tokens.js';

/** What a call brought along. */
export interface Credentials {
  readonly key: boolean;
  readonly token: boolean;
}

/** The checks of one server. */
export interface Checks {
  readonly credentials: (request: TtRequest) => Credentials;
  /** Refuses a call with the wrong key. */
  readonly key: (credentials: Credentials) => void;
  /** Refuses a call without a living token. */
  readonly token: (credentials: Credentials) => void;
  /** Refuses a requestId that is missing (unless `optional`), malformed, or not fresh. */
  readonly requestId: (requestId: string | undefined, optional: boolean) => void;
}

/** App and company may hold hyphens; the GUID stands behind two. */
const REQUEST_ID = /^[^\s$&+,/:;=?@"<>#%{}|\\^~[\]`]+-[^\s$&+,/:;=?@"<>#%{}|\\^~[\]`]+--[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The checks that `settings` ask for. */
export const checks = ({ apiKey, strictness }: Settings, tokens: Tokens): Checks => {
  const seen = new Set<string>();
  return {
    credentials: ({ headers }) => ({ key: headers['x-api-key'] === apiKey, token: tokens.admits(headers['authorization']) }),
    key: ({ key }) => {
      if (strictness.apiKey && !key) throw gateway(403, 'Forbidden');
    },
    token: ({ token }) => {
      if (strictness.token && !token) throw gateway(401, 'Unauthorized');
    },
    requestId: (requestId, optional) => {
      if (requestId === undefined || requestId === '') {
        if (strictness.requestId && !optional) throw badRequest('Missing required parameter: requestId');
        return;
      }
      if (strictness.requestIdForm && !REQUEST_ID.test(requestId)) throw badRequest('Invalid requestId');
      if (strictness.freshRequestId && seen.has(requestId)) throw badRequest('Duplicate requestId');
      if (strictness.freshRequestId) seen.add(requestId);
    },
  };
};
