// The one door to ws and isomorphic-ws: which WebSocket the client opens unless the user brings one. wire/socket news it.

import DefaultSocket from '#ws';
import type { WebSocketConstructor } from '../base/web-socket.js';

/** Limits only Node's ws knows: a browser takes no third argument and guards its own memory. */
export interface SocketLimits {
  /** Bytes; larger frames are refused by the client before parsing. */
  readonly maxFrame: number;
  /** Milliseconds the opening handshake may take. */
  readonly handshakeTimeout: number;
}

/** In browsers the `#ws` of this package is the platform's own WebSocket, which has no `Server`. */
const isNode = (): boolean => 'Server' in DefaultSocket;

/** Milliseconds a server may take to say goodbye; ws's own 30 s would keep a process alive for a server that is gone. */
const CLOSE_TIMEOUT = 2_000;

/** The platform's WebSocket. On Node ws itself cuts the connection only at twice `maxFrame`, so that a merely large frame costs one notice and not the session. */
export const platformSocket = (limits: SocketLimits): WebSocketConstructor => {
  const options = { maxPayload: 2 * limits.maxFrame, handshakeTimeout: limits.handshakeTimeout, closeTimeout: CLOSE_TIMEOUT, perMessageDeflate: false };
  class NodeSocket extends DefaultSocket {
    constructor(url: string, protocols: string | string[] = []) {
      super(url, protocols, options);
    }
  }
  // ws declares its handlers with event classes of its own; at run time they are what WebSocketLike says
  return (isNode() ? NodeSocket : DefaultSocket) as unknown as WebSocketConstructor;
};
