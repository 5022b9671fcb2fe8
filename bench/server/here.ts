// The server by rote without a socket: a WebSocket constructor in memory for rows that measure the client alone.

import type { SocketEvent, WebSocketConstructor, WebSocketLike } from '../../lib/base/web-socket.js';
import type { Asked } from './answers.js';

const OPEN = 1;
const CLOSED = 3;

/** Sockets to `answer`: what it gives is delivered in a turn of its own, as from a wire; what it keeps may be delivered later. */
export const socketTo = (answer: (asked: Asked, deliver: (text: string) => void) => string | undefined): WebSocketConstructor =>
  class LocalSocket implements WebSocketLike {
    readyState = 0;
    readonly bufferedAmount = 0;
    binaryType = 'blob';
    onopen: ((event: SocketEvent) => void) | null = null;
    onmessage: ((event: SocketEvent) => void) | null = null;
    onerror: ((event: SocketEvent) => void) | null = null;
    onclose: ((event: SocketEvent) => void) | null = null;

    constructor() {
      setImmediate(() => {
        this.readyState = OPEN;
        this.onopen?.({});
      });
    }

    send(data: string): void {
      const deliver = (text: string): void => {
        if (this.readyState === OPEN) this.onmessage?.({ data: text });
      };
      const text = answer(JSON.parse(data) as Asked, deliver); // a request of our own client
      if (text !== undefined) setImmediate(deliver, text);
    }

    close(): void {
      this.readyState = CLOSED;
      setImmediate(() => this.onclose?.({ code: 1000, wasClean: true }));
    }
  };
