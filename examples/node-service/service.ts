// The service: clients composed into one stream, and a server before them. main starts it, and so do its specs.

import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { concat, defer, finalize, from, ignoreElements, Observable, Subject, switchMap } from 'rxjs';
import type { Logger } from 'rxtt/logger';
import { folderFor, openAccounts } from './accounts.js';
import { backlog } from './backlog.js';
import { guard } from './guard.js';
import { alive, healthOf } from './health.js';
import { httpServer, type Routes } from './http.js';
import { metricsOf } from './metrics.js';
import { orderKeys, type OrderKeys } from './order-keys.js';
import { orderDesk } from './order-desk.js';
import { orders } from './orders.js';
import type { Settings } from './settings.js';
import { drained } from './shutdown.js';
import { signer } from './signer.js';
import type { Sources } from './sources.js';
import { eventStream } from './sse.js';
import { standing } from './standing.js';
import { allEvents, type ServiceEvent } from './stream.js';

/** A service that listens. */
export interface Service {
  readonly url: string;
  /** Where it keeps what must outlive it. */
  readonly folder: string;
  /** Drains; completes when all is over. Acts when subscribed to, once. */
  readonly stop$: Observable<never>;
}

const listening = (folder: string, keys: OrderKeys, sources: Sources, settings: Settings, logger: Logger): Observable<Service> =>
  new Observable((subscriber) => {
    const metrics = metricsOf();
    const accounts = openAccounts(sources, folder, metrics, logger);
    const { tickTrader, tt } = accounts;
    const health = healthOf([...tickTrader, tt]);
    metrics.watch(health.status);

    const events = backlog<ServiceEvent>(randomBytes(4).toString('hex'), settings.backlog);
    const stands = standing();
    const stopping$ = new Subject<void>();
    const following = allEvents(accounts, { lookEvery: settings.lookEvery, stop$: stopping$ }).subscribe({
      next: (event) => {
        stands.see(event);
        events.add(event);
      },
      complete: events.end,
    });

    const desk = orderDesk({ accounts: tickTrader, keys, metrics, logger });
    const recovering = desk.recover();

    const routes: Routes = {
      'GET /events': eventStream(events.kept, {
        heartbeat: settings.heartbeat,
        snapshots: stands.snapshots,
        onReaders: metrics.readers,
        onDropped: metrics.dropped,
      }),
      'POST /orders': orders(desk),
      'POST /sign': signer(tickTrader, { onAsked: metrics.asked }),
      'GET /health': health.handler,
      'GET /health/live': alive,
      'GET /metrics': metrics.handler,
    };
    const server = httpServer(routes, guard(settings), logger);
    server.on('error', (error) => {
      subscriber.error(error);
    });
    server.listen(settings.port, settings.host, () => {
      const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
      const stop$ = defer(() => {
        health.drain();
        stopping$.next();
        const clients = tickTrader.map(({ client }) => client);
        return concat(
          drained(server, clients, settings.drainWithin, logger),
          defer(() => keys.close()),
        );
      }).pipe(ignoreElements());
      subscriber.next({ url: `http://${settings.host}:${String(port)}`, folder, stop$ });
    });
    return () => {
      for (const life of [following, recovering, health.life, accounts.life]) life.unsubscribe();
      for (const { client } of tickTrader) client.close();
      events.end();
      server.close();
      server.closeAllConnections();
    };
  });

/** Starts it; emits once it listens. Unsubscribing ends it at once, `stop$` with patience. */
export const startService = (sources: Sources, settings: Settings, logger: Logger): Observable<Service> =>
  defer(() => {
    const folder = folderFor(sources, settings.folder);
    return from(orderKeys(join(folder, 'orders.ndjson'))).pipe(
      switchMap((keys) => listening(folder, keys, sources, settings, logger).pipe(finalize(() => void keys.close()))),
    );
  });
