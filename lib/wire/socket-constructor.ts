// The one door to ws and isomorphic-ws: which WebSocket the client opens unless the user brings one. wire/socket news it.

import DefaultSocket from '#ws';
import type { ClientOptions } from 'ws';
import type { WebSocketConstructor } from '../base/web-socket.js';
import { corked } from './corked.js';
import { rawConnection, type Connected, type RawConnection, type RawTarget } from './raw-connection.js';

/** Limits only Node's ws knows: a browser takes no third argument and guards its own memory. */
export interface SocketLimits {
  /** Bytes; larger frames are refused by the client before parsing. */
  readonly maxFrame: number;
  /** Milliseconds the opening handshake may take. */
  readonly handshakeTimeout: number;
  /** Milliseconds a server may take to say goodbye before it is cut off. Default 2_000: ws's own 30 s would keep a process alive for a server that is gone. */
  readonly closeTimeout?: number;
}

/** In browsers the `#ws` of this package is the platform's own WebSocket, which is no emitter. (`Server` tells nothing: ws sets it for require() alone.) */
const isNode = (): boolean => 'on' in DefaultSocket.prototype;

/** Milliseconds ws waits longer than we do, for the closes it begins by itself. */
const WS_LATER = 500;

/** The platform's WebSocket. On Node ws itself cuts the connection only at twice `maxFrame`, so that a merely large frame costs one notice and not the session. */
export const platformSocket = ({ maxFrame, handshakeTimeout, closeTimeout = 2_000 }: SocketLimits): WebSocketConstructor => {
  class NodeSocket extends DefaultSocket {
    onpong: (() => void) | null = null;
    readonly #raw: RawConnection | undefined;
    #beforeFrame: (() => void) | undefined;
    #closing: ReturnType<typeof setTimeout> | undefined;

    constructor(url: string, protocols: string | string[] = []) {
      const isSecure = new URL(url).protocol === 'wss:'; // parsed as ws does: a scheme in capitals must not go out in clear
      let raw: RawConnection | undefined;
      const options = {
        maxPayload: 2 * maxFrame,
        handshakeTimeout,
        closeTimeout: closeTimeout + WS_LATER,
        perMessageDeflate: false,
        createConnection: (target: RawTarget, ready: Connected) => void (raw = rawConnection(target, isSecure, ready)),
      };
      super(url, protocols, options as unknown as ClientOptions); // its types lack closeTimeout, and want every overload of createConnection
      this.#raw = raw;
      for (const sign of ['ping', 'pong']) this.on(sign, () => this.onpong?.());
      this.on('close', () => {
        clearTimeout(this.#closing);
      });
    }

    /** Bytes that came in: a part of a large frame is a sign of life too. */
    get bytesRead(): number {
      return this.#raw?.received() ?? 0;
    }

    override send(data: string): void {
      const stream = this.#raw?.stream();
      if (stream !== undefined) this.#beforeFrame ??= corked(stream);
      this.#beforeFrame?.();
      super.send(data);
    }

    override close(code?: number, reason?: string): void {
      const wasConnecting = this.readyState === DefaultSocket.CONNECTING;
      super.close(code, reason);
      if (wasConnecting)
        this.#raw?.reset(); // ws gives its request up, and knows nothing of a connection that does not stand yet
      else if (this.readyState === DefaultSocket.CLOSING) this.#closing ??= setTimeout(() => this.reset(), closeTimeout);
    }

    reset(): boolean {
      const wasReset = this.#raw?.reset() ?? false;
      this.terminate();
      return wasReset;
    }
  }
  return isNode() ? NodeSocket : DefaultSocket;
};
