// SessionInfo and TradeSessionInfo.

import { tradeSessionView } from '../trade-session-view.js';
import type { Handler } from './route.js';

export const sessionInfo: Handler = (_world, _message, session) => ({
  ClientSessionId: session.id,
  ClientSessionCreated: session.created,
  TradeAllowed: true,
});

export const tradeSessionInfo: Handler = (world) => tradeSessionView(world);
