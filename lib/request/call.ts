// A read as a cold stream: one request a subscription. It waits for a ready session and asks again where the connection is lost, all within one deadline.

import { defer, filter, map, merge, of, retry, switchMap, take, throwError, type Observable } from 'rxjs';
import { ConnectionError, TimeoutError } from '../base/errors.js';
import type { Inbound, Outbound } from '../session/protocol.js';
import type { RequestContext } from './context.js';

const late = (name: string, milliseconds: number): TimeoutError =>
  new TimeoutError(`No answer to ${name} within ${String(milliseconds)} ms. Nothing was changed by asking; ask again, and look at state$.`);

/** Asks, and reads the answer with `read`, which throws what is none. Execution reports that bear the id are no answer. */
export const call = <F extends Inbound, Body, A>(context: RequestContext<F, Body>, request: Outbound<Body>, read: (answer: F) => A): Observable<A> =>
  defer(() => {
    const { core, deadlines, requestTimeout } = context;
    let lost = 0;
    core.connect();
    const ended$ = core.ready(Infinity); // never emits, errors once the session is over
    return defer(() => core.ready(lost)).pipe(
      switchMap((connection) =>
        merge(context.throttleOf(request.name).turn(), ended$).pipe(
          take(1),
          switchMap(() => {
            lost = connection.epoch; // if this one fails, only a later connection will do
            return connection.exchange(request);
          }),
        ),
      ),
      filter((frame) => frame.answers),
      take(1),
      // a session that is over ends with a ConnectionError too, and will not have another connection
      retry({ delay: (error: unknown) => (error instanceof ConnectionError && core.gate() !== 'closed' ? of(true) : throwError(() => error)) }),
      map(read),
      deadlines.within(requestTimeout, () => late(request.name, requestTimeout)),
    );
  });
