// A client before a simulated server in virtual time, and the orders that the specs of resolving place there.

import { simulatedTickTrader, type InMemoryTickTrader, type SimulatorOptions } from '../../../lib/simulator/index.js';
import { virtualClock, type VirtualClock } from '../../../lib/testing/virtual-clock.js';
import { tickTrader, type OrderOutcome, type TickTrader, type TickTraderOptions } from '../../../lib/ticktrader/index.js';
import { watch, type Seen } from '../../support/seen.js';

/** Far below the market: it waits. */
export const limit = { Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000, Price: 1 } as const;
export const market = { Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000 } as const;

/** A client, its server, and their clock. */
export interface Simulated {
  readonly clock: VirtualClock;
  readonly sim: InMemoryTickTrader;
  readonly tt: TickTrader;
  /** How often requests of this name have come to the server. */
  readonly asked: (request: string) => number;
}

/** What may differ. */
export interface SimulatedOptions {
  readonly server?: SimulatorOptions;
  readonly client?: Partial<TickTraderOptions>;
  readonly clock?: VirtualClock;
  readonly sim?: InMemoryTickTrader;
}

/** A client that is ready. Everything travels 1 ms each way. */
export const simulated = ({
  server,
  client,
  clock = virtualClock(),
  sim = simulatedTickTrader({ scheduler: clock, ticksPerSecond: 0, twoFactor: false, ...server }),
}: SimulatedOptions = {}): Simulated => {
  const counts = new Map<string, number>();
  sim.exchange.answer('*', ({ Request }) => {
    counts.set(Request, (counts.get(Request) ?? 0) + 1);
    return undefined;
  });
  const tt = tickTrader({ url: sim.url, credentials: sim.credentials, webSocket: sim.webSocket, scheduler: clock, ...client });
  tt.connect().subscribe();
  clock.advanceBy(100);
  return { clock, sim, tt, asked: (request) => counts.get(request) ?? 0 };
};

/** What is accepted by itself, as its number. */
export const placed = ({ clock, tt }: Simulated, order: Parameters<TickTrader['createOrder']>[0] = limit): string => {
  const outcome = watch(tt.createOrder(order));
  clock.advanceBy(100);
  if (outcome.last.status !== 'accepted') throw new Error(`It is ${outcome.last.status}.`);
  return outcome.last.tradeId;
};

/** The statuses a command went through. */
export const course = ({ values, completed }: Seen<OrderOutcome>): string => [...values.map(({ status }) => status), ...(completed ? ['|'] : [])].join(' ');
