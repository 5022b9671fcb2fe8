// A ready session against a server by rote, for the rows that walk: over a real socket, or in memory.

import { firstValueFrom } from 'rxjs';
import type { WebSocketConstructor } from '../lib/base/web-socket.js';
import { closeSession, openSession, whenReady } from '../lib/ticktrader/open-session.js';
import type { Session } from '../lib/ticktrader/session.js';

/** Runs `work` with a session that is ready, and closes it in any case. The server by rote believes every signature. */
export const withSession = async <A>(
  server: { readonly url: string; readonly webSocket?: WebSocketConstructor },
  work: (session: Session) => Promise<A>,
): Promise<A> => {
  const session = openSession({ ...server, credentials: { webApiId: 'id', webApiKey: 'key', webApiSecret: 'secret' }, throttle: false });
  await firstValueFrom(whenReady(session));
  try {
    return await work(session);
  } finally {
    closeSession(session);
  }
};
