// The part of the WebSocket interface that the library uses. wire/socket drives it; ws, browsers and the simulator's in-memory door provide it.

/** An event as handlers get it; `data` on messages, `code` and `reason` on closing. */
export interface SocketEvent {
  readonly type?: string;
  readonly data?: unknown;
  readonly code?: number;
  readonly reason?: string;
  readonly wasClean?: boolean;
}

/** A handler of a socket. A method's type, so that one fits which expects the platform's own class of event: those of browsers and of ws do. */
export type SocketHandler = { handle(event: SocketEvent): void }['handle'];

/** A WebSocket, structurally: no DOM type, so that Node services need no DOM library. */
export interface WebSocketLike {
  readonly readyState: number;
  readonly bufferedAmount: number;
  binaryType: string;
  onopen: SocketHandler | null;
  onmessage: SocketHandler | null;
  onerror: SocketHandler | null;
  onclose: SocketHandler | null;
  send(data: string): void;
  close(code?: number, reason?: string): void;
  /** Asks the other side for a sign of life; `onpong` hears of it. Only where the platform lets a program do so: no browser does. */
  ping?(): void;
  onpong?: (() => void) | null;
  /** Bytes that came in so far, where the platform counts them: a part of a large frame is a sign of life too. */
  readonly bytesRead?: number;
  /**
   * Tears the connection down at once, with a reset (RST), so that nothing handed over leaves this machine any more. Only where the platform can.
   * Says whether a reset was issued: one that did not stand, or was ending, is only dropped.
   */
  reset?(): boolean;
}

/** What `new` makes a WebSocket with: the option `webSocket` of the client. */
export type WebSocketConstructor = new (url: string, protocols?: string | string[]) => WebSocketLike;
