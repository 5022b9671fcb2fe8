// The positions of a Net account: one read. client binds it.

import { map, type Observable } from 'rxjs';
import type * as t from 'io-ts';
import type { Id } from '../../base/ids.js';
import { record } from '../../codec/record.js';
import { list } from '../../codec/values.js';
import { position, type Position } from '../model/index.js';
import { wireId } from '../params.js';
import type { Session } from '../session.js';
import { readOnce, type Params } from './read.js';

/** Which positions. */
export type PositionFilter = { readonly id: Id } | { readonly symbol: string };

const result = <N>(money: t.Type<N>) => record('Positions', { Positions: list(position(money)) }, {});

const paramsOf = (filter: PositionFilter): Params => ('id' in filter ? { Id: wireId('id', filter.id) } : { Symbol: filter.symbol });

/**
 * The positions of a Net account: all, the one with this id, or that of a symbol. On other accounts the server refuses with a `RequestError`.
 * It pushes no change of them: ask again after fills.
 */
export const positions = <N>(session: Session<N>, filter?: PositionFilter): Observable<readonly Position<N>[]> =>
  readOnce(session, 'Positions', session.codecs(result), filter === undefined ? undefined : () => paramsOf(filter)).pipe(map(({ Positions }) => Positions));
