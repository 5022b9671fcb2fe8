// A socket that changes what passes: with it between the shipped client and the network, the client speaks or hears as a wrong one would.

import type { SocketEvent, WebSocketConstructor, WebSocketLike } from '../../../lib/base/web-socket.js';

/** A message as JSON has it. */
export type Message = Readonly<Record<string, unknown>>;

/** What is done to the messages of one client. What it leaves as it is passes untouched, frame for frame. */
export interface Tamper {
  /** A message on its way out. */
  readonly out?: (message: Message) => Message;
  /** A message on its way in; undefined swallows it. `send` hands a frame to the network. */
  readonly in?: (message: Message, send: (frame: string) => void) => Message | undefined;
  /** Whether frames that are no JSON pass. Default true. */
  readonly passesRubbish?: boolean;
}

const parsed = (frame: string): Message | undefined => {
  try {
    return JSON.parse(frame) as Message; // every frame of the protocol is an object
  } catch {
    return undefined;
  }
};

/** What stands for `frame` once `change` has seen it; undefined where nothing does. */
const changed = (frame: string, change: (message: Message) => Message | undefined, passesRubbish: boolean): string | undefined => {
  const message = parsed(frame);
  if (message === undefined) return passesRubbish ? frame : undefined;
  const made = change(message);
  return made === message ? frame : made && JSON.stringify(made);
};

/** Sockets of `Inner` whose messages pass through `tamper`. */
export const tampering = (Inner: WebSocketConstructor, tamper: Tamper): WebSocketConstructor => {
  const { out = (message) => message, in: hear = (message) => message, passesRubbish = true } = tamper;
  return class TamperingSocket implements WebSocketLike {
    onopen: ((event: SocketEvent) => void) | null = null;
    onmessage: ((event: SocketEvent) => void) | null = null;
    onerror: ((event: SocketEvent) => void) | null = null;
    onclose: ((event: SocketEvent) => void) | null = null;
    onpong: (() => void) | null = null;
    readonly #inner: WebSocketLike;
    readonly ping?: () => void;
    readonly reset?: () => boolean;

    constructor(url: string, protocols?: string | string[]) {
      const inner = new Inner(url, protocols);
      const send = inner.send.bind(inner);
      this.#inner = inner;
      inner.onopen = (event) => this.onopen?.(event);
      inner.onerror = (event) => this.onerror?.(event);
      inner.onclose = (event) => this.onclose?.(event);
      inner.onpong = () => this.onpong?.();
      inner.onmessage = ({ data }) => {
        const text = changed(String(data), (message) => hear(message, send), passesRubbish);
        if (text !== undefined) this.onmessage?.({ data: text });
      };
      if (inner.ping !== undefined) this.ping = inner.ping.bind(inner);
      if (inner.reset !== undefined) this.reset = inner.reset.bind(inner);
    }

    get readyState(): number {
      return this.#inner.readyState;
    }

    get bufferedAmount(): number {
      return this.#inner.bufferedAmount;
    }

    get binaryType(): string {
      return this.#inner.binaryType;
    }

    set binaryType(type: string) {
      this.#inner.binaryType = type;
    }

    send(data: string): void {
      const text = changed(data, out, true);
      if (text !== undefined) this.#inner.send(text);
    }

    close(code?: number, reason?: string): void {
      this.#inner.close(code, reason);
    }
  };
};
