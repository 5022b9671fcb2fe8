// A web server on loopback: the built application under a strict policy, what it needs to know to sign in, and the signing service. main and the browser spec start it.

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Observable } from 'rxjs';
import type { SimulatedServer } from 'rxtt/simulator';
import { signature, type TickTraderOptions } from 'rxtt/ticktrader';
import { BUILT } from './build.js';

const TYPES: Readonly<Record<string, string>> = { html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css', txt: 'text/plain' };
const FILE = /^\/([\w.-]+\.(\w+))?$/;

/** No script and no style but our own, nothing from elsewhere. */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self' ws://127.0.0.1:*",
    'img-src data:',
    "base-uri 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** A signer signs for its own page, for its own token, and for no other time than now. */
const STEP = 60_000;
const mayBeSigned = (stamp: number): boolean => Math.abs(Date.now() - stamp) < STEP;

const sign = async (request: IncomingMessage, { credentials }: SimulatedServer): Promise<readonly [status: number, body: string]> => {
  const { webApiId, webApiKey, webApiSecret } = credentials;
  if (request.method !== 'POST' || request.headers['sec-fetch-site'] !== 'same-origin') return [403, 'only for the page itself'];
  const asked = await text(request);
  const stamp = Number(asked.slice(0, -(webApiId.length + webApiKey.length)));
  const isOurs = asked === `${String(stamp)}${webApiId}${webApiKey}`;
  return isOurs && mayBeSigned(stamp) ? [200, signature(stamp, webApiId, webApiKey, webApiSecret)] : [403, 'not a login of this token'];
};

const file = async (path: string, response: ServerResponse): Promise<void> => {
  const [, name = 'index.html', ending = 'html'] = FILE.exec(path) ?? [];
  const content = await readFile(new URL(name, BUILT)).catch(() => undefined);
  const nonce = randomBytes(16).toString('base64');
  response.writeHead(content === undefined ? 404 : 200, {
    'content-type': TYPES[ending] ?? 'application/octet-stream',
    'content-security-policy': policy(nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  response.end(ending === 'html' ? content?.toString().replaceAll('"NONCE"', `"${nonce}"`) : content);
};

/** How the pages are served. */
export interface Pages {
  /** Default any that is free. */
  readonly port?: number;
  /** How long the client of the page waits for what does not come. Default as the client has it. */
  readonly patience?: Pick<TickTraderOptions, 'lateness' | 'requestTimeout' | 'resolve'>;
}

const answer = async (server: SimulatedServer, { patience }: Pages, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { url, credentials } = server;
  switch (request.url) {
    case '/connection.json':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ url, webApiId: credentials.webApiId, webApiKey: credentials.webApiKey, patience }));
      return;
    case '/sign': {
      const [status, body] = await sign(request, server);
      response.writeHead(status, { 'content-type': 'text/plain' });
      response.end(body);
      return;
    }
    default:
      await file(request.url ?? '/', response);
  }
};

/** Emits the address of the application once it is served; unsubscribing stops it. */
export const served = (simulator: SimulatedServer, pages: Pages = {}): Observable<string> =>
  new Observable((subscriber) => {
    const server = createServer((request, response) => {
      answer(simulator, pages, request, response).catch((error: unknown) => {
        subscriber.error(error);
      });
    });
    server.on('error', (error) => {
      subscriber.error(error);
    });
    server.listen(pages.port ?? 0, '127.0.0.1', () => {
      subscriber.next(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`); // bound to a port, so never a pipe's name
    });
    return () => {
      server.closeAllConnections();
      server.close();
    };
  });
