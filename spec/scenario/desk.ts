// A desk before a simulated server: a client that is logged in, in virtual time or over a real socket. The scenarios work at it.

import { firstValueFrom, Subject, takeUntil, timeout, toArray, type Observable, type Subscription } from 'rxjs';
import { simulatedTickTrader, startTickTraderSimulator, type SimulatedServer, type SimulatorOptions } from '../../lib/simulator/index.js';
import { virtualClock } from '../../lib/testing/virtual-clock.js';
import { tickTrader, type ExecutionReport, type Notice, type SessionState, type TickTrader, type TickTraderOptions } from '../../lib/ticktrader/index.js';
import { watch, type Seen } from '../support/seen.js';

/** What a scenario works with, whichever door it goes through. */
export interface Desk {
  readonly tt: TickTrader;
  readonly server: SimulatedServer;
  /** Runs a stream to its end and gives all it emitted; rejects with its error. */
  readonly all: <T>(stream$: Observable<T>) => Promise<readonly T[]>;
  /** Lets so many milliseconds of the server's time pass. */
  readonly pass: (milliseconds: number) => Promise<void>;
  readonly states: Seen<SessionState>;
  readonly reports: Seen<ExecutionReport>;
  readonly notices: Seen<Notice>;
  /** Closes the client and stops the server. */
  readonly leave: () => Promise<void>;
}

/** How a desk is set up. */
export interface DeskOptions {
  readonly server?: SimulatorOptions;
  readonly client?: Partial<TickTraderOptions>;
}

/** A door opens a desk. */
export type Door = (options?: DeskOptions) => Promise<Desk>;

/** No scenario waits longer for one thing, in ms. */
const PATIENCE = 15_000;

const seated = (server: SimulatedServer, tt: TickTrader): Pick<Desk, 'tt' | 'server' | 'states' | 'reports' | 'notices'> => ({
  tt,
  server,
  states: watch(tt.state$),
  reports: watch(tt.executionReports$),
  notices: watch(tt.notices$),
});

const clientOptions = (server: SimulatedServer, more: Partial<TickTraderOptions> = {}): TickTraderOptions => ({
  url: server.url,
  credentials: server.credentials,
  oneTimePassword: () => [server.oneTimePassword()],
  ...more,
});

/** A simulated server in memory, on a virtual clock. */
export const virtualDoor: Door = (options = {}) => {
  const clock = virtualClock();
  const server = simulatedTickTrader({ ticksPerSecond: 0, ...options.server, scheduler: clock });
  const tt = tickTrader(clientOptions(server, { scheduler: clock, webSocket: server.webSocket, ...options.client }));
  const pass = (milliseconds: number): Promise<void> => {
    clock.advanceBy(milliseconds);
    return Promise.resolve();
  };
  const all = <T>(stream$: Observable<T>): Promise<readonly T[]> => {
    const seen = watch(stream$);
    for (let waited = 0; waited < PATIENCE && !seen.completed && seen.error === undefined; waited += 5) clock.advanceBy(5);
    if (seen.completed) return Promise.resolve(seen.values);
    return Promise.reject(seen.error instanceof Error ? seen.error : new Error('It did not come to an end.', { cause: seen.error }));
  };
  const leave = async (): Promise<void> => {
    await all(tt.close());
    await pass(100);
    if (clock.waiting > 0) throw new Error(`${String(clock.waiting)} timers are left.`);
  };
  return Promise.resolve({ ...seated(server, tt), all, pass, leave });
};

/** A simulated server behind a real socket on this machine. */
export const socketDoor: Door = async (options = {}) => {
  let running: Subscription | undefined;
  const stop$ = new Subject<void>();
  const server = await new Promise<SimulatedServer>((resolve, reject) => {
    running = startTickTraderSimulator({ ticksPerSecond: 0, ...options.server })
      .pipe(takeUntil(stop$))
      .subscribe({ next: resolve, error: reject });
  });
  const tt = tickTrader(clientOptions(server, options.client));
  const all = <T>(stream$: Observable<T>): Promise<readonly T[]> => firstValueFrom(stream$.pipe(toArray(), timeout(PATIENCE)));
  const pass = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    });
  const leave = async (): Promise<void> => {
    await all(tt.close());
    stop$.next();
    running?.unsubscribe();
  };
  return { ...seated(server, tt), all, pass, leave };
};
