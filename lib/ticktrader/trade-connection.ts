// One connection to a trade socket, before any login: what `login()` and `twoFactor()` are piped onto. open-session opens one an epoch; users may by hand.

import { asyncScheduler, throwError, timeout, type Observable, type SchedulerLike } from 'rxjs';
import { ConnectionError } from '../base/errors.js';
import { idSequence } from '../base/ids.js';
import { silentProbe } from '../base/probe.js';
import { openConnection, type ConnectionOptions } from '../session/connection.js';
import { checkedAddress } from '../wire/address.js';
import { platformSocket } from '../wire/socket-constructor.js';
import { protocol, type Body, type Connection, type Frame } from './envelope.js';
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

/** What a connection by hand is made with; see `TickTraderOptions`. */
export type TradeConnectionOptions = Pick<TickTraderOptions, 'url' | 'webSocket' | 'scheduler' | 'probe' | 'maxFrame' | 'requestTimeout'>;

/**
 * Opens one connection on subscription and emits it: pipe it through `login(...)` and `twoFactor(...)`. Errors with a `ConnectionError` when it is lost;
 * unsubscribing closes it. It does not come back: `openSession` and `tickTrader` do.
 */
export const openTradeConnection = (given: TradeConnectionOptions): Observable<Connection> => {
  const { requestTimeout = 10_000, maxFrame = 2 ** 26, probe = silentProbe } = given;
  const scheduler: SchedulerLike = given.scheduler ?? asyncScheduler;
  const webSocket = given.webSocket ?? platformSocket({ maxFrame, handshakeTimeout: requestTimeout });
  const spoken = protocol({ maxFrame, keepText: false, probe });
  return openWithin({ url: checkedAddress(given.url), webSocket, scheduler, probe, protocol: spoken, epoch: 1, nextId: idSequence() }, requestTimeout);
};
