// The door without a socket: a WebSocket constructor whose every event runs on a scheduler, so that whole sessions run in virtual time, also in browsers.

import { asyncScheduler, type SchedulerLike } from 'rxjs';
import type { SocketEvent, WebSocketConstructor, WebSocketLike } from '../../../base/web-socket.js';
import { clockOf } from '../clock.js';
import { tickTraderEngine, type TickTraderEngine } from '../engine.js';
import type { SimulatorOptions } from '../options.js';
import type { Link } from '../sessions.js';
import { handleOf, type SimulatedServer } from './handle.js';

/** How the in-memory server is reached. */
export interface InMemoryOptions extends SimulatorOptions {
  /** What all events and the server's clock run on. Default `asyncScheduler`. */
  readonly scheduler?: SchedulerLike;
  /** How long, in ms, anything travels, each way. Default 1. */
  readonly latency?: number;
}

/** A simulated server and the WebSocket that reaches it: hand `webSocket` and `url` to a client. */
export interface InMemoryTickTrader extends SimulatedServer {
  readonly webSocket: WebSocketConstructor;
}

const ADDRESS = 'ws://127.0.0.1/trade';

const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;

const ABNORMAL = 1006;
const NO_STATUS = 1005;

/** A WebSocket constructor whose sockets lead to `engine`, a latency away. */
const webSocketTo = (engine: TickTraderEngine, scheduler: SchedulerLike, latency: number): WebSocketConstructor => {
  const later = (work: () => void, delay = latency): void => {
    scheduler.schedule(work, delay);
  };

  return class SimulatedWebSocket implements WebSocketLike {
    readyState = CONNECTING;
    readonly bufferedAmount = 0;
    binaryType = 'blob';
    onopen: ((event: SocketEvent) => void) | null = null;
    onmessage: ((event: SocketEvent) => void) | null = null;
    onerror: ((event: SocketEvent) => void) | null = null;
    onclose: ((event: SocketEvent) => void) | null = null;
    #link: Link | undefined;

    constructor(url: string) {
      later(() => {
        if (this.readyState !== CONNECTING) return;
        if (url === ADDRESS) this.#connected();
        else this.#failed();
      });
    }

    send(data: string): void {
      if (this.readyState === CONNECTING) throw new Error('The socket is still connecting.');
      if (this.readyState !== OPEN) return;
      later(() => this.#link?.receive(data));
    }

    close(code?: number, reason = ''): void {
      if (this.readyState >= CLOSING) return;
      const wasOpen = this.readyState === OPEN;
      this.readyState = CLOSING;
      if (!wasOpen) {
        later(() => {
          this.#failed();
        });
        return;
      }
      later(() => {
        this.#hangUp();
      });
      later(() => {
        this.#end({ code: code ?? NO_STATUS, reason, wasClean: true });
      }, 2 * latency);
    }

    #connected(): void {
      this.readyState = OPEN;
      this.#link = engine.connect({
        send: (frame) => {
          later(() => {
            // While closing, what was on its way still arrives, as on a real socket.
            if (this.readyState !== CLOSED) this.onmessage?.({ data: frame });
          });
        },
        close: (code, reason) => {
          this.#hangUp();
          later(() => {
            this.#end({ code, reason, wasClean: true });
          });
        },
        cut: () => {
          this.#hangUp();
          later(() => {
            this.#end({ code: ABNORMAL, reason: '', wasClean: false });
          });
        },
      });
      this.onopen?.({});
    }

    /** The server's side of the connection is over. */
    #hangUp(): void {
      this.#link?.ended();
      this.#link = undefined;
    }

    #failed(): void {
      this.readyState = CLOSED;
      this.onerror?.({});
      this.onclose?.({ code: ABNORMAL, reason: '', wasClean: false });
    }

    #end(event: SocketEvent): void {
      if (this.readyState === CLOSED) return;
      this.readyState = CLOSED;
      this.onclose?.(event);
    }
  };
};

/** A simulated server in memory. Nothing runs while nobody is connected, so nothing needs to be stopped. */
export const simulatedTickTrader = (options: InMemoryOptions = {}): InMemoryTickTrader => {
  const { scheduler = asyncScheduler, latency = 1, ...choices } = options;
  const engine = tickTraderEngine(choices, clockOf(scheduler));
  return { ...handleOf(engine, ADDRESS), webSocket: webSocketTo(engine, scheduler, latency) };
};
