// What a world plays on: a server, a faulty network, a client and its traders on one virtual clock, with all that is said written down. The world moves it.

import type { Numeric } from '../../lib/codec/numeric.js';
import { simulatedTickTrader } from '../../lib/simulator/index.js';
import { virtualClock, type VirtualClock } from '../../lib/testing/virtual-clock.js';
import type { OrderOutcome } from '../../lib/ticktrader/index.js';
import type { Call } from './call.js';
import { shippedClient, type Client, type ClientOptions } from './client.js';
import { countedClock, type CountedClock } from './counted-clock.js';
import { diceOf } from './dice.js';
import type { Evidence } from './evidence.js';
import { faultyNetwork } from './faulty-socket.js';
import { livesOf, type Lives } from './lives.js';
import type { Setting } from './setting.js';
import { skewedClock } from './skewed-clock.js';
import type { Target } from './target.js';
import { trace, type Trace } from './trace.js';
import type { Floor } from './traders.js';
import { transmissionsOf } from './transmissions.js';
import { truthOf } from './truth.js';
import { skyOf } from './weather.js';

/** Makes the client of a world: the shipped one, or a variant of it. */
export type MakeClient = <N>(options: ClientOptions<N>) => Client<N>;

/** A stage that is set. */
export interface Stage<N> {
  readonly clock: VirtualClock;
  /** What faults wait on. */
  readonly faultClock: CountedClock;
  readonly lives: Lives<N>;
  /** What has been called for: the world adds to it. */
  readonly calls: Call<N>[];
  readonly evidence: Evidence<N>;
  readonly target: Target;
  readonly floor: Floor<N>;
  /** When the client became ready, each time (ms, the world's clock). */
  readonly readySince: readonly number[];
  readonly isReady: () => boolean;
  /** All faults are over. */
  readonly calm: () => void;
  readonly note: (kind: string, what: string) => void;
  readonly trace: Trace;
}

/** When worlds begin: a day that ends a night which costs swaps. */
const WEDNESDAY = Date.UTC(2026, 0, 7);

const brief = <N>({ commandId, clientId = '', status }: OrderOutcome<N>): string => `${commandId} ${clientId} ${status}`;

/** Sets the stage for a client whose money is of kind `N`. */
export const stageOf = <N>(setting: Setting, numeric: Numeric<N>, makeClient: MakeClient = shippedClient): Stage<N> => {
  const { seed, latency, isNode, requestTimeout, lateness, historyLag, isMortal } = setting;
  const isGross = setting.server.accountingType === 'Gross';
  const clock = virtualClock(WEDNESDAY);
  const now = (): number => clock.now();
  const faultClock = countedClock(clock);
  const clientClock = skewedClock(clock);
  clientClock.skew(setting.skew);
  const record = trace();
  const begun = now();
  const note = (kind: string, what: string): void => {
    record.note(now() - begun, kind, what);
  };

  const server = simulatedTickTrader({ ...setting.server, scheduler: clock, latency });
  const truth = truthOf(server);
  const sky = skyOf(diceOf(seed, 'weather'), now);
  const transmissions = transmissionsOf(now, (id) => lives.keeps(id));
  const network = faultyNetwork({
    inner: server.webSocket,
    clock: faultClock,
    weather: sky,
    isNode,
    tap: {
      sent: (frame) => {
        note('out', frame);
        transmissions.note(frame);
      },
      received: (frame) => {
        note('in', frame);
      },
    },
  });

  const wrongCodes: string[] = [];
  const calls: Call<N>[] = [];
  const readySince: number[] = [];
  let status = '';
  const lives = livesOf<N>({
    makeClient,
    clock: clientClock,
    now,
    dice: diceOf(seed, 'disk'),
    isMortal,
    calls,
    desert: network.desert,
    options: {
      url: server.url,
      credentials: server.credentials,
      oneTimePassword: () => [wrongCodes.pop() ?? server.oneTimePassword()],
      numeric,
      requestTimeout,
      lateness,
      historyLag,
      reconnect: { cap: 2_000, loginPause: 1_000 },
      webSocket: network.webSocket,
      random: diceOf(seed, 'client').random,
    },
    listener: {
      state: (state) => {
        note('state', state.status);
        status = state.status;
        if (status === 'ready') readySince.push(now());
      },
      execution: (event) => {
        note('execution', event.kind === 'execution' ? event.key : event.kind);
      },
      late: (outcome) => {
        note('late', brief(outcome));
      },
    },
  });

  const undoing = new Set<() => void>();
  let marks = 0;
  return {
    clock,
    faultClock,
    lives,
    calls,
    readySince,
    note,
    trace: record,
    evidence: { server, truth, calls, transmissions, heard: lives.heard, isGross, print: numeric.print },
    isReady: () => status === 'ready',
    target: {
      server,
      network,
      sky,
      truth,
      now,
      clock: clientClock,
      dice: diceOf(seed, 'faults'),
      later: faultClock.later,
      misremember: () => {
        wrongCodes.push('000000');
      },
      crash: isMortal ? lives.crash : server.exchange.cut,
      undo: (work) => {
        undoing.add(work);
      },
    },
    floor: {
      get client() {
        return lives.client;
      },
      numeric,
      truth,
      now,
      isGross,
      dice: diceOf(seed, 'traders'),
      nextMark: () => `#${String(++marks)}`,
      onSaid: (outcome) => {
        note('outcome', brief(outcome));
      },
    },
    calm: () => {
      sky.clear();
      wrongCodes.length = 0;
      for (const undo of undoing) undo();
      undoing.clear();
    },
  };
};
