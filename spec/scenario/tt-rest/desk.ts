// A desk before a simulated TT server: a client of it, in virtual time or over real HTTP. The TT scenarios work at it.

import { setImmediate as turn } from 'node:timers/promises';
import { expect } from 'chai';
import { firstValueFrom, timeout, toArray, type Observable, type Subscription } from 'rxjs';
import {
  simulatedTtRest,
  startTtRestSimulator,
  type SimulatedTtServer,
  type TtJournalEntry,
  type TtRestSimulatorOptions,
} from '../../../lib/simulator/index.js';
import { randomOf } from '../../../lib/simulator/ticktrader/random.js';
import { virtualClock, type VirtualClock } from '../../../lib/testing/virtual-clock.js';
import { ttRest, type TtRest, type TtRestOptions } from '../../../lib/tt-rest/index.js';
import { watch } from '../../support/seen.js';

/** What a scenario works with, whichever door it goes through. */
export interface Desk {
  readonly tt: TtRest;
  readonly server: SimulatedTtServer;
  /** Runs a stream to its end and gives all it emitted; rejects with its error. */
  readonly all: <T>(stream$: Observable<T>) => Promise<readonly T[]>;
  /** Lets so many milliseconds pass, and whatever falls due in them. */
  readonly pass: (milliseconds: number) => Promise<void>;
  /** Calls of one operation, in order. */
  readonly calls: (operation: string) => readonly TtJournalEntry[];
  /** Stops the server. A client has nothing to close. */
  readonly leave: () => Promise<void>;
}

/** A desk whose time stands still unless it is told to pass. */
export interface VirtualDesk extends Desk {
  readonly clock: VirtualClock;
}

/** How a desk is set up. Neither side keeps a plan unless it is told to. */
export interface DeskOptions {
  readonly server?: TtRestSimulatorOptions;
  readonly client?: Partial<TtRestOptions>;
}

/** A door opens a desk. */
export type Door = (options?: DeskOptions) => Promise<Desk>;

/** No scenario waits longer for one stream, in ms of the desk's own time. */
const PATIENCE = 120_000;
const REAL_PATIENCE = 10_000;

const clientOf = ({ environment, apiSecret }: SimulatedTtServer, more: Partial<TtRestOptions> = {}): TtRest =>
  ttRest({ environment, apiSecret, appName: 'scenario', companyName: 'rxtt', plan: { perSecond: 1000, perDay: 1_000_000 }, ...more });

const callsOf =
  ({ journal }: SimulatedTtServer) =>
  (operation: string) =>
    journal.filter((entry) => entry.operation === operation);

/** A simulated server in memory, on a virtual clock. */
export const virtualDesk = (options: DeskOptions = {}): VirtualDesk => {
  const clock = virtualClock(Date.UTC(2026, 0, 5, 11));
  const server = simulatedTtRest({ plan: false, ...options.server, scheduler: clock });
  const tt = clientOf(server, { scheduler: clock, fetch: server.fetch, random: randomOf(1, 'client'), ...options.client });
  /** Its promises settle on the real event loop, so each millisecond gives that a turn. */
  const tick = async (): Promise<void> => {
    clock.advanceBy(1);
    await turn();
  };
  const pass = async (milliseconds: number): Promise<void> => {
    for (let passed = 0; passed < milliseconds; passed++) await tick();
  };
  const all = async <T>(stream$: Observable<T>): Promise<readonly T[]> => {
    const seen = watch(stream$);
    for (let passed = 0; passed < PATIENCE && !seen.completed && seen.error === undefined; passed++) await tick();
    if (seen.completed) return seen.values;
    seen.subscription.unsubscribe();
    throw seen.error instanceof Error ? seen.error : new Error('It did not come to an end.', { cause: seen.error });
  };
  /** Everything that was begun must be over: a timer that waits for nobody is a leak. */
  const leave = async (): Promise<void> => {
    await pass(5);
    expect(clock.waiting, 'timers left').to.equal(0);
  };
  return { tt, server, clock, all, pass, leave, calls: callsOf(server) };
};

/** The same as a door. */
export const virtualDoor: Door = (options) => Promise.resolve(virtualDesk(options));

/** A simulated server behind real HTTP on this machine. */
export const httpDoor: Door = async (options = {}) => {
  let running: Subscription | undefined;
  const server = await new Promise<SimulatedTtServer>((resolve, reject) => {
    running = startTtRestSimulator({ plan: false, ...options.server }).subscribe({ next: resolve, error: reject });
  });
  const pass = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    });
  const all = <T>(stream$: Observable<T>): Promise<readonly T[]> => firstValueFrom(stream$.pipe(toArray(), timeout(REAL_PATIENCE)));
  const leave = (): Promise<void> => {
    running?.unsubscribe();
    return Promise.resolve();
  };
  return { tt: clientOf(server, options.client), server, all, pass, leave, calls: callsOf(server) };
};

/** Both doors, by how they are told of in titles. */
export const doors: Readonly<Record<string, Door>> = { 'in virtual time': virtualDoor, 'over real HTTP': httpDoor };

/** The only value of a stream. */
export const only = async <T>({ all }: Desk, stream$: Observable<T>): Promise<T> => {
  const [value, ...more] = await all(stream$);
  if (value === undefined || more.length > 0) throw new Error('Not one value.');
  return value;
};

/** The error of a stream, which must be one of `Kind`. */
export const failure = async <E extends Error>({ all }: Desk, stream$: Observable<unknown>, Kind: abstract new (...parts: never[]) => E): Promise<E> => {
  try {
    await all(stream$);
  } catch (error) {
    if (error instanceof Kind) return error;
    throw error;
  }
  throw new Error(`It did not fail with ${Kind.name}.`);
};
