// A TickTrader client from options and settings: over a socket, or to the simulator of this process. Every command of that back end begins here.

import { createHash } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import { defer, filter, identity, ignoreElements, merge, mergeMap, Observable, of, take, takeUntil, tap, throwError } from 'rxjs';
import { countingProbe } from '../../index.js';
import { tickTrader, type TickTrader, type TickTraderOptions } from '../../ticktrader/index.js';
import type { Desk } from '../desk.js';
import { alongside, during } from '../streams.js';
import { counted } from '../terminal/format.js';
import { numericOf, type Money, type Numbers } from './money.js';
import { oneTimePassword } from './one-time-password.js';
import { needed, settingsOf, type SettingsFiles } from './settings.js';
import { simulatedWorld, type SimulatedWorld } from './simulated.js';

/** What the user of a command chose. */
export interface ConnectOptions extends SettingsFiles, SimulatedWorld {
  readonly url?: string;
  readonly simulator?: boolean;
  /** Seconds a request may take. */
  readonly timeout: number;
  readonly numbers: Numbers;
}

/** A client that is ready. */
export interface Connected {
  readonly tt: TickTrader<Money>;
  /** The time, ms since 1970, in the world of the server. */
  readonly now: () => number;
}

/** Where a client connects, and as whom. */
export type Address = Pick<TickTraderOptions, 'url' | 'credentials' | 'appSessionId' | 'oneTimePassword' | 'scheduler' | 'webSocket'>;

const simulated = (options: ConnectOptions): Address => {
  const { server, scheduler } = simulatedWorld(options);
  const { url, credentials, webSocket } = server;
  return { url, credentials, webSocket, scheduler, oneTimePassword: () => of(server.oneTimePassword()) };
};

const real = (options: ConnectOptions, { env, keyboard }: Desk): Address => {
  const settings = settingsOf(env, options);
  const url = options.url ?? needed(settings, ['RXTT_URL']).RXTT_URL;
  const { RXTT_WEB_API_ID, RXTT_WEB_API_KEY, RXTT_WEB_API_SECRET } = needed(settings, ['RXTT_WEB_API_ID', 'RXTT_WEB_API_KEY', 'RXTT_WEB_API_SECRET']);
  return {
    url,
    credentials: { webApiId: RXTT_WEB_API_ID, webApiKey: RXTT_WEB_API_KEY, webApiSecret: RXTT_WEB_API_SECRET },
    appSessionId: appSessionId(),
    oneTimePassword: oneTimePassword(settings, keyboard),
  };
};

/**
 * One for each user of a machine, always the same: a server that remembers the second factor of a session for a while then asks for no new code at
 * every command.
 */
const appSessionId = (): string => `rxtt-${createHash('sha256').update(`${hostname()}/${userInfo().username}`).digest('hex').slice(0, 16)}`;

/** The options of a client for this server. Throws what is wrong with the settings. */
export const addressOf = (options: ConnectOptions, desk: Desk): Address => (options.simulator === true ? simulated(options) : real(options, desk));

/** Whoever types a command wants to hear at once that nobody is there; a connection lost later comes back by itself. */
const ready = (tt: TickTrader<Money>): Observable<void> =>
  merge(
    tt.connect(),
    tt.state$.pipe(
      filter((state) => state.status === 'waiting'),
      mergeMap(({ reason }) => throwError(() => reason)),
      takeUntil(tt.state$.pipe(filter(({ status }) => status === 'ready'))),
    ),
  ).pipe(take(1));

/** Tells of connections that are lost, and that are there again: whoever waits shall know what for. */
const losses = (tt: TickTrader<Money>, { screen }: Desk): Observable<never> =>
  defer(() => {
    let isLost = false;
    return tt.state$.pipe(
      tap((state) => {
        if (state.status === 'waiting' && !isLost) {
          isLost = true;
          screen.complain(`rxtt: the connection was lost, and is made again: ${state.reason.message}`);
        } else if (state.status === 'ready' && isLost) {
          isLost = false;
          screen.complain('rxtt: the connection is there again');
        }
      }),
      ignoreElements(),
    );
  });

/** Works with a client that is ready, and closes it when the work is done. Errors at once where there is no way in. `change` may alter how it connects. */
export const withTickTrader = <T>(
  options: ConnectOptions,
  desk: Desk,
  work: (connected: Connected) => Observable<T>,
  change: (address: Address) => Address = identity,
): Observable<T> =>
  defer(() => {
    const address = change(addressOf(options, desk));
    const probe = countingProbe();
    const client$ = new Observable<TickTrader<Money>>((subscriber) => {
      const tt = tickTrader({ ...address, requestTimeout: options.timeout * 1000, numeric: numericOf(options.numbers), probe });
      subscriber.next(tt);
      return () => {
        tt.close().subscribe();
        const { inexact = 0 } = probe.counts;
        if (inexact > 0)
          desk.screen.complain(`rxtt: ${counted(inexact, 'number')} had more digits than --numbers number keeps; --numbers exact keeps them all`);
      };
    });
    const now = (): number => address.scheduler?.now() ?? Date.now();
    return during(client$, (tt) => ready(tt).pipe(mergeMap(() => work({ tt, now }).pipe(alongside<T>(losses(tt, desk))))));
  });
