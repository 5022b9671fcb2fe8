// A client with executions$ before a simulated server, in virtual time. The specs of executions and openTrades play on it.

import { simulatedTickTrader, type InMemoryOptions, type InMemoryTickTrader, type JournalEntry } from '../../../../lib/simulator/index.js';
import { virtualClock, type VirtualClock } from '../../../../lib/testing/virtual-clock.js';
import { tickTrader, type Execution, type ExecutionEvent, type TickTrader, type TickTraderOptions } from '../../../../lib/ticktrader/index.js';
import { watch, type Seen } from '../../../support/seen.js';
import { seeded } from './random-trading.js';

/** What a scenario has at hand. */
export interface Stage {
  readonly clock: VirtualClock;
  readonly sim: InMemoryTickTrader;
  readonly tt: TickTrader;
  readonly seen: Seen<ExecutionEvent>;
  /** Another client of the same server. */
  readonly another: (options?: Partial<TickTraderOptions>) => TickTrader;
}

const connected = (sim: InMemoryTickTrader, clock: VirtualClock, options: Partial<TickTraderOptions>): TickTrader =>
  tickTrader({ url: sim.url, credentials: sim.credentials, webSocket: sim.webSocket, scheduler: clock, random: seeded(7), ...options });

/** A stage where the client has caught up. Times of its options are in ms. */
export const stage = (
  server: InMemoryOptions = {},
  client: Partial<TickTraderOptions> | ((sim: InMemoryTickTrader, clock: VirtualClock) => Partial<TickTraderOptions>) = {},
): Stage => {
  const clock = virtualClock();
  const sim = simulatedTickTrader({ ticksPerSecond: 0, twoFactor: false, scheduler: clock, ...server });
  clock.advanceBy(1_000); // the account was there before
  const tt = connected(sim, clock, typeof client === 'function' ? client(sim, clock) : client);
  const seen = watch(tt.executions$);
  clock.advanceBy(100);
  return { clock, sim, tt, seen, another: (options = {}) => connected(sim, clock, options) };
};

export const isExecution = (event: ExecutionEvent): event is Execution => event.kind === 'execution';

/** The keys of all changes, in the order they were told. */
export const keysOf = (events: readonly ExecutionEvent[]): readonly string[] => events.filter(isExecution).map(({ key }) => key);

/** What was told, in short: a change by its key and source, a mark by its kind. */
export const inShort = (events: readonly ExecutionEvent[]): readonly string[] =>
  events.map((event) => (event.kind === 'execution' ? `${event.source} ${event.key}` : event.kind === 'gap' ? `gap ${event.reason}` : event.kind));

/** Subscribes for as long as `work` takes and gives what was told meanwhile. */
export const during = (seen: Seen<ExecutionEvent>, work: () => void): readonly ExecutionEvent[] => {
  const before = seen.values.length;
  work();
  return seen.values.slice(before);
};

/** The keys of what was executed, from the server's own journal; balance events have none there. An order that was refused was never open. */
export const executedKeys = (journal: readonly JournalEntry[]): readonly string[] => {
  const filled = new Map<string, number>();
  const refused = new Set(journal.filter(({ kind }) => kind === 'rejected').map(({ tradeId }) => tradeId));
  return journal.flatMap(({ kind, tradeId = '', type, amount = '0', remaining = '', time }) => {
    const chain = `${type === 'Position' ? 'P' : 'O'}/${tradeId}`;
    const before = filled.get(tradeId) ?? 0;
    // a split multiplies what was filled as it does the rest, and what takes an activated order's place has what that one had
    const isStated = kind === 'split' || kind === 'accepted';
    filled.set(tradeId, kind === 'filled' ? before + Number(amount) : isStated ? Number(amount) - Number(remaining) : before);
    if (kind === 'accepted' && refused.has(tradeId)) return [];
    if (kind === 'accepted' || kind === 'opened') return [`${chain}/open`];
    if (kind === 'filled') return [`O/${tradeId}/fill/${String(before + Number(amount))}`];
    if (kind === 'closed') return [`P/${tradeId}/close/${remaining}`];
    if (kind === 'modified') return [`${chain}/modified/${String(time)}`];
    if (kind === 'split') return [`S/${String(time)}/${tradeId}`];
    return kind === 'canceled' || kind === 'expired' || kind === 'activated' ? [`${chain}/${kind}`] : [];
  });
};
