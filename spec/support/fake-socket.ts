// WebSockets that do what a spec says, when it says it. Specs of wire, session and request connect over them.

import type { SocketEvent, WebSocketConstructor, WebSocketLike } from '../../lib/base/web-socket.js';

const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;

/** A socket without a network: the spec plays the server. */
export class FakeSocket implements WebSocketLike {
  readonly url: string;
  /** Every frame that was handed over. */
  readonly sent: string[] = [];
  /** How often the client asked to close. */
  closes = 0;
  readyState = CONNECTING;
  bufferedAmount = 0;
  binaryType = 'blob';
  onopen: WebSocketLike['onopen'] = null;
  onmessage: WebSocketLike['onmessage'] = null;
  onerror: WebSocketLike['onerror'] = null;
  onclose: WebSocketLike['onclose'] = null;
  /** Called with each frame that is sent; it may answer at once, or throw. */
  onsend: (text: string) => void = () => undefined;
  /** Tears it down, where a spec gives it a way. */
  reset?: () => boolean;
  /** Whether it stays in CLOSING when the client closes, as over a dead link. */
  lingers = false;

  constructor(url: string) {
    this.url = url;
  }

  send(text: string): void {
    if (this.readyState === CONNECTING) throw new Error('still connecting');
    if (this.readyState !== OPEN) return; // a real socket drops it without a word
    this.sent.push(text);
    this.onsend(text);
  }

  close(code = 1005): void {
    this.closes++;
    if (this.readyState >= CLOSING) return;
    this.readyState = CLOSING;
    if (!this.lingers) this.drop(code);
  }

  /** The server accepts. */
  open(): void {
    if (this.readyState !== CONNECTING) return;
    this.readyState = OPEN;
    this.onopen?.({});
  }

  /** A frame arrives. */
  push(data: unknown): void {
    this.onmessage?.({ data });
  }

  /** The connection ends: clean unless the code says otherwise. */
  drop(code = 1006, reason = ''): void {
    if (this.readyState === CLOSED) return;
    this.readyState = CLOSED;
    this.onclose?.({ code, reason, wasClean: code !== 1006 });
  }

  /** An error event alone; `readyState` stays what it is. */
  fail(message?: string): void {
    const event: SocketEvent & { readonly message?: string } = message === undefined ? {} : { message };
    this.onerror?.(event);
  }
}

/** A network of fake sockets. */
export interface FakeNetwork {
  readonly webSocket: WebSocketConstructor;
  /** Every socket that was made, the first first. */
  readonly sockets: readonly FakeSocket[];
  /** The latest one. */
  readonly last: () => FakeSocket;
}

/** A constructor that hands each new socket to `meet`, for instance to open it a little later. */
export const fakeNetwork = (meet: (socket: FakeSocket) => void = () => undefined): FakeNetwork => {
  const sockets: FakeSocket[] = [];
  class MetSocket extends FakeSocket {
    constructor(url: string) {
      super(url);
      sockets.push(this);
      meet(this);
    }
  }
  return {
    webSocket: MetSocket,
    sockets,
    last: () => {
      const socket = sockets.at(-1);
      if (socket === undefined) throw new Error('no socket was made');
      return socket;
    },
  };
};
