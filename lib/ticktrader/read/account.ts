// The account: one read. client binds it; the changes the server pushes are in streams/account.

import type { Observable } from 'rxjs';
import { account as model, type Account } from '../model/index.js';
import type { Session } from '../session.js';
import { readOnce } from './read.js';

/** The account: balance, equity, margin, limits. Money in `BalanceCurrency`. */
export const account = <N>(session: Session<N>): Observable<Account<N>> => readOnce(session, 'Account', session.codecs(model));
