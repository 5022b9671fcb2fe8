// The door with a real socket: a WebSocket server on loopback. The demo, `rxtt simulate` and end-to-end specs connect to it.

import type { RawData, WebSocket } from 'ws';
import { WebSocketServer } from '#ws';
import { asyncScheduler, Observable } from 'rxjs';
import { clockOf } from '../clock.js';
import { tickTraderEngine, type TickTraderEngine } from '../engine.js';
import type { SimulatorOptions } from '../options.js';
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

/** Leads a connection to the engine. */
const serve = (engine: TickTraderEngine, socket: WebSocket): void => {
  const link = engine.connect({
    send: (frame) => {
      if (socket.readyState === socket.OPEN) socket.send(frame);
    },
    close: (code, reason) => {
      socket.close(code, reason);
    },
    cut: () => {
      socket.terminate();
    },
  });
  socket.on('message', (data) => {
    link.receive(textOf(data));
  });
  socket.on('close', link.ended);
  // A client that breaks the protocol only ends its own connection; `close` follows.
  socket.on('error', () => undefined);
};

/** A simulated server on 127.0.0.1. Emits once it listens; unsubscribing stops it and closes all its sockets. Each subscription starts one of its own. */
export const startTickTraderSimulator = (options: ServerOptions = {}): Observable<RunningTickTrader> =>
  new Observable((subscriber) => {
    const { port = 0, ...choices } = options;
    const engine = tickTraderEngine(choices, clockOf(asyncScheduler));
    const server = new WebSocketServer({ host: HOST, port, maxPayload: engine.settings.maxFrame, perMessageDeflate: false });
    server.on('connection', (socket) => {
      serve(engine, socket);
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
      for (const socket of server.clients) socket.terminate();
      server.close();
    };
  });
