// The end: first nobody new comes in, then what is under way is finished, then everything is let go. service drains by it, main listens to the signals.

import type { Server } from 'node:http';
import { catchError, defer, EMPTY, fromEvent, ignoreElements, merge, take, takeUntil, tap, timer, type Observable } from 'rxjs';
import type { Logger } from 'rxtt/logger';

/** Emits once when somebody wants the process to end. A second signal ends it at once. */
export const stopSignal$: Observable<unknown> = merge(fromEvent(process, 'SIGTERM'), fromEvent(process, 'SIGINT')).pipe(take(1));

/** What can be closed. */
interface Closable {
  readonly close: () => Observable<unknown>;
}

const IDLE_EVERY = 25;

/** Completes once all responses are over and all connections closed. */
const closed = (server: Server): Observable<unknown> =>
  defer(() => {
    server.close();
    // a connection that was busy when the server was closed would stay open for another request
    return timer(0, IDLE_EVERY).pipe(
      tap(() => {
        server.closeIdleConnections();
      }),
      takeUntil(fromEvent(server, 'close')),
    );
  });

const closedClient = (client: Closable): Observable<unknown> => client.close().pipe(catchError(() => EMPTY));

/**
 * Stops accepting; closes the clients, which answers every command and ends every stream, and so every response. Completes when all is quiet, or after
 * `within` ms: what is in doubt then stays in the journal for the next run.
 */
export const drained = (server: Server, clients: readonly Closable[], within: number, logger: Logger): Observable<never> => {
  const late$ = timer(within).pipe(
    tap(() => {
      logger.warn({ within }, 'not all could be finished in time');
      server.closeAllConnections();
    }),
  );
  return defer(() => merge(closed(server), ...clients.map(closedClient))).pipe(ignoreElements(), takeUntil(late$));
};
