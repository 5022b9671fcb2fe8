// A request that changes the world: it leaves at once over a ready session or not at all, and at most once. orders judge what comes back.

import { catchError, defer, Observable, of, switchMap, tap, type SchedulerLike } from 'rxjs';
import { after, ageOf } from '../base/clock.js';
import type { NotSentReason } from '../base/outcome.js';
import { InvalidRequestError, RxttError, TimeoutError } from '../base/errors.js';
import type { Connection } from '../session/connection.js';
import { isOpen } from '../session/gate.js';
import type { Inbound, Outbound } from '../session/protocol.js';
import { answered } from './answered.js';
import type { RequestContext } from './context.js';

/** How the exchange about a command ended: it never left, the server answered, or it left and no answer will come (deadline passed, connection lost). */
export type CommandEnd<F> =
  | { readonly kind: 'notSent'; readonly reason: NotSentReason }
  | { readonly kind: 'answer'; readonly frame: F }
  | { readonly kind: 'silence'; readonly why: RxttError };

/** What keeps a command from leaving, beside a gate that is closed and a throttle without room. */
export interface Precautions {
  /** How old it may be when it leaves, in ms from its subscription. */
  readonly validFor: number;
  /** Bytes that may wait in the socket before it. */
  readonly maxBuffered: number;
  /** A clock that is never set, in ms: ages are measured with it, and with the scheduler's, which goes on while the machine sleeps. */
  readonly tick: () => number;
  /** Writes it down before it leaves: emits once that is done. An error, or an end without a value, keeps it from leaving. */
  readonly writeDown?: () => Observable<unknown>;
}

const notSent = (reason: NotSentReason): Observable<CommandEnd<never>> => of({ kind: 'notSent', reason });

const late = (name: string, milliseconds: number): TimeoutError =>
  new TimeoutError(`No answer to ${name} within ${String(milliseconds)} ms; the server may have carried it out. Do not send it again before you know.`);

/** The connection it may use now, or why there is none. */
const passage = <F extends Inbound, Body>({ core }: RequestContext<F, Body>, { maxBuffered }: Precautions): Connection<F, Body> | NotSentReason => {
  const gate = core.gate();
  return isOpen(gate) && gate.buffered() > maxBuffered ? 'congested' : gate;
};

/** Hands it over and waits for how that ends. */
const send = <F extends Inbound, Body>(
  { deadlines, requestTimeout }: RequestContext<F, Body>,
  request: Outbound<Body>,
  connection: Connection<F, Body>,
): Observable<CommandEnd<F>> =>
  connection.exchange(request).pipe(
    answered((frame): CommandEnd<F> => ({ kind: 'answer', frame })),
    deadlines.within(requestTimeout, () => late(request.name, requestTimeout)),
    catchError((error: unknown) => {
      if (!(error instanceof RxttError) || error instanceof InvalidRequestError) throw error;
      return error.delivered === 'no' ? notSent('notReady') : of<CommandEnd<F>>({ kind: 'silence', why: error });
    }),
  );

/** Emits once: true when it is written down, and also after `milliseconds`, since its age then says that it is stale; false where it cannot be written down. */
const written = (writeDown: () => Observable<unknown>, milliseconds: number, scheduler: SchedulerLike): Observable<boolean> =>
  new Observable((subscriber) => {
    const tell = (kept: boolean): void => {
      subscriber.next(kept);
      subscriber.complete();
    };
    const fail = (): void => {
      tell(false);
    };
    const keep = (): void => {
      tell(true);
    };
    subscriber.add(defer(writeDown).subscribe({ next: keep, error: fail, complete: fail }));
    // a journal that is done at once costs no timer
    if (!subscriber.closed)
      subscriber.add(
        after(milliseconds + 1, scheduler)
          .pipe(tap(keep))
          .subscribe(),
      );
  });

/** Sends on subscription, once, and emits how that ended. Errors only where the request cannot be printed. */
export const command = <F extends Inbound, Body>(
  context: RequestContext<F, Body>,
  request: Outbound<Body>,
  precautions: Precautions,
): Observable<CommandEnd<F>> =>
  defer((): Observable<CommandEnd<F>> => {
    const { validFor, tick, writeDown } = precautions;
    const age = ageOf(context.scheduler, tick);
    const way = passage(context, precautions);
    if (typeof way === 'string') return notSent(way);
    if (!context.throttleOf(request.name).take()) return notSent('throttled');
    if (writeDown === undefined) return send(context, request, way);

    const leave = (): Observable<CommandEnd<F>> => {
      if (age() > validFor) return notSent('stale');
      const still = passage(context, precautions); // writing may have taken its time
      return typeof still === 'string' ? notSent(still) : send(context, request, still);
    };
    return written(writeDown, validFor, context.scheduler).pipe(switchMap((kept) => (kept ? leave() : notSent('journal'))));
  });
