// A TCP proxy on loopback that breaks connections at a byte: cuts, resets, half-open links, slow and silent ways. For specs over real sockets (Node).

import type { AddressInfo, Server, Socket } from 'node:net';
import { Observable } from 'rxjs';
import { proxied, type ProxiedConnection, type ProxyDeed, type ProxyFaults, type ProxyWay } from './proxy-connection.js';

/** Where a proxy leads, and what goes wrong with each connection from its beginning. */
export interface FaultProxyOptions {
  /** The address to lead to: its host and port count (`ws://127.0.0.1:8443/trade`). */
  readonly target: string;
  /** Default 0: any free port of 127.0.0.1. */
  readonly port?: number;
  /** What goes wrong with connection number 1, 2, 3, ...; undefined for nothing. */
  readonly faults?: (connection: number) => ProxyFaults | undefined;
  /** The most connections at a time; what comes beyond is reset. Default 1000. */
  readonly maxConnections?: number;
}

/** A proxy that listens. */
export interface RunningProxy {
  /** The target's address with the proxy in its place. */
  readonly url: string;
  readonly port: number;
  /** How many connections there are now, and how many were made. */
  readonly open: number;
  readonly made: number;
  /** Bytes that came from clients, and from the server. */
  readonly bytes: Readonly<Record<ProxyWay, number>>;
  /** Does it to every connection there is. */
  strike(deed: ProxyDeed): void;
  /** Undoes silence: what came meanwhile is passed on. */
  heal(): void;
  /** Whether new connections are taken; if not, they are reset. Default true. */
  accepts: boolean;
}

const HOST = '127.0.0.1';
const MOST = 1_000;

/** The target's url with another port. */
const through = (target: URL, port: number): string => {
  const url = new URL(target);
  url.hostname = HOST;
  url.port = String(port);
  return url.href;
};

const portOf = ({ port, protocol }: URL): number => (port === '' ? (/^(?:wss|https):$/.test(protocol) ? 443 : 80) : Number(port));

/** A proxy on 127.0.0.1. Emits once it listens; unsubscribing stops it and tears down all its connections. Each subscription starts one of its own. Node only. */
export const startFaultProxy = ({ target, port = 0, faults = () => undefined, maxConnections = MOST }: FaultProxyOptions): Observable<RunningProxy> =>
  new Observable((subscriber) => {
    // asked for at run time, so that no bundle for a browser names it
    const { connect, createServer } = process.getBuiltinModule('node:net');
    const address = new URL(target);
    const connections = new Set<ProxiedConnection>();
    const bytes = { up: 0, down: 0 };
    let made = 0;
    let accepts = true;

    const take = (client: Socket): void => {
      client.on('error', () => undefined);
      if (!accepts || connections.size >= maxConnections) {
        client.resetAndDestroy();
        return;
      }
      const connection = proxied(client, connect({ host: address.hostname.replace(/^\[|\]$/g, ''), port: portOf(address), allowHalfOpen: true }), {
        faults: faults(++made) ?? {},
        count: (way, length) => (bytes[way] += length),
        ended: () => connections.delete(connection),
      });
      connections.add(connection);
    };
    const handle = (actual: number): RunningProxy => ({
      url: through(address, actual),
      port: actual,
      bytes,
      get open() {
        return connections.size;
      },
      get made() {
        return made;
      },
      get accepts() {
        return accepts;
      },
      set accepts(value) {
        accepts = value;
      },
      strike: (deed) => {
        for (const connection of [...connections]) connection.strike(deed);
      },
      heal: () => {
        for (const connection of connections) connection.heal();
      },
    });

    const server: Server = createServer({ allowHalfOpen: true }, take);
    server.on('error', (error) => {
      subscriber.error(error);
    });
    server.listen({ host: HOST, port }, () => {
      subscriber.next(handle((server.address() as AddressInfo).port)); // of a TCP server that listens
    });
    return () => {
      server.close();
      for (const connection of [...connections]) connection.destroy();
    };
  });
