// The door with a real socket: a WebSocket server on loopback. The demo, `rxtt simulate` and end-to-end specs connect to it.

import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import type { RawData, WebSocket } from 'ws';
import { WebSocketServer } from '#ws';
import { asyncScheduler, Observable, type Subscription } from 'rxjs';
import { clockOf } from '../clock.js';
import { tickTraderEngine } from '../engine.js';
import type { SimulatorOptions } from '../options.js';
import type { Knock } from '../script/script.js';
import { handleOf, type SimulatedServer } from './handle.js';

/** Where the server listens. It is always 127.0.0.1: its credentials are no secret. */
export interface ServerOptions extends SimulatorOptions {
  /** Default 0: any free port. */
  readonly port?: number;
}

/** A simulated server that listens on loopback. */
export type RunningTickTrader = SimulatedServer;

const HOST = '127.0.0.1';

const textOf = (data: RawData): string => (Array.isArray(data) ? Buffer.concat(data).toString() : Buffer.from(data as Buffer).toString()); // ArrayBuffer and Buffer alike

/** Leads a connection over `tcp` to the engine. */
const serve = (connect: Knock['connect'], socket: WebSocket, tcp: Socket): void => {
  const link = connect({
    send: (frame) => {
      if (socket.readyState === socket.OPEN) socket.send(frame);
    },
    close: (code, reason) => {
      socket.close(code, reason);
    },
    cut: () => {
      cutOff(tcp);
    },
    abandon: () => {
      socket.terminate();
    },
    freeze: (isFrozen) => {
      if (isFrozen) socket.pause();
      else socket.resume();
    },
  });
  socket.on('message', (data) => {
    link.receive(textOf(data));
  });
  socket.on('ping', (data) => {
    if (link.hears()) socket.pong(data);
  });
  socket.on('close', link.ended);
  // A client that breaks the protocol only ends its own connection; `close` follows.
  socket.on('error', () => undefined);
};

/** With a reset, so that nothing under way arrives any more; one that is ending already can only be dropped. */
const cutOff = (tcp: Socket): void => {
  if (tcp.destroyed || tcp.writableEnded) tcp.destroy();
  else tcp.resetAndDestroy();
};

/** Answers a client at the door, once its time has come: with the WebSocket, an HTTP status, a reset, or nothing at all. */
const welcome = (
  { welcome, wait }: Knock,
  tcp: Socket,
  answer: (isWelcome: boolean, status?: number, body?: string, headers?: OutgoingHttpHeaders) => void,
): Subscription =>
  asyncScheduler.schedule(() => {
    if (welcome.kind === 'open') answer(true);
    else if (welcome.kind === 'status') answer(false, welcome.status, welcome.body, welcome.headers);
    else if (welcome.kind === 'cut') cutOff(tcp);
  }, wait);

/** A simulated server on 127.0.0.1. Emits once it listens; unsubscribing stops it and closes all its sockets. Each subscription starts one of its own. */
export const startTickTraderSimulator = (options: ServerOptions = {}): Observable<RunningTickTrader> =>
  new Observable((subscriber) => {
    const { port = 0, ...choices } = options;
    const engine = tickTraderEngine(choices, clockOf(asyncScheduler));
    const knocks = new WeakMap<IncomingMessage, Knock>();
    const standing = new Set<Socket>();
    const server = new WebSocketServer({
      host: HOST,
      port,
      maxPayload: engine.settings.maxFrame,
      perMessageDeflate: false,
      autoPong: false,
      verifyClient: ({ req }: { readonly req: IncomingMessage }, answer: Parameters<typeof welcome>[2]) => {
        const knock = engine.knock();
        knocks.set(req, knock);
        standing.add(req.socket);
        const answering = welcome(knock, req.socket, answer);
        req.socket.once('close', () => {
          standing.delete(req.socket);
          answering.unsubscribe(); // nobody waits for it any more
        });
      },
    });
    server.on('connection', (socket, request) => {
      const knock = knocks.get(request);
      if (knock !== undefined) serve(knock.connect, socket, request.socket);
    });
    server.on('error', (error) => {
      subscriber.error(error);
    });
    server.on('listening', () => {
      const address = server.address();
      const actual = typeof address === 'object' && address !== null ? address.port : port;
      subscriber.next(handleOf(engine, `ws://${HOST}:${String(actual)}/trade`));
    });
    return () => {
      engine.stop();
      for (const tcp of standing) tcp.destroy();
      server.close();
    };
  });
