// A scripted TickTrader server in virtual time: a spec says which frames answer which request, silence and nonsense included.
// Login, Account and Trades are answered unless the script says otherwise, so that a session comes to ready by itself.

import type { SocketEvent, WebSocketConstructor, WebSocketLike } from '../../lib/base/web-socket.js';
import { virtualClock, type VirtualClock } from '../../lib/testing/virtual-clock.js';
import { tickTrader, type TickTrader } from '../../lib/ticktrader/client.js';
import type { TickTraderOptions } from '../../lib/ticktrader/options.js';

/** A request as it came over the wire. */
export interface Asked {
  readonly Id: string;
  readonly Request: string;
  readonly Params?: Readonly<Record<string, unknown>>;
  /** The frame itself. */
  readonly text: string;
  /** The connection it came over: 1, 2, 3, ... */
  readonly connection: number;
  /** When it came, ms since 1970. */
  readonly at: number;
}

/** A frame: an object is printed as JSON, text goes out as it stands, anything else as a binary frame. */
export type Sent = object | string | ArrayBuffer;

/** The frames a request is answered with, in order. */
export type Answer = (asked: Asked) => readonly Sent[];

/** What is answered, by name of the request. */
export type Script = Readonly<Record<string, Answer>>;

export const silence: Answer = () => [];
export const result =
  (value: unknown): Answer =>
  ({ Id, Request }) => [{ Id, Response: Request, Result: value }];
/** The current server's refusal: under the request's own name. */
export const typedError =
  (text: string): Answer =>
  ({ Id, Request }) => [{ Id, Response: Request, Error: text }];
/** The document's refusal. */
export const genericError =
  (text: string): Answer =>
  ({ Id }) => [{ Id, Response: 'Error', Error: text }];
/** One answer after the other; the last again and again. */
export const inTurn = (...answers: readonly Answer[]): Answer => {
  let turn = 0;
  return (asked) => answers[Math.min(turn++, answers.length - 1)]?.(asked) ?? [];
};

/** An account as an answer holds it. */
export const anAccount = { Id: 5, AccountingType: 'Gross', Balance: 1000, BalanceCurrency: 'USD' };

/** An order as an answer or a report holds it. */
export const aTrade = {
  Id: 769001,
  Type: 'Limit',
  InitialType: 'Limit',
  Side: 'Buy',
  Status: 'Calculated',
  Symbol: 'EURUSD',
  Price: 1.1,
  InitialAmount: 1000,
  RemainingAmount: 1000,
  Created: 1443789754000,
};

/** An execution report frame, under the Id of the request that caused it where there is one. */
export const aReport = (event: string, trade: object = aTrade, id?: string, parts: object = {}): object => ({
  ...(id === undefined ? {} : { Id: id }),
  Response: 'ExecutionReport',
  Result: { Event: event, Trade: { ...aTrade, ...trade }, ...parts },
});

const USUAL: Script = {
  Login: result({ Info: 'ok', TwoFactorFlag: false }),
  Account: result(anAccount),
  Trades: result({ Trades: [] }),
};

const URL = 'ws://127.0.0.1/scripted';
const [CONNECTING, OPEN, CLOSED] = [0, 1, 3];

/** The server's side. */
export interface ScriptedServer {
  readonly url: string;
  readonly webSocket: WebSocketConstructor;
  /** All requests so far, in order. */
  readonly asked: readonly Asked[];
  /** The requests of this name so far. */
  of(request: string): readonly Asked[];
  /** Answers requests of this name so from now on. */
  on(request: string, answer: Answer): void;
  /** Sends frames unasked over every open connection. */
  push(...frames: readonly Sent[]): void;
  /** Closes every connection. */
  close(code?: number, reason?: string): void;
  /** Whether new connections open. */
  accepts: boolean;
  /** Bytes that sockets say they still have to send. */
  buffered: number;
  /** How many sockets were made, and how many are not closed. */
  readonly made: number;
  readonly open: number;
}

