// The door without a socket: a WebSocket constructor whose every event runs on a scheduler, so that whole sessions run in virtual time, also in browsers.

import { asyncScheduler, type SchedulerLike, type Subscription } from 'rxjs';
import type { SocketEvent, WebSocketConstructor, WebSocketLike } from '../../../base/web-socket.js';
import { clockOf } from '../clock.js';
import { tickTraderEngine, type TickTraderEngine } from '../engine.js';
import type { SimulatorOptions } from '../options.js';
import type { Link, Peer } from '../session.js';
import { handleOf, type SimulatedServer } from './handle.js';
import { way, type Way } from './line.js';

/** How the in-memory server is reached. */
export interface InMemoryOptions extends SimulatorOptions {
  /** What all events and the server's clock run on. Default `asyncScheduler`. */
  readonly scheduler?: SchedulerLike;
  /** How long, in ms, anything travels, each way. Default 1. */
  readonly latency?: number;
}

/** Which way: to the server, or from it. */
export type Direction = 'up' | 'down';

/** The lines between the server and its clients, in a test's hands. Whatever else may go wrong is a matter of fault scripts. */
export interface MemoryLink {
  /** From now on nothing leaves that way; `bufferedAmount` of a client grows with what it sends up. */
  readonly stall: (direction: Direction) => void;
  /** What was held back leaves, in order. */
  readonly resume: (direction: Direction) => void;
}

/** A simulated server and the WebSocket that reaches it: hand `webSocket` and `url` to a client. */
export interface InMemoryTickTrader extends SimulatedServer {
  readonly webSocket: WebSocketConstructor;
  readonly link: MemoryLink;
}

const ADDRESS = 'ws://127.0.0.1/trade';

const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;

const ABNORMAL = 1006;
const NO_STATUS = 1005;
const TORN: SocketEvent = { code: ABNORMAL, reason: '', wasClean: false };

/** Milliseconds a server may take to say goodbye. */
const CLOSE_TIMEOUT = 2_000;

/** What all sockets of a door share. */
interface Surroundings {
  readonly engine: TickTraderEngine;
  readonly scheduler: SchedulerLike;
  readonly latency: number;
  /** The ways that are stalled. */
  readonly stalled: ReadonlySet<Direction>;
  /** Both ways of every connection that has not ended. */
  readonly lines: Set<Readonly<Record<Direction, Way>>>;
}

/** What an error event says, where it says anything. */
const failure = (message: string): SocketEvent & { readonly message: string } => ({ message });

