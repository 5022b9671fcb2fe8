// The streams of what the server keeps telling: account, trade session, notices. client binds them.

import type { Observable } from 'rxjs';
import type { Account, TradeSession } from '../model/index.js';
import type { Notice, Session } from '../session.js';
import { live } from './live.js';

/** The account: the latest, then every change the server tells of. Money in `BalanceCurrency`. */
export const accountChanges = <N>(session: Session<N>): Observable<Account<N>> => live(session, session.account$);

/** The platform's trade session: the latest, then every change. */
export const tradeSessionChanges = <N>(session: Session<N>): Observable<TradeSession> => live(session, session.tradeSession$);

/** What somebody should know beside orders and answers. Hot: what came before the subscription is gone. */
export const notices = <N>(session: Session<N>): Observable<Notice<N>> => live(session, session.notices$);
