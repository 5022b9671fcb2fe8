// The TCP connection under a WebSocket on Node, and TLS above it where the address wants that. socket-constructor opens one a socket.
// The library makes it itself so that frames can be corked, and so that a connection can be cut with a reset, which ws cannot do.

import type { Socket, TcpNetConnectOpts } from 'node:net';
import type { ConnectionOptions } from 'node:tls';

/** What ws asks a connection to be made with. */
export type RawTarget = TcpNetConnectOpts & ConnectionOptions;

/** Told of the stream to speak over, or of why there is none. */
export type Connected = (error: Error | null, stream?: Socket) => void;

/** A connection of our own. */
export interface RawConnection {
  /** What frames are written to, once there is something. */
  readonly stream: () => Socket | undefined;
  /** Bytes that came in so far. */
  readonly received: () => number;
  /** Tears it down at once, with a reset (RST) where it stood: our own kernel then drops what has not left. Says whether a reset was issued. */
  readonly reset: () => boolean;
}

/** TLS above a connection that stands: made only then, since Node may try several addresses before one connects. */
const secured = (tcp: Socket, target: RawTarget): Socket => {
  const host = target.host ?? '';
  const servername = process.getBuiltinModule('node:net').isIP(host) === 0 ? host : '';
  return process.getBuiltinModule('node:tls').connect({ servername, ...target, socket: tcp } as ConnectionOptions);
};

/**
 * Connects; `ready` gets the stream. Node's modules are asked for at run time, so that no bundle for a browser names them. The path of `target`
 * is the url's: a connection would take it for that of a local socket.
 */
export const rawConnection = (given: RawTarget, isSecure: boolean, ready: Connected): RawConnection => {
  const target = { ...given };
  delete target.path;
  const tcp = process.getBuiltinModule('node:net').connect(target);
  let stream: Socket | undefined;

  if (isSecure) {
    const fail = (error: Error): void => {
      ready(error);
    };
    tcp.once('error', fail);
    tcp.once('timeout', () => tcp.destroy(new Error('Opening handshake has timed out')));
    tcp.once('connect', () => {
      const { timeout = 0 } = target;
      tcp.removeListener('error', fail); // TLS passes its errors on
      tcp.setTimeout(0);
      stream = secured(tcp, target);
      stream.setTimeout(timeout);
      ready(null, stream);
    });
  } else {
    stream = tcp;
    ready(null, tcp);
  }

  return {
    stream: () => stream,
    received: () => tcp.bytesRead,
    reset: () => {
      const stands = !tcp.connecting && !tcp.destroyed && !tcp.writableEnded; // one that is being ended can no longer be reset
      if (stands) tcp.resetAndDestroy();
      else tcp.destroy();
      stream?.destroy();
      return stands;
    },
  };
};
