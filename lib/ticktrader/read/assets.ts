// What a Cash account holds: one read. client binds it.

import { map, type Observable } from 'rxjs';
import type * as t from 'io-ts';
import { record } from '../../codec/record.js';
import { list } from '../../codec/values.js';
import { asset, type Asset } from '../model/index.js';
import type { Session } from '../session.js';
import { readOnce } from './read.js';

const result = <N>(money: t.Type<N>) => record('Assets', { Assets: list(asset(money)) }, {});

/** What a Cash account holds, of all currencies or of one. On other accounts the server refuses with a `RequestError`. */
export const assets = <N>(session: Session<N>, currency?: string): Observable<readonly Asset<N>[]> =>
  readOnce(session, 'Assets', session.codecs(result), currency === undefined ? undefined : () => ({ Currency: currency })).pipe(map(({ Assets }) => Assets));
