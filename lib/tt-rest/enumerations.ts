// The tables of names, asked for once a session and kept. services/ledger and services/pds hand them out, names looks up in them.

import { map, type Observable } from 'rxjs';
import type * as t from 'io-ts';
import { decode } from '../codec/decode.js';
import { memberOf } from './answer.js';
import type { Endpoint } from './endpoint.js';
import { answerOf } from './read.js';
import type { TtCore } from './session.js';

/** The tables of an endpoint, from the first answer on without asking again. A failure is not kept. */
export const tablesOf = <A>(core: TtCore, endpoint: Endpoint, codec: t.Type<A>): Observable<A> =>
  core.once(endpoint.name, () =>
    answerOf(core, endpoint, {}).pipe(
      map((answer) => decode(codec, endpoint.key === undefined ? answer : memberOf(endpoint.name, answer, endpoint.key), endpoint.name)),
    ),
  );
