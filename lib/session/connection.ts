// One physical connection with its frames told apart: what login works on, and what every request is sent over. session/connect opens it.

import { ignoreElements, merge, Observable, of, switchMap, tap, type SchedulerLike } from 'rxjs';
import { ConnectionError } from '../base/errors.js';
import type { Probe, RequestEnd } from '../base/probe.js';
import { watchRequest } from '../base/watch-request.js';
import { openSocket, type Socket, type SocketOptions } from '../wire/socket.js';
import { multiplex } from './multiplex.js';
import type { Inbound, Outbound, Protocol } from './protocol.js';

/** What tells whether the other side is still there; see `alive`. */
export type Pulse = Pick<Socket, 'heard' | 'ping' | 'cut'>;

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
  /** Bytes handed to the socket that have not left yet. */
  readonly buffered: () => number;
  readonly pulse: Pulse;
}

/** What a connection is made with. */
export interface ConnectionOptions<F extends Inbound, Body> extends SocketOptions {
  readonly epoch: number;
  readonly protocol: Protocol<F, Body>;
  readonly scheduler: SchedulerLike;
  readonly nextId: () => string;
  readonly probe: Probe;
}

/** Whether it changes the world: reads get an id each time they are asked, a command brings its own. */
const isCommand = ({ id }: Outbound<unknown>): boolean => id !== undefined;

/** How a frame ends its request, where it does: reports do not. */
const endOf = ({ answers, refused }: Inbound): RequestEnd | undefined => (answers ? (refused === true ? 'refused' : 'answered') : undefined);

const GIVEN_UP = 'The connection was given up while the request waited; whether the server took it is not known.';

/**
 * Opens a connection on subscription, emits it, and errors when it is lost. Those who wait for answers hear of the loss after the session has.
 * Unsubscribing closes it in good order, but cuts it off where a command was never answered: what has not left yet must not leave any more.
 */
export const openConnection = <F extends Inbound, Body>(options: ConnectionOptions<F, Body>): Observable<Connection<F, Body>> =>
  new Observable((subscriber) => {
    const { protocol, probe, nextId, epoch, scheduler } = options;
    const { answers, deliver, fail, pushes$, idle$ } = multiplex<F>(probe);
    /** Commands that left and were not answered, those included for which nobody waits any more. */
    const unanswered = new Set<string>();
    let open: Socket | undefined;
    let end: unknown;

    const exchange = ({ send, close }: Socket, request: Outbound<Body>): Observable<F> =>
      new Observable((asker) => {
        const id = request.id ?? nextId();
        answers(id).subscribe(asker);
        if (isCommand(request)) unanswered.add(id); // before: the answer may come from inside the sending
        try {
          send(protocol.print(id, request));
          probe.count('frameOut');
        } catch (error) {
          unanswered.delete(id);
          asker.error(error); // first: the loss would tell everyone, also this one, that it may have been sent
          if (error instanceof ConnectionError) close();
        }
      });
    const receive = (text: string): void => {
      probe.count('frameIn');
      const frame = protocol.read(text);
      if (unanswered.size > 0 && frame.answers && frame.id !== undefined) unanswered.delete(frame.id);
      deliver(frame);
    };
    const opened = (socket: Socket): Observable<Connection<F, Body>> => {
      open = socket;
      return merge(
        socket.text$.pipe(tap(receive), ignoreElements()),
        of<Connection<F, Body>>({
          epoch,
          scheduler,
          pushes$,
          idle$,
          buffered: socket.buffered,
          pulse: socket,
          exchange: (request) => exchange(socket, request).pipe(watchRequest<F>(probe, request.name, endOf)),
        }),
      );
    };

    // before the socket's own end, which asks politely
    subscriber.add(() => {
      if (end === undefined && unanswered.size > 0) open?.cut(GIVEN_UP);
      end ??= new ConnectionError(GIVEN_UP, { delivered: 'unknown' });
    });
    subscriber.add(
      openSocket(options)
        .pipe(switchMap(opened), tap({ error: (error: unknown) => (end = error) }))
        .subscribe(subscriber),
    );
    subscriber.add(() => {
      fail(end);
    });
  });
