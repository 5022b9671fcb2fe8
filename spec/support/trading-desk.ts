// A desk in virtual time: a client before a simulated server, all that is said and sent written down, and judged by the laws of the chaos runs.
// The named scenarios of the failure catalogue are played at it.

import { expect } from 'chai';
import type { Observable } from 'rxjs';
import type { WebSocketConstructor, WebSocketLike } from '../../lib/base/web-socket.js';
import { simulatedTickTrader, type FaultScript, type InMemoryOptions, type InMemoryTickTrader } from '../../lib/simulator/index.js';
import { randomOf } from '../../lib/simulator/ticktrader/random.js';
import {
  tickTrader,
  type ExecutionEvent,
  type NewOrder,
  type Notice,
  type OrderOutcome,
  type SessionState,
  type TickTrader,
  type TickTraderOptions,
} from '../../lib/ticktrader/index.js';
import type { Deed } from '../../lib/ticktrader/orders/verdict.js';
import { callOf, type Call } from '../chaos/call.js';
import type { Evidence } from '../chaos/evidence.js';
import { judge } from '../chaos/laws/laws.js';
import { transmissionsOf } from '../chaos/transmissions.js';
import { truthOf } from '../chaos/truth.js';
import { watch, type Seen } from './seen.js';
import { steppedClock, type SteppedClock } from './stepped-clock.js';

/** Far below the market: it waits. */
export const waits = { Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000, Price: 1 } as const;
/** Filled at once. */
export const fills = { Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000 } as const;

/** A frame the client handed over. */
export interface SentFrame {
  readonly Id: string;
  readonly Request: string;
  readonly Params?: Readonly<Record<string, unknown>>;
  /** ms, the server's clock. */
  readonly at: number;
}

/** What a scenario is played with. */
export interface TradingDesk {
  /** The client's clock. The server's follows it, but for what is set on the wall. */
  readonly clock: SteppedClock;
  readonly sim: InMemoryTickTrader;
  readonly tt: TickTrader;
  readonly states: Seen<SessionState>;
  readonly events: Seen<ExecutionEvent>;
  readonly notices: Seen<Notice>;
  readonly late: Seen<OrderOutcome>;
  /** Every socket the client made. */
  readonly sockets: readonly WebSocketLike[];
  /** The frames of this name that the client sent. */
  readonly sent: (request: string) => readonly SentFrame[];
  /** Calls for something, listens to the end, and has it judged. */
  readonly order: (order: NewOrder) => Call<number>;
  readonly call: (deed: Deed, outcomes$: Observable<OrderOutcome>, tradeId?: string) => Call<number>;
  /** Lets a fault script begin now. */
  readonly faults: (script: FaultScript) => () => void;
  /** What the laws are held against. */
  readonly evidence: Evidence<number>;
}

/** How a desk is set up. */
export interface TradingDeskOptions {
  readonly server?: InMemoryOptions;
  readonly client?: Partial<TickTraderOptions>;
  /** How far the client's clock on the wall is from the server's, in ms. */
  readonly skew?: number;
}

const CLOSED = 3;
const START = Date.UTC(2026, 0, 5, 9);

/** `Socket`, with every frame that is sent told to `note`, and every one that was made kept in `sockets`. */
const tapped = (Socket: WebSocketConstructor, sockets: WebSocketLike[], note: (frame: string) => void): WebSocketConstructor =>
  class extends Socket {
    constructor(url: string) {
      super(url);
      sockets.push(this);
    }

    override send(text: string): void {
      note(text);
      super.send(text);
    }
  };

/** A clock like this one that nobody sets. */
const unset = (clock: SteppedClock): SteppedClock => Object.create(clock, { now: { value: clock.steady } }) as SteppedClock; // all else is the clock's

const heardOf = (
  streams: Pick<TradingDesk, 'states' | 'events' | 'late'>,
  open: Seen<{ readonly all: NonNullable<Evidence<number>['heard']['openTrades']> }>,
) => ({
  executions: streams.events.values,
  late: streams.late.values,
  get openTrades() {
    return open.values.at(-1)?.all;
  },
  get failures() {
    return [streams.states, streams.events, streams.late, open].flatMap(({ error }: Seen<unknown>) =>
      error === undefined ? [] : [error instanceof Error ? error.message : 'It failed.'],
    );
  },
});

