// How every read of the domain asks: parameters, one request, one answer, decoded. The files beside it are one read each.

import { defer, type Observable } from 'rxjs';
import type * as t from 'io-ts';
import { decode } from '../../codec/decode.js';
import type { Printable } from '../../codec/json.js';
import { call } from '../../request/call.js';
import { resultOf } from '../envelope.js';
import type { Session } from '../session.js';

/** The members of `Params`; those that are undefined are not sent. */
export type Params = Readonly<Record<string, Printable>>;

const bodyOf = (params: Params | undefined): Readonly<Record<string, Printable>> => (params === undefined ? {} : { Params: params });

/** One request a subscription. `params` is worked out then; what it throws fails the stream, and nothing is sent. */
export const readOnce = <N, A>(session: Session<N>, name: string, codec: t.Type<A, unknown>, params?: () => Params, names?: readonly string[]): Observable<A> =>
  defer(() => call(session, { name, body: bodyOf(params?.()) }, (frame) => decode(codec, resultOf(name, frame, names), `${name}.Result`)));
