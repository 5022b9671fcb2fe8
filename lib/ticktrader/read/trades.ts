// What is open: one read. client binds it.

import { map, type Observable } from 'rxjs';
import type { Id } from '../../base/ids.js';
import type { Trade } from '../model/index.js';
import { wireId } from '../params.js';
import type { Session } from '../session.js';
import { readOnce } from './read.js';

/** What is open: pending orders, and on Gross accounts positions; all of it, or the trade with this id. */
export const trades = <N>(session: Session<N>, id?: Id): Observable<readonly Trade<N>[]> =>
  readOnce(session, 'Trades', session.codecs.trades, id === undefined ? undefined : () => ({ Id: wireId('id', id) })).pipe(map(({ Trades }) => Trades));