/** A server on `clock` whose frames travel 1 ms each way. */
export const scriptedServer = (clock: VirtualClock, given: Script = {}): ScriptedServer => {
  const script = new Map<string, Answer>(Object.entries({ ...USUAL, ...given }));
  const asked: Asked[] = [];
  const sockets = new Set<ScriptedSocket>();
  let made = 0;
  const later = (work: () => void): void => void clock.schedule(work, 1);

  class ScriptedSocket implements WebSocketLike {
    readyState = CONNECTING;
    binaryType = 'blob';
    onopen: ((event: SocketEvent) => void) | null = null;
    onmessage: ((event: SocketEvent) => void) | null = null;
    onerror: ((event: SocketEvent) => void) | null = null;
    onclose: ((event: SocketEvent) => void) | null = null;
    onpong: (() => void) | null = null;
    readonly #number = ++made;

    constructor() {
      sockets.add(this);
      later(() => {
        if (this.readyState !== CONNECTING || !server.accepts) return;
        this.readyState = OPEN;
        this.onopen?.({});
      });
    }

    get bufferedAmount(): number {
      return server.buffered;
    }

    send(text: string): void {
      const request = { ...(JSON.parse(text) as Omit<Asked, 'text' | 'connection' | 'at'>), text, connection: this.#number };
      later(() => {
        if (this.readyState !== OPEN) return;
        const received = { ...request, at: clock.now() };
        asked.push(received);
        for (const frame of script.get(received.Request)?.(received) ?? []) this.deliver(frame);
      });
    }

    /** Answered whatever the script says, as by the library under any server. */
    ping(): void {
      later(() => {
        later(() => this.onpong?.());
      });
    }

    deliver(frame: Sent): void {
      const data = typeof frame === 'string' || frame instanceof ArrayBuffer ? frame : JSON.stringify(frame);
      later(() => {
        if (this.readyState === OPEN) this.onmessage?.({ data });
      });
    }

    close(code = 1005, reason = ''): void {
      if (this.readyState === CLOSED) return;
      this.readyState = CLOSED;
      sockets.delete(this);
      later(() => this.onclose?.({ code, reason, wasClean: code !== 1006 }));
    }
  }

  const server: ScriptedServer = {
    url: URL,
    webSocket: ScriptedSocket,
    asked,
    of: (name) => asked.filter(({ Request }) => Request === name),
    on: (name, answer) => void script.set(name, answer),
    push: (...frames) => {
      for (const socket of sockets) for (const frame of frames) socket.deliver(frame);
    },
    close: (code, reason) => {
      for (const socket of [...sockets]) socket.close(code, reason);
    },
    accepts: true,
    buffered: 0,
    get made() {
      return made;
    },
    get open() {
      return sockets.size;
    },
  };
  return server;
};

/** Credentials that any scripted server takes. */
export const credentials = { webApiId: 'an-id', webApiKey: 'a-key', webApiSecret: 'a-secret' };

/** A client, its scripted server and their clock. */
export interface Setting {
  readonly clock: VirtualClock;
  readonly server: ScriptedServer;
  readonly tt: TickTrader;
}

/** Options of a client of `server`; jitter and ids come from a constant, so that every run is the same. */
export const optionsFor = (clock: VirtualClock, server: ScriptedServer, options: Partial<TickTraderOptions> = {}): TickTraderOptions => ({
  url: server.url,
  webSocket: server.webSocket,
  scheduler: clock,
  credentials,
  random: () => 0.5,
  ...options,
});

/** A client that stands idle before a scripted server. */
export const setting = (script: Script = {}, options: Partial<TickTraderOptions> = {}): Setting => {
  const clock = virtualClock();
  const server = scriptedServer(clock, script);
  return { clock, server, tt: tickTrader(optionsFor(clock, server, options)) };
};

/** The same once it is ready. */
export const readySetting = (script: Script = {}, options: Partial<TickTraderOptions> = {}): Setting => {
  const made = setting(script, options);
  made.tt.connect().subscribe();
  made.clock.advanceBy(20);
  return made;
};
