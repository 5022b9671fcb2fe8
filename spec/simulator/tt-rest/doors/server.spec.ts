import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect } from 'chai';
import { firstValueFrom, Subscription } from 'rxjs';
import { startTtRestSimulator, type RunningTtRest, type TtServerOptions } from '../../../../lib/simulator/tt-rest/doors/server.js';
import { fields, listIn } from '../console.js';

const ID = 'requestId=app-co--d2ba87c2-5a94-4bdc-91bc-03090d1e1409';

describe('the server on loopback', () => {
  let running = new Subscription();
  const start = (options: TtServerOptions = {}): Promise<RunningTtRest> =>
    new Promise((resolve, reject) => {
      running.add(startTtRestSimulator({ plan: false, accounts: 20, days: 2, ordersPerDay: 40, ...options }).subscribe({ next: resolve, error: reject }));
    });
  afterEach(() => {
    running.unsubscribe();
    running = new Subscription();
  });

  const urlOf = ({ environment }: RunningTtRest, path: string): string =>
    `${environment.baseUrl}${path.replace('{env}', environment.name)}${path.includes('?') ? '&' : '?'}${ID}`;
  const headersOf = async (server: RunningTtRest): Promise<Record<string, string>> => {
    const [key = ''] = server.apiSecret.split(':');
    const body = `grant_type=user_app&app_key=${encodeURIComponent(server.apiSecret)}`;
    const answer = await fetch(urlOf(server, '/ttid/{env}/token'), {
      method: 'POST',
      headers: { 'x-api-key': key, 'content-type': 'application/x-www-form-urlencoded' },
      body,
    });
    return { 'x-api-key': key, authorization: `Bearer ${String(fields(await answer.json())['access_token'])}` };
  };

  it('answers over HTTP, on 127.0.0.1 and a free port', async () => {
    const server = await start();
    const answer = await fetch(urlOf(server, '/ttaccount/{env}/accounts'), { headers: await headersOf(server) });

    expect(server.environment.baseUrl).to.match(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(answer.status).to.equal(200);
    expect(listIn(await answer.json(), 'accounts')).to.have.length(20);
    expect(server.journal.map(({ operation }) => operation)).to.deep.equal(['createToken', 'getAccounts']);
  });

  it('takes a body, and packs large answers for who unpacks them', async () => {
    const server = await start({ largestAnswer: 5000 });
    const headers = await headersOf(server);
    const created = await fetch(urlOf(server, '/ttuser/{env}/user'), {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{"alias":"Ä"}',
    });
    const packed = await fetch(urlOf(server, '/ttledger/{env}/fills'), { headers });
    const plain = await fetch(urlOf(server, '/ttledger/{env}/fills'), { headers: { ...headers, 'accept-encoding': 'identity' } });

    expect(JSON.stringify(await created.json())).to.contain('"alias":"Ä"');
    expect(packed.headers.get('content-encoding')).to.equal('gzip');
    expect(listIn(await packed.json(), 'fills')).to.not.be.empty;
    expect(plain.status).to.equal(413);
  });

  it('follows a 303 to its region with fetch’s own hands', async () => {
    const server = await start({ redirect: { region: 'us' } });
    const answer = await fetch(urlOf(server, '/ttpds/{env}/markets'), { headers: await headersOf(server) });
    expect([answer.status, answer.redirected]).to.deep.equal([200, true]);
  });

  it('breaks connections and keeps silent on demand', async () => {
    const server = await start();
    const headers = await headersOf(server);
    server.engine.faults.next('broken');
    expect(await fetch(urlOf(server, '/ttpds/{env}/markets'), { headers }).catch((error: unknown) => (error as Error).name)).to.equal('TypeError');
    server.engine.faults.next('silence');
    const leaving = new AbortController();
    const silent = fetch(urlOf(server, '/ttpds/{env}/markets'), { headers, signal: leaving.signal }).catch((error: unknown) => (error as Error).name);
    while (server.journal.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    leaving.abort();
    expect(await silent).to.equal('AbortError');
  });

  it('ends with its subscription, and with it every socket', async () => {
    const server = await start();
    const { port } = new URL(server.environment.baseUrl);
    const dial = (): Socket => connect(Number(port), '127.0.0.1');
    const socket = dial();
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    const closed = once(socket, 'close');
    running.unsubscribe();
    await closed;
    const [error] = (await once(dial(), 'error')) as readonly { readonly code?: string }[];
    expect(error?.code).to.equal('ECONNREFUSED');
  });

  it('errors where its port is taken', async () => {
    const server = await start();
    const port = Number(new URL(server.environment.baseUrl).port);
    const failure = await firstValueFrom(startTtRestSimulator({ port })).catch((error: unknown) => (error as { readonly code?: string }).code);
    expect(failure).to.equal('EADDRINUSE');
  });
});
