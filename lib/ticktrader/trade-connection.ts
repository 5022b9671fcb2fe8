// One connection to a trade socket, before any login: what `login()` and `twoFactor()` are piped onto. open-session opens one an epoch; users may by hand.

import { asyncScheduler, identity, throwError, timeout, type MonoTypeOperatorFunction, type Observable, type SchedulerLike } from 'rxjs';
import { ConnectionError } from '../base/errors.js';
import { idSequence } from '../base/ids.js';
import { silentProbe, type Probe } from '../base/probe.js';
import { openConnection, type ConnectionOptions } from '../session/connection.js';
import { alive, type Liveness } from '../session/liveness.js';
import { checkedAddress } from '../wire/address.js';
import { platformSocket } from '../wire/socket-constructor.js';
import { ask, protocol, type Body, type Connection, type Frame } from './envelope.js';
import type { TickTraderOptions } from './options.js';

/** Opens within so many milliseconds, or is a loss like any other. */
export const openWithin = (options: ConnectionOptions<Frame, Body>, milliseconds: number): Observable<Connection> =>
  openConnection(options).pipe(
    timeout({
      first: milliseconds,
      scheduler: options.scheduler,
      with: () => throwError(() => new ConnectionError(`The server did not open the connection within ${String(milliseconds)} ms.`)),
    }),
  );

/** By ping, which costs next to nothing; or by a request, which a server answers only once we are logged in, and counts. */
const BY_PING: Liveness = { idle: 5_000, grace: 4_000 };
const BY_REQUEST: Liveness = { idle: 20_000, grace: 4_000 };

/** Watches connections from the beginning, where the socket can ping. */
export const aliveByPing = (liveness: Partial<Liveness> | false, probe: Probe): MonoTypeOperatorFunction<Connection> =>
  liveness === false ? identity : alive({ policy: { ...BY_PING, ...liveness }, probe, asking: ({ pulse }) => pulse.ping });

/** Watches connections that are ready, where the socket cannot ping, as none can in a browser. */
export const aliveByRequest = (liveness: Partial<Liveness> | false, probe: Probe): MonoTypeOperatorFunction<Connection> => {
  if (liveness === false) return identity;
  const policy = { ...BY_REQUEST, ...liveness };
  return alive({
    policy,
    probe,
    asking: (connection) =>
      connection.pulse.ping === undefined
        ? () => {
            // an error is an answer too, and silence is found by the watch itself
            ask(connection, { name: 'SessionInfo', body: {} }, policy.grace).subscribe({ error: () => undefined });
          }
        : undefined,
  });
};

/** What a connection by hand is made with; see `TickTraderOptions`. */
export type TradeConnectionOptions = Pick<TickTraderOptions, 'url' | 'webSocket' | 'scheduler' | 'probe' | 'maxFrame' | 'requestTimeout' | 'liveness'>;

/**
 * Opens one connection on subscription and emits it: pipe it through `login(...)` and `twoFactor(...)`. Errors with a `ConnectionError` when it is lost;
 * unsubscribing closes it. It does not come back: `openSession` and `tickTrader` do. It is watched by ping only, where the socket can.
 */
export const openTradeConnection = (given: TradeConnectionOptions): Observable<Connection> => {
  const { requestTimeout = 10_000, maxFrame = 2 ** 26, probe = silentProbe, liveness = {} } = given;
  const scheduler: SchedulerLike = given.scheduler ?? asyncScheduler;
  const webSocket = given.webSocket ?? platformSocket({ maxFrame, handshakeTimeout: requestTimeout });
  const spoken = protocol({ maxFrame, keepText: false, probe });
  const options = { url: checkedAddress(given.url), webSocket, scheduler, probe, protocol: spoken, epoch: 1, nextId: idSequence() };
  return openWithin(options, requestTimeout).pipe(aliveByPing(liveness, probe));
};
