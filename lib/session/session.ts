// The core of a session: one login kept alive over many connections. It knows no message; a domain's openSession makes one.

import {
  AsyncSubject,
  BehaviorSubject,
  filter,
  ignoreElements,
  merge,
  of,
  ReplaySubject,
  Subject,
  Subscription,
  switchMap,
  take,
  tap,
  type Observable,
} from 'rxjs';
import { ClosedError, type RxttError } from '../base/errors.js';
import { inTurn } from '../base/in-turn.js';
import type { Probe } from '../base/probe.js';
import { keepConnected, type ConnectOptions } from './connect.js';
import type { Connection } from './connection.js';
import type { Gate } from './gate.js';
import type { Inbound } from './protocol.js';
import type { SessionState } from './state.js';

/** What a session core is made with. */
export type SessionCoreOptions<F extends Inbound, Body> = Omit<ConnectOptions<F, Body>, 'announce' | 'handshake' | 'reconnect'> & {
  /** Made once the session can be told how the handshake gets on. */
  readonly handshake: (announce: (state: SessionState) => void) => ConnectOptions<F, Body>['handshake'];
  readonly reconnect: ReturnType<ConnectOptions<F, Body>['reconnect']>;
  readonly probe: Probe;
};

/** What requests and streams are built on. */
export interface SessionCore<F extends Inbound, Body> {
  /** Where it stands: the latest, then every change; completes once closed, never errors. */
  readonly state$: Observable<SessionState>;
  /** What nobody asked for, over all connections. Hot; completes after close(), errors when a failure is final. */
  readonly inbound$: Observable<F>;
  /** Starts connecting, once; later calls do nothing. */
  readonly connect: () => void;
  /** The next ready connection whose epoch is beyond `epoch`, now or when there is one. Errors once there will be none. */
  readonly ready: (epoch?: number) => Observable<Connection<F, Body>>;
  /** The ready connection of this instant, for commands. */
  readonly gate: () => Gate<F, Body>;
  /** Lets nobody in any more, waits for those who are in, closes. Acts when called; the stream tells when it is done. */
  readonly close: () => Observable<void>;
}

const CLOSED = 'closed by its user';

/** A session that stands idle until `connect`. */
export const sessionCore = <F extends Inbound, Body>(options: SessionCoreOptions<F, Body>): SessionCore<F, Body> => {
  const state$ = new ReplaySubject<SessionState>(1);
  const inbound$ = new Subject<F>();
  const connection$ = new BehaviorSubject<Connection<F, Body> | undefined>(undefined);
  const done$ = new AsyncSubject<void>();
  const life = new Subscription();
  let phase: 'idle' | 'running' | 'closing' | 'closed' = 'idle';
  let usable: Connection<F, Body> | undefined;

  const tell = inTurn<SessionState>((state) => {
    state$.next(state);
    if (state.status === 'closed') state$.complete();
  });
  const lose = (): void => {
    if (usable === undefined) return;
    options.probe.count('lost');
    usable = undefined;
    connection$.next(undefined);
  };
  const announce = (state: SessionState): void => {
    lose();
    tell(state);
  };
  const beReady = (connection: Connection<F, Body>): void => {
    options.probe.count('connect');
    usable = connection;
    tell({ status: 'ready', epoch: connection.epoch });
    // what those who were told did may have cost the connection already; otherwise the waiting reads go out now
    if (usable === connection) connection$.next(connection);
  };
  const finish = (error?: RxttError): void => {
    if (phase === 'closed') return;
    const final = phase === 'closing' ? undefined : error;
    if (final !== undefined) lose();
    usable = undefined;
    phase = 'closed';
    tell(final === undefined ? { status: 'closed', reason: CLOSED } : { status: 'closed', reason: final.message, error: final });
    // who waited for a connection was told by close already
    if (final === undefined) inbound$.complete();
    else {
      connection$.error(final);
      inbound$.error(final);
    }
    life.unsubscribe();
    done$.next();
    done$.complete();
  };

  /** Hands the pushes of a connection on, and emits nothing itself. */
  const collected = ({ pushes$ }: Connection<F, Body>): Observable<never> =>
    pushes$.pipe(
      tap((frame) => {
        inbound$.next(frame);
      }),
      ignoreElements(),
    );
  const connect = (): void => {
    if (phase !== 'idle') return;
    phase = 'running';
    life.add(
      keepConnected({
        ...options,
        announce,
        open: (epoch) => options.open(epoch).pipe(switchMap((connection) => merge(collected(connection), of(connection)))),
        handshake: options.handshake(announce),
        reconnect: () => phase === 'running' && options.reconnect,
      }).subscribe({
        next: beReady,
        error: finish,
      }),
    );
  };

  const close = (): Observable<void> => {
    if (phase === 'idle' || phase === 'running') {
      const last = usable;
      phase = 'closing';
      connection$.error(new ClosedError('The client is closed; nothing was sent.'));
      const idle$ = last?.idle$ ?? of(undefined);
      life.add(idle$.pipe(take(1)).subscribe({ complete: finish, error: finish }));
    }
    return done$.asObservable();
  };

  tell({ status: 'idle' });
  return {
    state$: state$.asObservable(),
    inbound$: inbound$.asObservable(),
    connect,
    close,
    ready: (epoch = 0) =>
      connection$.pipe(
        filter((connection): connection is Connection<F, Body> => connection !== undefined && connection.epoch > epoch),
        take(1),
      ),
    gate: () => (phase === 'closing' || phase === 'closed' ? 'closed' : (usable ?? 'notReady')),
  };
};