/** A desk whose client is about to connect; nothing has happened yet. */
export const tradingDesk = ({ server, client, skew = 0 }: TradingDeskOptions = {}): TradingDesk => {
  const clock = steppedClock(START);
  clock.set(skew);
  const sim = simulatedTickTrader({ ticksPerSecond: 0, twoFactor: false, ...server, scheduler: unset(clock) });
  clock.advanceBy(1_000); // the account was there before
  const truth = truthOf(sim);
  const transmissions = transmissionsOf(clock.steady);
  const frames: SentFrame[] = [];
  const sockets: WebSocketLike[] = [];
  const tt = tickTrader({
    url: sim.url,
    credentials: sim.credentials,
    webSocket: tapped(sim.webSocket, sockets, (text) => {
      frames.push({ ...(JSON.parse(text) as Omit<SentFrame, 'at'>), at: clock.steady() });
      transmissions.note(text);
    }),
    scheduler: clock,
    random: randomOf(1, 'client'),
    ...client,
  });
  const states = watch(tt.state$);
  const [events, late, notices, open] = [watch(tt.executions$), watch(tt.lateOutcomes$), watch(tt.notices$), watch(tt.openTrades$)];
  const calls: Call<number>[] = [];
  const call: TradingDesk['call'] = (deed, outcomes$, tradeId) => {
    const made = callOf({ deed, what: deed, outcomes$, now: clock.steady, onSaid: () => undefined, ...(tradeId !== undefined && { tradeId }) });
    calls.push(made);
    return made;
  };
  let marks = 0;
  return {
    ...{ clock, sim, tt, states, events, notices, late, call, sockets },
    sent: (request) => frames.filter(({ Request }) => Request === request),
    order: (order) => call('create', tt.createOrder({ Comment: `#${String(++marks)}`, ...order })),
    faults: (script) => sim.exchange.faults(script),
    evidence: {
      ...{ server: sim, truth, calls, transmissions },
      heard: heardOf({ states, events, late }, open),
      isGross: server?.accountingType === undefined || server.accountingType === 'Gross',
      print: String,
    },
  };
};

/** The same once the client is ready and has caught up. */
export const readyDesk = (options: TradingDeskOptions = {}): TradingDesk => {
  const desk = tradingDesk(options);
  desk.clock.advanceBy(1_000);
  if (desk.states.last.status !== 'ready') throw new Error(`It is ${desk.states.last.status}.`);
  return desk;
};

/** What a command said, in short: `unknown accepted |`, with a bar once it is complete. */
export const courseOf = ({ said, end }: Call<number>): string => [...said.map(({ outcome }) => outcome.status), ...(end === 'complete' ? ['|'] : [])].join(' ');

/** What a command said last. */
export const outcomeOf = ({ said }: Call<number>): OrderOutcome => {
  const last = said.at(-1);
  if (last === undefined) throw new Error('Nothing has been said yet.');
  return last.outcome;
};

/** The trade of a command that must have been accepted. */
export const tradeIdOf = (call: Call<number>): string => {
  const outcome = outcomeOf(call);
  if (outcome.status !== 'accepted') throw new Error(`It is ${outcome.status}.`);
  return outcome.tradeId;
};

/** Where the session went from a place in its states on, in short. */
export const pathOf = ({ states: { values } }: TradingDesk, from = 0): readonly string[] => values.slice(from).map(({ status }) => status);

/** The way back after a loss. */
export const BACK: readonly string[] = ['waiting', 'connecting', 'authenticating', 'restoring', 'ready'];

/** Why the session waited, the first time. */
export const lossOf = ({ states: { values } }: TradingDesk): Error => {
  for (const state of values) if (state.status === 'waiting') return state.reason;
  throw new Error('It was never lost.');
};

/** The changes that were told, in short: `live O/7/open`. */
export const toldOf = ({ events: { values } }: TradingDesk): readonly string[] =>
  values.flatMap((event) => (event.kind === 'execution' ? [`${event.source} ${event.key}`] : []));

/** What the server did about an order, in the words of its journal. */
export const deedsOf = ({ evidence: { truth } }: TradingDesk, call: Call<number>): readonly string[] =>
  truth.ofOrder(outcomeOf(call).clientId ?? '').map(({ kind }) => kind);

/**
 * Holds the laws against all that was said, sent and done: every verdict true, nothing sent twice or late, every change told once and in order, what is
 * believed open is open. Then the client leaves, and nothing of it may be left.
 */
export const endWell = (desk: TradingDesk): void => {
  const { clock, evidence } = desk;
  clock.advanceBy(60_000); // two audits
  expect(judge(evidence)).to.deep.equal([]);
  leave(desk);
};

/** Closes the client: nothing of it may be left. */
export const leave = ({ clock, sim, sockets, tt }: TradingDesk): void => {
  tt.close();
  clock.advanceBy(60_000);
  expect(sockets.filter(({ readyState }) => readyState !== CLOSED)).to.deep.equal([]);
  sim.exchange.cut(); // the server may not know of a link that died without a word, and keeps its own time there
  clock.advanceBy(60_000);
  expect(clock.waiting, 'timers left').to.equal(0);
};
