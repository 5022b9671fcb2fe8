// What is open: one read. client binds it.

import { map, type Observable } from 'rxjs';
import type * as t from 'io-ts';
import type { Id } from '../../base/ids.js';
import { record } from '../../codec/record.js';
import { list } from '../../codec/values.js';
import { trade, type Trade } from '../model/index.js';
import { wireId } from '../params.js';
import type { Session } from '../session.js';
import { readOnce } from './read.js';

/** The result of a Trades request. */
export const tradesResult = <N>(money: t.Type<N>) => record('Trades', { Trades: list(trade(money)) }, {});

/** What is open: pending orders, and on Gross accounts positions; all of it, or the trade with this id. */
export const trades = <N>(session: Session<N>, id?: Id): Observable<readonly Trade<N>[]> =>
  readOnce(session, 'Trades', session.codecs(tradesResult), id === undefined ? undefined : () => ({ Id: wireId('id', id) })).pipe(map(({ Trades }) => Trades));