/** A WebSocket constructor whose sockets lead to `engine`, a latency away. */
const webSocketTo = ({ engine, scheduler, latency, stalled, lines }: Surroundings): WebSocketConstructor => {
  const later = (work: () => void, delay = latency): Subscription => scheduler.schedule(work, delay);

  return class SimulatedWebSocket implements WebSocketLike {
    readyState = CONNECTING;
    binaryType = 'blob';
    onopen: ((event: SocketEvent) => void) | null = null;
    onmessage: ((event: SocketEvent) => void) | null = null;
    onerror: ((event: SocketEvent) => void) | null = null;
    onclose: ((event: SocketEvent) => void) | null = null;
    onpong: (() => void) | null = null;
    #isFrozen = false;
    readonly #line = { up: way(later, () => this.#isFrozen || stalled.has('up')), down: way(later, () => stalled.has('down')) };
    #link: Link | undefined;
    #closing: Subscription | undefined;

    constructor(url: string) {
      lines.add(this.#line);
      this.#line.up.carry(0, () => {
        if (url === ADDRESS) this.#knock();
        else this.#fail();
      });
    }

    get bufferedAmount(): number {
      return this.#line.up.waiting();
    }

    send(data: string): void {
      if (this.readyState === CONNECTING) throw new Error('The socket is still connecting.');
      if (this.readyState === OPEN) this.#line.up.carry(data.length, () => this.#link?.receive(data));
    }

    /** Whoever serves a socket answers a ping by itself, whatever its program does. */
    ping(): void {
      if (this.readyState !== OPEN) return;
      this.#line.up.carry(0, () => {
        if (this.#link?.hears() !== true) return;
        this.#line.down.carry(0, () => {
          if (this.readyState !== CLOSED) this.onpong?.();
        });
      });
    }

    close(code?: number, reason = ''): void {
      if (this.readyState >= CLOSING) return;
      const wasOpen = this.readyState === OPEN;
      this.readyState = CLOSING;
      if (!wasOpen) {
        later(() => {
          this.#fail();
        });
        return;
      }
      this.#closing = later(() => {
        this.#end(TORN);
      }, CLOSE_TIMEOUT);
      this.#line.up.carry(0, () => {
        if (this.#link?.hears() === false) return;
        this.#hangUp();
        this.#line.down.carry(0, () => {
          this.#end({ code: code ?? NO_STATUS, reason, wasClean: true });
        });
      });
    }

    /** What has left arrives before the reset does; what has not never leaves. */
    reset(): boolean {
      if (this.readyState === CLOSED) return false;
      const stood = this.#link !== undefined;
      this.readyState = CLOSING;
      this.#line.up.drop();
      later(() => {
        if (this.#link?.hears() === true) this.#hangUp();
        this.#end(TORN);
      });
      return stood;
    }

    /** A client at the door: let in, refused, or left standing. */
    #knock(): void {
      if (this.readyState !== CONNECTING) return;
      const { welcome, wait, connect } = engine.knock();
      const enter = (): void => {
        if (this.readyState !== CONNECTING) return;
        if (welcome.kind === 'open') this.#connected(connect);
        else if (welcome.kind === 'status') this.#fail(failure(`Unexpected server response: ${String(welcome.status)}`));
        else if (welcome.kind === 'cut') this.#fail(failure('socket hang up'));
      };
      if (wait === 0) enter();
      else later(enter, wait);
    }

    #connected(connect: (peer: Peer) => Link): void {
      this.readyState = OPEN;
      this.#link = connect({
        send: (frame) => {
          this.#line.down.carry(frame.length, () => {
            // While closing, what was on its way still arrives, as on a real socket.
            if (this.readyState !== CLOSED) this.onmessage?.({ data: frame });
          });
        },
        close: (code, reason) => {
          this.#hangUp();
          this.#line.down.carry(0, () => {
            this.#end({ code, reason, wasClean: true });
          });
        },
        abandon: () => {
          this.#hangUp();
          this.#line.down.carry(0, () => {
            this.#end(TORN);
          });
        },
        cut: () => {
          this.#hangUp();
          this.#sever(); // what is under way, either way, is lost
          later(() => {
            this.#end(TORN);
          });
        },
        freeze: (isFrozen) => {
          this.#isFrozen = isFrozen;
          this.#line.up.flush();
        },
      });
      this.onopen?.({});
    }

    /** The server's side of the connection is over. */
    #hangUp(): void {
      this.#link?.ended();
      this.#link = undefined;
    }

    #fail(event: SocketEvent = {}): void {
      if (this.readyState === CLOSED) return;
      this.#sever();
      this.readyState = CLOSED;
      this.onerror?.(event);
      this.onclose?.(TORN);
    }

    #end(event: SocketEvent): void {
      if (this.readyState === CLOSED) return;
      this.#closing?.unsubscribe();
      this.#sever();
      this.readyState = CLOSED;
      this.onclose?.(event);
    }

    #sever(): void {
      this.#line.up.sever();
      this.#line.down.sever();
      lines.delete(this.#line);
    }
  };
};

/** A simulated server in memory. Nothing runs while nobody is connected, so nothing needs to be stopped. */
export const simulatedTickTrader = (options: InMemoryOptions = {}): InMemoryTickTrader => {
  const { scheduler = asyncScheduler, latency = 1, ...choices } = options;
  const engine = tickTraderEngine(choices, clockOf(scheduler));
  const stalled = new Set<Direction>();
  const lines = new Set<Readonly<Record<Direction, Way>>>();
  return {
    ...handleOf(engine, ADDRESS),
    webSocket: webSocketTo({ engine, scheduler, latency, stalled, lines }),
    link: {
      stall: (direction) => void stalled.add(direction),
      resume: (direction) => {
        stalled.delete(direction);
        for (const line of lines) line[direction].flush();
      },
    },
  };
};
