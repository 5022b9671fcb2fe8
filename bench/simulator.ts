// What the simulator bears: commands through its engine alone, and reports to many sessions over real sockets.

import { once } from 'node:events';
import { asyncScheduler, Subject, takeUntil } from 'rxjs';
import { WebSocket } from 'ws';
import { startTickTraderSimulator, type RunningTickTrader, type SimulatorCredentials } from '../lib/simulator/index.js';
import { clockOf } from '../lib/simulator/ticktrader/clock.js';
import { tickTraderEngine } from '../lib/simulator/ticktrader/engine.js';
import { signature } from '../lib/ticktrader/sign.js';
import type { Figure, Row } from './row.js';

const COMMANDS = 20_000;
const SESSIONS = 100;
const SECONDS = 4;
/** Reports an order of the bench causes: Accepted, Allocated, Canceled. */
const REPORTS_EACH = 3;
const REPORTS_A_SECOND = 50;

const login = ({ webApiId, webApiKey, webApiSecret }: SimulatorCredentials): string => {
  const Timestamp = Date.now();
  const Signature = signature(Timestamp, webApiId, webApiKey, webApiSecret);
  return JSON.stringify({ Id: 'login', Request: 'Login', Params: { AuthType: 'HMAC', WebApiId: webApiId, WebApiKey: webApiKey, Timestamp, Signature } });
};

/** A limit far from the market that must not wait: it is accepted, entered and canceled, and leaves nothing behind. */
const order = { Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 1000, Price: 0.5, ImmediateOrCancel: true };

/** Commands a second through the engine, three frames printed for each, and beside it the mere reading and printing of as much. */
const throughEngine = (commands: number): readonly Figure[] => {
  const engine = tickTraderEngine({ twoFactor: false, ticksPerSecond: 0, throttling: false }, clockOf(asyncScheduler));
  let answers = 0;
  let printed = '';
  const link = engine.connect({
    send: (text) => {
      printed = text;
      if (text.includes('"TradeCreate"')) answers++;
    },
    close: () => undefined,
    cut: () => undefined,
  });
  link.receive(login(engine.settings.credentials));
  const place = (count: number): void => {
    for (let placed = 0; placed < count; placed++) link.receive(JSON.stringify({ Id: String(placed), Request: 'TradeCreate', Params: order }));
  };
  const warmUp = Math.ceil(commands / 4);
  place(warmUp);
  const begun = performance.now();
  place(commands);
  const took = performance.now() - begun;
  engine.stop();
  if (answers !== warmUp + commands) throw new Error(`The engine answered ${String(answers)} of ${String(warmUp + commands)} commands.`);

  const frame = JSON.parse(printed) as unknown;
  const bare = performance.now();
  for (let count = 0; count < commands; count++) {
    JSON.parse(JSON.stringify({ Id: String(count), Request: 'TradeCreate', Params: order }));
    for (let out = 0; out <= REPORTS_EACH; out++) JSON.stringify(frame);
  }
  const floor = performance.now() - bare;
  const of = 'an order accepted, entered and canceled';
  return [
    { of, who: 'JSON.parse and JSON.stringify alone', value: (1000 * commands) / floor, unit: 'commands/s', ratio: 1 },
    { of, who: 'engine', value: (1000 * commands) / took, unit: 'commands/s', ratio: floor / took },
  ];
};

type Server = RunningTickTrader;

/** Opens the sessions, and counts what each hears. */
const listeners = async (server: Server, sessions: number): Promise<{ readonly heard: readonly number[]; readonly close: () => void }> => {
  const heard = new Array<number>(sessions).fill(0);
  const sockets = heard.map((_, index) => {
    const socket = new WebSocket(server.url);
    socket.on('open', () => {
      socket.send(login(server.credentials));
    });
    socket.on('message', (data: Buffer) => {
      if (data.includes('"ExecutionReport"')) heard[index] = (heard[index] ?? 0) + 1;
    });
    return socket;
  });
  await Promise.all(sockets.map((socket) => once(socket, 'message')));
  return {
    heard,
    close: () => {
      for (const socket of sockets) socket.close();
    },
  };
};

const until = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, time - performance.now())));

/** Sessions of one account on real sockets, all of which hear of every order; somebody else places them at an even pace. */
const overSockets = async (server: Server, sessions: number, seconds: number): Promise<readonly Figure[]> => {
  const { heard, close } = await listeners(server, sessions);
  const orders = Math.max(1, Math.round((seconds * REPORTS_A_SECOND) / REPORTS_EACH));
  const begun = performance.now();
  for (let placed = 1; placed <= orders; placed++) {
    server.exchange.request('TradeCreate', order);
    await until(begun + (placed * 1000 * REPORTS_EACH) / REPORTS_A_SECOND);
  }
  const elapsed = (performance.now() - begun) / 1000;
  close();
  const of = `${String(SESSIONS)} sessions`;
  const sent = orders * REPORTS_EACH;
  return [
    { of, who: 'placed', value: sent / elapsed, unit: 'reports/s each', ratio: 1 },
    { of, who: 'heard by the slowest', value: Math.min(...heard) / elapsed, unit: 'reports/s each', ratio: Math.min(...heard) / sent },
  ];
};

export const row: Row = {
  title: 'Simulator',
  reads:
    'First the engine alone, one order after the other; the ratio is against the mere JSON of as many frames. Then sessions over real sockets, server and clients in one process; the ratio is what was heard against what was placed. More is better.',
  limits: 'Exact decimals and the printing of three reports and an answer for each order; over sockets, one thread that serves and listens.',
  run: async (scale) => {
    const engine = throughEngine(Math.max(20, Math.round(COMMANDS * scale)));
    const sessions = Math.max(2, Math.round(SESSIONS * scale));
    const options = { twoFactor: false, ticksPerSecond: 0, throttling: { SessionsPerAccount: sessions, RequestsPerSecond: 10_000 } };
    const stop$ = new Subject<void>();
    const sockets = await new Promise<readonly Figure[]>((resolve, reject) => {
      startTickTraderSimulator(options)
        .pipe(takeUntil(stop$))
        .subscribe({
          next: (server) => {
            overSockets(server, sessions, SECONDS * scale).then(resolve, reject);
          },
          error: reject,
        });
    }).finally(() => {
      stop$.next();
    });
    return { figures: [...engine, ...sockets] };
  },
};
