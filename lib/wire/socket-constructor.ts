// The one door to ws and isomorphic-ws: which WebSocket the client opens unless the user brings one. wire/socket news it.

import DefaultSocket from '#ws';
import type { ClientOptions } from 'ws';
import type { NetConnectOpts, Socket } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import type { WebSocketConstructor } from '../base/web-socket.js';
import { corked } from './corked.js';

/** Limits only Node's ws knows: a browser takes no third argument and guards its own memory. */
export interface SocketLimits {
  /** Bytes; larger frames are refused by the client before parsing. */
  readonly maxFrame: number;
  /** Milliseconds the opening handshake may take. */
  readonly handshakeTimeout: number;
}

/** In browsers the `#ws` of this package is the platform's own WebSocket, which is no emitter. (`Server` tells nothing: ws sets it for require() alone.) */
const isNode = (): boolean => 'on' in DefaultSocket.prototype;

/** Milliseconds a server may take to say goodbye; ws's own 30 s would keep a process alive for a server that is gone. */
const CLOSE_TIMEOUT = 2_000;

/**
 * The raw connection under ws, made here so that it may be corked. Node's modules are asked for at run time, so that no bundle for a browser names them.
 * `path` is the url's by now; a connection would take it for that of a local socket.
 */
const connect = (options: NetConnectOpts & ConnectionOptions, isSecure: boolean): Socket => {
  const { connect: plain, isIP } = process.getBuiltinModule('node:net');
  const target = { ...options, path: undefined };
  if (!isSecure) return plain(target as NetConnectOpts); // without a path
  const host = options.host ?? '';
  return process.getBuiltinModule('node:tls').connect({ servername: isIP(host) === 0 ? host : '', ...target } as ConnectionOptions);
};

/** The platform's WebSocket. On Node ws itself cuts the connection only at twice `maxFrame`, so that a merely large frame costs one notice and not the session. */
export const platformSocket = ({ maxFrame, handshakeTimeout }: SocketLimits): WebSocketConstructor => {
  class NodeSocket extends DefaultSocket {
    #beforeFrame: () => void = () => undefined;

    constructor(url: string, protocols: string | string[] = []) {
      const isSecure = new URL(url).protocol === 'wss:'; // parsed as ws does: a scheme in capitals must not go out in clear
      let raw: Socket | undefined;
      const options = {
        maxPayload: 2 * maxFrame,
        handshakeTimeout,
        closeTimeout: CLOSE_TIMEOUT,
        perMessageDeflate: false,
        createConnection: (target: NetConnectOpts & ConnectionOptions) => (raw = connect(target, isSecure)),
      };
      super(url, protocols, options as unknown as ClientOptions); // its types lack closeTimeout, and want every overload of createConnection
      if (raw !== undefined) this.#beforeFrame = corked(raw);
    }

    override send(data: string): void {
      this.#beforeFrame();
      super.send(data);
    }
  }
  // ws declares its handlers with event classes of its own; at run time they are what WebSocketLike says
  return (isNode() ? NodeSocket : DefaultSocket) as unknown as WebSocketConstructor;
};
