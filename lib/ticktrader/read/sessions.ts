// The two sessions of the vendor: this client's own, and the platform's trading hours. client binds both reads.

import type { Observable } from 'rxjs';
import { sessionInfo, tradeSession, type SessionInfo, type TradeSession } from '../model/index.js';
import type { Session } from '../session.js';
import { readOnce } from './read.js';

/** This client's own session: its id, when it began (ms since 1970), whether it may trade. */
export const clientSession = <N>(session: Session<N>): Observable<SessionInfo> => readOnce(session, 'SessionInfo', sessionInfo);

/** The platform's trade session: its hours (ms since 1970), and whether it is open. */
export const currentTradeSession = <N>(session: Session<N>): Observable<TradeSession> => readOnce(session, 'TradeSessionInfo', tradeSession);
