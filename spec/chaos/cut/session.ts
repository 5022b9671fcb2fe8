// One golden session through one tear: a server, a proxy and a client over real sockets, with all waits scaled down, judged by every law when it is over.

import { firstValueFrom, Subject, takeUntil, timer, type Observable } from 'rxjs';
import type { WebSocketConstructor } from '../../../lib/base/web-socket.js';
import { asNumber } from '../../../lib/codec/numeric.js';
import { startTickTraderSimulator, type RunningTickTrader } from '../../../lib/simulator/index.js';
import { startFaultProxy } from '../../../lib/testing/proxy.js';
import { totp } from '../../../lib/simulator/ticktrader/totp.js';
import { account, tradeHistory } from '../../../lib/ticktrader/index.js';
import { openSessionWith } from '../../../lib/ticktrader/open-session.js';
import { platformSocket } from '../../../lib/wire/socket-constructor.js';
import type { Call } from '../call.js';
import { clientOf } from '../client.js';
import { earOf } from '../ear.js';
import type { Evidence, Violation } from '../evidence.js';
import { serverTrades } from '../laws/books.js';
import { judge } from '../laws/laws.js';
import { transmissionsOf } from '../transmissions.js';
import { truthOf } from '../truth.js';
import { playGolden } from './golden.js';
import { tearAt, type Point } from './point.js';

/** What became of one session. */
export interface Cut {
  readonly point: Point;
  readonly violations: readonly Violation[];
  /** Bytes its connections carried. */
  readonly carried: Readonly<Record<Point['way'], number>>;
  readonly calls: number;
  readonly inDoubt: number;
}

/** All waits of the client a thousandth of what they are, but for what the machine itself needs: an answer, and a server as busy as we are. */
const SCALED = {
  requestTimeout: 1_000,
  reconnect: { first: 1, cap: 30, stableAfter: 10, loginPause: 5 },
  resolve: { rounds: [1, 1, 2, 4, 8, 15], every: 15 },
  lateness: { afterReset: 400, otherwise: 960 },
  historyLag: 120,
  twoFactorTimeout: 5_000,
} as const;

/** No session takes longer, in ms. Counted in steps of our own: where the machine is busy each takes longer than it should. */
const LONGEST = 15_000;
const STEP = 5;

/** Another good code each time: a tear may have swallowed the one before, and none is sent twice. */
const passwords = ({ totpSecret }: RunningTickTrader): (() => readonly string[]) => {
  const offsets = [0, 30_000, -30_000];
  return () => [totp(totpSecret, Date.now() + (offsets.shift() ?? 0))];
};

/** The client's own sockets; `note` hears of each frame as it is handed over, also of those that never arrive. */
const noting = (note: (frame: string) => void): WebSocketConstructor => {
  const Socket = platformSocket({ maxFrame: 2 ** 26, handshakeTimeout: SCALED.requestTimeout });
  return class extends Socket {
    override send(frame: string): void {
      super.send(frame);
      note(frame);
    }
  };
};

/** What `stream$` emits first; it goes on until `stop$`. */
const first = <T>(stream$: Observable<T>, stop$: Observable<void>): Promise<T> =>
  new Promise((resolve, reject) => {
    stream$.pipe(takeUntil(stop$)).subscribe({ next: resolve, error: reject });
  });

/** Waits until `condition`, looking every few ms. */
const until = async (condition: () => boolean): Promise<void> => {
  for (let waited = 0; waited < LONGEST && !condition(); waited += STEP) await firstValueFrom(timer(STEP));
};

/** Plays a golden session whose first connection is torn at `point`. */
export const cutSession = async (point: Point): Promise<Cut> => {
  const stop$ = new Subject<void>();
  const server = await first(startTickTraderSimulator({ ticksPerSecond: 0, rollover: false, throttling: false }), stop$);
  const proxy = await first(
    startFaultProxy({ target: server.url, faults: (connection) => (connection === 1 ? { at: { ...point, does: tearAt(point) } } : undefined) }),
    stop$,
  );
  const truth = truthOf(server);
  const transmissions = transmissionsOf(() => Date.now());
  const session = openSessionWith(
    { url: proxy.url, credentials: server.credentials, oneTimePassword: passwords(server), webSocket: noting(transmissions.note), ...SCALED },
    asNumber,
  );
  const client = clientOf(session);
  const calls: Call<number>[] = [];
  const ear = earOf(client);
  const evidence: Evidence<number> = { server, truth, calls, transmissions, heard: ear, isGross: true, print: asNumber.print };

  const play = playGolden({ client, reads: [() => account(session), () => tradeHistory(session)], onCall: (call) => calls.push(call) }).subscribe();
  await until(() => play.closed);
  truth.keep(new Set(serverTrades(evidence).map(({ Id }) => String(Id))));
  await until(() => judge(evidence).length === 0);
  const violations = play.closed ? judge(evidence) : [{ law: 'the session comes to its end', says: calls.map(({ what }) => what).join(', ') }];
  ear.stop();
  await firstValueFrom(client.close(), { defaultValue: undefined });
  stop$.next();
  return {
    point,
    violations,
    carried: { ...proxy.bytes },
    calls: calls.length,
    inDoubt: calls.filter(({ said }) => said.some(({ outcome }) => outcome.status === 'unknown')).length,
  };
};
