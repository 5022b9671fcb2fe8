// The client's own session: the answer to a SessionInfo request.

import type * as t from 'io-ts';
import { record } from '../../codec/record.js';
import { flag, millis, text } from '../../codec/values.js';

/** Reads what the server says of the client's session. */
export const sessionInfo = record(
  'SessionInfo',
  {
    /** The server's id of the session, a GUID. */
    ClientSessionId: text,
    /** When it was opened, ms since 1970. */
    ClientSessionCreated: millis,
  },
  {
    /** Whether orders may be sent in it. */
    TradeAllowed: flag,
  },
);

/** The client's own session. Source: the vendor's document, "Session information". */
export interface SessionInfo extends t.TypeOf<typeof sessionInfo> {}
