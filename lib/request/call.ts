// A read as a cold stream: one request a subscription. It waits for a ready session and asks again where the connection is lost, all within one deadline.

import { catchError, defer, merge, of, retry, switchMap, take, throwError, type Observable } from 'rxjs';
import { ConnectionError, TimeoutError } from '../base/errors.js';
import type { Connection } from '../session/connection.js';
import { isOpen } from '../session/gate.js';
import type { Inbound, Outbound } from '../session/protocol.js';
import { answered } from './answered.js';
import type { RequestContext } from './context.js';

const late = (name: string, milliseconds: number): TimeoutError =>
  new TimeoutError(`No answer to ${name} within ${String(milliseconds)} ms. Nothing was changed by asking; ask again, and look at state$.`);

/** Whether this is a loss that another connection can make good. A session that is over ends with such an error too, and will have none. */
const isLoss = <F extends Inbound, Body>(context: RequestContext<F, Body>, error: unknown): boolean =>
  error instanceof ConnectionError && context.core.gate() !== 'closed';

/** Waits for a ready session beyond the connection that was `lost`, waits for its turn, asks, and does so again where that connection is lost as well. */
const patiently = <F extends Inbound, Body>(context: RequestContext<F, Body>, request: Outbound<Body>, lost: number): Observable<F> => {
  const { core, throttleOf } = context;
  const ended$ = core.ready(Infinity); // never emits, errors once the session is over
  let gone = lost;
  return defer(() => core.ready(gone)).pipe(
    switchMap((connection) =>
      merge(throttleOf(request.name).turn(), ended$).pipe(
        take(1),
        switchMap(() => {
          gone = connection.epoch; // if this one fails, only a later connection will do
          return connection.exchange(request);
        }),
      ),
    ),
    retry({ delay: (error: unknown) => (isLoss(context, error) ? of(true) : throwError(() => error)) }),
  );
};

/** Over the connection of this instant, as nearly every read goes out; only where that is lost it takes the patient way. */
const atOnce = <F extends Inbound, Body>(context: RequestContext<F, Body>, request: Outbound<Body>, connection: Connection<F, Body>): Observable<F> =>
  connection
    .exchange(request)
    .pipe(catchError((error: unknown) => (isLoss(context, error) ? patiently(context, request, connection.epoch) : throwError(() => error))));

/** Asks, and reads the answer with `read`, which throws what is none. Execution reports that bear the id are no answer. */
export const call = <F extends Inbound, Body, A>(context: RequestContext<F, Body>, request: Outbound<Body>, read: (answer: F) => A): Observable<A> =>
  defer(() => {
    const { core, deadlines, requestTimeout, throttleOf } = context;
    core.connect();
    const gate = core.gate();
    const frames$ = isOpen(gate) && throttleOf(request.name).takeTurn() ? atOnce(context, request, gate) : patiently(context, request, 0);
    return frames$.pipe(
      answered(read),
      deadlines.within(requestTimeout, () => late(request.name, requestTimeout)),
    );
  });
