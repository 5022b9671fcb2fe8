// A toy language, and a session that speaks it over fake sockets in virtual time: what session and request are specced on.

import { map, type OperatorFunction } from 'rxjs';
import { countingProbe } from '../../lib/base/probe.js';
import { deadlines } from '../../lib/request/deadlines.js';
import { throttle, unlimited, type ThrottlePolicy } from '../../lib/request/throttle.js';
import { reconnectPolicy, type ReconnectPolicy } from '../../lib/session/backoff.js';
import { openConnection, type Connection, type ConnectionOptions } from '../../lib/session/connection.js';
import type { Inbound, Protocol } from '../../lib/session/protocol.js';
import { sessionCore } from '../../lib/session/session.js';
import type { SessionState } from '../../lib/session/state.js';
import { virtualClock, type VirtualClock } from '../../lib/testing/virtual-clock.js';
import { fakeNetwork, type FakeSocket } from './fake-socket.js';

/** `answer 7 yes`, `report 7 filled`, `push - news`: a kind, the id of a request or a dash, and a text. */
export interface ToyFrame extends Inbound {
  readonly text: string;
}

export type ToyConnection = Connection<ToyFrame, string>;

/** Requests print as `name id body`; the body `unprintable` throws. */
export const toy: Protocol<ToyFrame, string> = {
  read: (line) => {
    const [kind, id, text = ''] = line.split(' ');
    return { ...(id !== undefined && id !== '-' && { id }), text, shared: kind === 'report', answers: kind !== 'report' };
  },
  print: (id, { name, body }) => {
    if (body === 'unprintable') throw new TypeError('cannot be printed');
    return `${name} ${id} ${body}`;
  },
};

/** The id in a printed request. */
export const idIn = (line: string | undefined): string => line?.split(' ')[1] ?? '';

const counter = (): (() => string) => {
  let count = 0;
  return () => String(++count);
};

/** What a toy connection is opened with, but for the socket. */
export const toyOptions = (clock: VirtualClock): Omit<ConnectionOptions<ToyFrame, string>, 'webSocket'> => ({
  url: 'wss://toy.example',
  epoch: 1,
  protocol: toy,
  scheduler: clock,
  nextId: counter(),
  probe: countingProbe(),
});

/** What may differ from one toy session to the other. */
export interface ToyOptions {
  readonly reconnect?: Partial<ReconnectPolicy> | false;
  /** Meets each new socket; by default it opens 10 ms later. */
  readonly meet?: (socket: FakeSocket, clock: VirtualClock) => void;
  readonly handshake?: (announce: (state: SessionState) => void, clock: VirtualClock) => OperatorFunction<ToyConnection, ToyConnection>;
  readonly limits?: ThrottlePolicy;
  readonly requestTimeout?: number;
}

const opensSoon = (socket: FakeSocket, clock: VirtualClock): void => {
  clock.schedule(() => {
    socket.open();
  }, 10);
};

/** A session core with all that requests need of it. Its jitter is always half the window. */
export const toySession = ({
  reconnect,
  meet = opensSoon,
  handshake = () => map((connection) => connection),
  limits = unlimited,
  requestTimeout = 10_000,
}: ToyOptions = {}) => {
  const clock = virtualClock(0);
  const probe = countingProbe();
  const network = fakeNetwork((socket) => {
    meet(socket, clock);
  });
  const options = { ...toyOptions(clock), probe, webSocket: network.webSocket };
  const core = sessionCore<ToyFrame, string>({
    open: (epoch) => openConnection({ ...options, epoch }),
    handshake: (announce) => handshake(announce, clock),
    reconnect: reconnect !== false && { ...reconnectPolicy, ...reconnect },
    scheduler: clock,
    random: () => 0.5,
    probe,
  });
  const bucket = throttle(clock, probe, limits);
  return { clock, probe, network, core, bucket, context: { core, deadlines: deadlines(clock), throttleOf: () => bucket, scheduler: clock, requestTimeout } };
};

/** The same, connected and ready. */
export const readyToySession = (options: ToyOptions = {}): ReturnType<typeof toySession> => {
  const session = toySession(options);
  session.core.connect();
  session.clock.advanceBy(10);
  return session;
};
