// A web server for one page and the simulator behind it, on loopback, gone when unsubscribed from. browser.spec starts it.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { combineLatest, from, Observable, switchMap } from 'rxjs';
import { startTickTraderSimulator, type RunningTickTrader } from '../../lib/simulator/index.js';

/** No inline script, no eval, nothing from elsewhere: what a careful site allows. */
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self' ws://127.0.0.1:*; img-src data:";

const PAGE =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>rxtt</title><link rel="icon" href="data:,"></head><body><script src="/page.js"></script></body></html>';

/** The program and the package, as a browser gets them: through the package's own entry points, in the build that is published. */
const bundle = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [new URL('page.ts', import.meta.url).pathname],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    tsconfigRaw: {}, // the repository's own paths would lead to the sources
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
};

const answer =
  (simulator: RunningTickTrader, script: string) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    const pages: Readonly<Record<string, () => readonly [type: string, body: string]>> = {
      '/': () => ['text/html', PAGE],
      '/page.js': () => ['text/javascript', script],
      '/server': () => ['application/json', JSON.stringify({ url: simulator.url, credentials: simulator.credentials })],
      '/one-time-password': () => ['text/plain', simulator.oneTimePassword()],
      '/cut': () => {
        simulator.exchange.cut();
        return ['text/plain', 'cut'];
      },
    };
    const page = pages[request.url ?? '']?.();
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': page?.[0] ?? 'text/plain', 'content-security-policy': POLICY });
    response.end(page?.[1] ?? '');
  };

const listen = (simulator: RunningTickTrader, script: string): Observable<string> =>
  new Observable((subscriber) => {
    const server = createServer(answer(simulator, script));
    server.listen(0, '127.0.0.1', () => {
      subscriber.next(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`); // bound to a port, so never a pipe's name
    });
    return () => {
      server.closeAllConnections();
      server.close();
    };
  });

/** Emits the address of the page once everything runs. */
export const served = (): Observable<string> =>
  combineLatest([startTickTraderSimulator({ history: { days: 3, records: 50 } }), from(bundle())]).pipe(
    switchMap(([simulator, script]) => listen(simulator, script)),
  );
