// One physical connection with its frames told apart: what login works on, and what every request is sent over. session/connect opens it.

import { defer, finalize, ignoreElements, merge, Observable, of, switchMap, tap, type SchedulerLike } from 'rxjs';
import { ConnectionError } from '../base/errors.js';
import type { Probe } from '../base/probe.js';
import { openSocket, type Socket, type SocketOptions } from '../wire/socket.js';
import { multiplex } from './multiplex.js';
import type { Inbound, Outbound, Protocol } from './protocol.js';

/** An open connection that can be asked. */
export interface Connection<F extends Inbound, Body> {
  /** Which connection of its session this is: 1, 2, 3, ... */
  readonly epoch: number;
  readonly scheduler: SchedulerLike;
  /** What nobody asked for, and execution reports. Hot. */
  readonly pushes$: Observable<F>;
  /**
   * Sends on subscription and gives every frame that bears the request's id; unsubscribing forgets the request. Errors with a `ConnectionError`:
   * `delivered: 'no'` where it could not leave, `'unknown'` where the connection was lost after.
   */
  readonly exchange: (request: Outbound<Body>) => Observable<F>;
  /** Emits when nobody waits for an answer. */
  readonly idle$: Observable<void>;
}

/** What a connection is made with. */
export interface ConnectionOptions<F extends Inbound, Body> extends SocketOptions {
  readonly epoch: number;
  readonly protocol: Protocol<F, Body>;
  readonly scheduler: SchedulerLike;
  readonly nextId: () => string;
  readonly probe: Probe;
}

/** Opens a connection on subscription, emits it, and errors when it is lost. Those who wait for answers hear of the loss after the session has. */
export const openConnection = <F extends Inbound, Body>(options: ConnectionOptions<F, Body>): Observable<Connection<F, Body>> =>
  defer(() => {
    const { protocol, probe, nextId, epoch, scheduler } = options;
    const { answers, deliver, fail, pushes$, idle$ } = multiplex<F>(probe);
    let end: unknown = new ConnectionError('The connection was given up while the request waited; whether the server took it is not known.', {
      delivered: 'unknown',
    });

    const exchange = ({ send, close }: Socket, request: Outbound<Body>): Observable<F> =>
      new Observable((asker) => {
        const id = request.id ?? nextId();
        answers(id).subscribe(asker);
        try {
          send(protocol.print(id, request));
          probe.count('frameOut');
        } catch (error) {
          asker.error(error); // first: the loss would tell everyone, also this one, that it may have been sent
          if (error instanceof ConnectionError) close();
        }
      });
    const receive = (text: string): void => {
      probe.count('frameIn');
      deliver(protocol.read(text));
    };

    return openSocket(options).pipe(
      switchMap((socket) =>
        merge(
          socket.text$.pipe(tap(receive), ignoreElements()),
          of<Connection<F, Body>>({ epoch, scheduler, pushes$, idle$, exchange: (request) => exchange(socket, request) }),
        ),
      ),
      tap({ error: (error: unknown) => (end = error) }),
      finalize(() => {
        fail(end);
      }),
    );
  });
