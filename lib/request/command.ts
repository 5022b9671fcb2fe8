// A request that changes the world: it leaves at once over a ready session or not at all, and at most once. orders judge what comes back.

import { catchError, defer, of, type Observable } from 'rxjs';
import type { NotSentReason } from '../base/outcome.js';
import { InvalidRequestError, RxttError, TimeoutError } from '../base/errors.js';
import { isOpen } from '../session/gate.js';
import type { Inbound, Outbound } from '../session/protocol.js';
import { answered } from './answered.js';
import type { RequestContext } from './context.js';

/** How the exchange about a command ended: it never left, the server answered, or it left and no answer will come (deadline passed, connection lost). */
export type CommandEnd<F> =
  | { readonly kind: 'notSent'; readonly reason: NotSentReason }
  | { readonly kind: 'answer'; readonly frame: F }
  | { readonly kind: 'silence'; readonly why: RxttError };

const notSent = (reason: NotSentReason): Observable<CommandEnd<never>> => of({ kind: 'notSent', reason });

const late = (name: string, milliseconds: number): TimeoutError =>
  new TimeoutError(`No answer to ${name} within ${String(milliseconds)} ms; the server may have carried it out. Do not send it again before you know.`);

/** Sends on subscription, once, and emits how that ended. Errors only where the request cannot be printed. */
export const command = <F extends Inbound, Body>(context: RequestContext<F, Body>, request: Outbound<Body>): Observable<CommandEnd<F>> =>
  defer((): Observable<CommandEnd<F>> => {
    const gate = context.core.gate();
    if (!isOpen(gate)) return notSent(gate);
    if (!context.throttleOf(request.name).take()) return notSent('throttled');
    return gate.exchange(request).pipe(
      answered((frame): CommandEnd<F> => ({ kind: 'answer', frame })),
      context.deadlines.within(context.requestTimeout, () => late(request.name, context.requestTimeout)),
      catchError((error: unknown) => {
        if (!(error instanceof RxttError) || error instanceof InvalidRequestError) throw error;
        return error.delivered === 'no' ? notSent('notReady') : of<CommandEnd<F>>({ kind: 'silence', why: error });
      }),
    );
  });
