// A client under fire: fuzzed frames come in between those of its server, while it reads and trades. It must not crash, hang, leak or be poisoned. run calls it.

import { EMPTY, catchError } from 'rxjs';
import type { SocketEvent, WebSocketConstructor, WebSocketLike } from '../../../lib/base/web-socket.js';
import { asNumber } from '../../../lib/codec/numeric.js';
import { simulatedTickTrader } from '../../../lib/simulator/index.js';
import { virtualClock } from '../../../lib/testing/virtual-clock.js';
import { account, trades } from '../../../lib/ticktrader/index.js';
import { openSessionWith } from '../../../lib/ticktrader/open-session.js';
import { watch } from '../../support/seen.js';
import { clientOf } from '../client.js';
import { earOf } from '../ear.js';
import { diceOf } from '../dice.js';
import type { Crew } from '../fleet.js';
import { countedClock } from '../counted-clock.js';
import { faultyNetwork } from '../faulty-socket.js';
import { MARKETS, priceAt } from '../market.js';
import { mutated } from './mutate.js';

/** So many frames from one seed. */
export interface FuzzJob {
  readonly seed: number;
  readonly frames: number;
}

/** What came of it. */
export interface Fuzzed extends FuzzJob {
  readonly problems: readonly string[];
  readonly connections: number;
  /** The longest that one frame took, in real ms. */
  readonly longest: number;
}

/** Frames between two looks at whether the client is well. */
const LOOK = 1_000;
/** A frame that takes longer, in real ms, is a hang. */
const HANG = 2_000;
/** Frames of the server that fuzzed ones are made of. */
const ENOUGH = 500;
/** Virtual ms that pass after each frame. */
const BEAT = 20;
/** How long, in virtual ms, a client may take to answer once the fire stops. */
const RECOVERY = 90_000;
const SECOND = 1_000;

/** The socket that `Inner` made last, to be fired at. */
const remembering = (Inner: WebSocketConstructor): { readonly webSocket: WebSocketConstructor; readonly fire: (data: string) => void } => {
  let latest: WebSocketLike | undefined;
  const webSocket = function (this: unknown, url: string, protocols?: string | string[]): WebSocketLike {
    return (latest = new Inner(url, protocols));
  };
  return {
    webSocket: webSocket as unknown as WebSocketConstructor, // called with `new`; what it returns is the socket
    fire: (data) => latest?.onmessage?.({ data } satisfies SocketEvent),
  };
};

const isPoisoned = (): boolean => {
  const plain: Record<string, unknown> = {};
  return plain['polluted'] !== undefined || Object.keys(Object.prototype).length > 0;
};

/** Fires `frames` fuzzed frames at one client. */
export const fuzz = ({ seed, frames }: FuzzJob): Fuzzed => {
  const clock = virtualClock();
  const dice = diceOf(seed, 'fuzz');
  const server = simulatedTickTrader({
    seed,
    scheduler: clock,
    ticksPerSecond: 0,
    rollover: false,
    throttling: false,
    accountingType: 'Net',
    balance: '1000000000',
  });
  const seen: string[] = [];
  const network = faultyNetwork({
    inner: server.webSocket,
    clock: countedClock(clock),
    isNode: true,
    weather: { in: () => undefined, out: () => undefined },
    tap: {
      sent: () => undefined,
      received: (frame) => {
        if (seen.length < ENOUGH) seen.push(frame);
      },
    },
  });
  const { webSocket, fire } = remembering(network.webSocket);
  const session = openSessionWith(
    {
      url: server.url,
      credentials: server.credentials,
      oneTimePassword: () => [server.oneTimePassword()],
      scheduler: clock,
      webSocket,
      random: diceOf(seed, 'client').random,
      reconnect: { cap: 1_000, loginPause: 500 },
      maxFrame: 2 ** 22,
    },
    asNumber,
  );
  const client = clientOf(session);
  const problems: string[] = [];
  let connections = 0;
  const ear = earOf(client, { state: ({ status }) => void (connections += status === 'ready' ? 1 : 0) });
  clock.advanceBy(5_000);

  const trade = (): void => {
    const market = MARKETS[0];
    client
      .createOrder({ Type: 'Limit', Side: 'Buy', Symbol: market.symbol, Amount: 1000, Price: Number(priceAt(market, -0.01)), Expired: clock.now() + 5_000 })
      .subscribe();
    client.createOrder({ Type: 'Market', Side: dice.one('Buy', 'Sell'), Symbol: market.symbol, Amount: 1000 }).subscribe();
  };
  /** Whether a read is answered, sooner or later. */
  const isWell = (): boolean => {
    for (let waited = 0; waited < RECOVERY; waited += SECOND) {
      const seen = watch(trades(session));
      clock.advanceBy(SECOND);
      seen.subscription.unsubscribe();
      if (seen.values.length > 0) return true;
    }
    return false;
  };

  let longest = 0;
  for (let fired = 0; fired < frames && problems.length === 0; fired++) {
    if (fired % 50 === 0) trade();
    if (fired % 20 === 0)
      account(session)
        .pipe(catchError(() => EMPTY))
        .subscribe();
    const frame = mutated(dice.pick(seen) ?? '{}', dice, seen);
    const begun = performance.now();
    try {
      fire(frame);
      clock.advanceBy(BEAT);
    } catch (error) {
      problems.push(`frame ${String(fired)} threw ${String(error)}: ${frame.slice(0, 200)}`);
    }
    longest = Math.max(longest, performance.now() - begun);
    if (fired % LOOK !== LOOK - 1) continue;
    if (isPoisoned()) problems.push(`a prototype was polluted by frame ${String(fired)} or one of the ${String(LOOK)} before`);
    if (!isWell()) problems.push(`no read is answered after frame ${String(fired)}`);
  }
  if (longest > HANG) problems.push(`a frame took ${longest.toFixed(0)} ms`);
  client.close().subscribe();
  clock.advanceBy(60_000);
  problems.push(...ear.failures);
  return { seed, frames, problems, connections, longest };
};

export const fuzzCrew: Crew<FuzzJob, Fuzzed> = { name: 'fuzz', module: '../spec/chaos/fuzz/fuzz.js', work: fuzz };
