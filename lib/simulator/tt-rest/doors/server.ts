// The door with a real socket: an HTTP server on loopback. The demo, `rxtt simulate` and end-to-end specs call it.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzip } from 'node:zlib';
import { asyncScheduler, Observable, Subscription } from 'rxjs';
import { ttRestEngine, type TtRestEngine } from '../engine.js';
import type { Reaction, TtAnswer } from '../http.js';
import type { TtRestSimulatorOptions } from '../options.js';
import { handleOf, type SimulatedTtServer } from './handle.js';

/** Where the server listens. It is always 127.0.0.1: its secret is none. */
export interface TtServerOptions extends TtRestSimulatorOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Milliseconds an answer takes. Default 0. */
  readonly latency?: number;
}

/** A simulated server that listens on loopback. */
export type RunningTtRest = SimulatedTtServer;

const HOST = '127.0.0.1';
/** The largest body a client may send, in bytes. No request comes near it. */
const MAX_BODY = 4 * 1024 * 1024;
/** Answers of fewer bytes go as they are. */
const WORTH_PACKING = 1024;

const headersOf = ({ headers }: IncomingMessage): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));

const send = (response: ServerResponse, { status, headers }: TtAnswer, body: string | Buffer, encoding: Readonly<Record<string, string>> = {}): void => {
  response.writeHead(status, { ...headers, ...encoding, 'content-length': Buffer.byteLength(body) });
  response.end(body);
};

/** Sends what the engine says, packed where the client can unpack it. */
const react = (request: IncomingMessage, response: ServerResponse, reaction: Reaction): void => {
  if (reaction === 'silence') return;
  if (reaction === 'broken') {
    request.socket.destroy();
    return;
  }
  const { body } = reaction;
  if (body.length < WORTH_PACKING || !/\bgzip\b/.test(String(request.headers['accept-encoding']))) {
    send(response, reaction, body);
    return;
  }
  gzip(body, { level: 1 }, (error, packed) => {
    if (error === null) send(response, reaction, packed, { 'content-encoding': 'gzip' });
    else send(response, reaction, body);
  });
};

/** Takes in a request, then answers it. A client that goes away meanwhile is not missed. */
const serve =
  (engine: TtRestEngine, origin: () => string, latency: number, waiting: Subscription) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size > MAX_BODY) request.socket.destroy();
      else parts.push(part);
    });
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    request.on('end', () => {
      const reaction = engine.answer({
        method: request.method ?? 'GET',
        url: origin() + (request.url ?? '/'),
        headers: headersOf(request),
        body: Buffer.concat(parts).toString(),
      });
      const answering = asyncScheduler.schedule(() => {
        waiting.remove(answering);
        react(request, response, reaction);
      }, latency);
      waiting.add(answering);
    });
  };

/** A simulated server on 127.0.0.1. Emits once it listens; unsubscribing stops it and closes all its sockets. Each subscription starts one of its own. */
export const startTtRestSimulator = (options: TtServerOptions = {}): Observable<RunningTtRest> =>
  new Observable((subscriber) => {
    const { port = 0, latency = 0, ...choices } = options;
    const engine = ttRestEngine(choices, () => asyncScheduler.now());
    const waiting = new Subscription();
    let origin = '';
    const server = createServer(serve(engine, () => origin, latency, waiting));
    server.on('error', (error) => {
      subscriber.error(error);
    });
    server.listen(port, HOST, () => {
      const address = server.address();
      origin = `http://${HOST}:${String(typeof address === 'object' && address !== null ? address.port : port)}`;
      subscriber.next(handleOf(engine, origin));
    });
    return () => {
      waiting.unsubscribe();
      server.close();
      server.closeAllConnections();
    };
  });
