// POST /sign of the example service, and who may ask at all: secrets stay inside, and nothing but a login of now is signed.

import { request } from 'node:http';
import { expect } from 'chai';
import { lastValueFrom } from 'rxjs';
import { signature, tickTrader } from '../../lib/ticktrader/index.js';
import { posted, TOKEN, TOKEN_HEADER, withService, type Desk } from './node-service-desk.js';

const textAt = ({ first }: Desk, timestamp: number): string => `${String(timestamp)}${first.credentials.webApiId}${first.credentials.webApiKey}`;

describe('the example service: the remote signer', () => {
  it('signs a login of its accounts as the secret would', () =>
    withService(async (desk) => {
      const { webApiId, webApiKey, webApiSecret } = desk.second.credentials;
      const now = Date.now();
      const answer = await desk.ask('/sign', posted({ text: `${String(now)}${webApiId}${webApiKey}` }));
      expect(await answer.json()).to.deep.equal({ signature: signature(now, webApiId, webApiKey, webApiSecret) });
    }));

  it('is all that a client without the secret needs', () =>
    withService(async ({ first, ask }) => {
      const { webApiId, webApiKey } = first.credentials;
      const sign = async (text: string): Promise<string> => ((await (await ask('/sign', posted({ text }))).json()) as { signature: string }).signature;
      const browser = tickTrader({ url: first.url, credentials: { webApiId, webApiKey, sign } });
      await lastValueFrom(browser.connect());
      await lastValueFrom(browser.close());
    }));

  it('refuses whatever is no login of its accounts, or not for now, and does not say which', () =>
    withService(async (desk) => {
      const { webApiId, webApiKey } = desk.first.credentials;
      const now = Date.now();
      const texts = [
        textAt(desk, now - 31_000),
        textAt(desk, now + 31_000),
        textAt(desk, now).slice(1),
        `${textAt(desk, now)} `,
        `${String(now)}${webApiKey}${webApiId}`,
        `${String(now)}${webApiId}${desk.second.credentials.webApiKey}`,
        `0x18c0000000${textAt(desk, now).slice(13)}`,
        'transfer everything',
        '',
      ];
      const answers = await Promise.all(
        texts.map(async (text) => {
          const answer = await desk.ask('/sign', posted({ text }));
          return `${String(answer.status)} ${await answer.text()}`;
        }),
      );
      expect([...new Set(answers)]).to.deep.equal(['403 {"error":"only logins of the accounts of this service are signed, and only for now"}\n']);
      for (const body of [{}, { text: 1 }, { text: ['x'] }, 'null']) expect((await desk.ask('/sign', posted(body))).status).to.equal(400);
    }));

  it('never says its secrets, neither in answers nor in metrics nor in the log', () =>
    withService(async (desk) => {
      const answers = [await desk.ask('/metrics'), await desk.ask('/health'), await desk.ask('/sign', posted({ text: 'x' }))];
      const said = [...(await Promise.all(answers.map((answer) => answer.text()))), ...desk.logged].join('\n');
      for (const { webApiSecret } of [desk.first.credentials, desk.second.credentials]) expect(said).not.to.include(webApiSecret);
      expect(said).not.to.include(desk.tt.apiSecret.split(':')[1]);
      expect(said).not.to.include(TOKEN);
    }));
});

describe('the example service: who may ask', () => {
  it('lets nobody near without its token, but tells everybody how it is', () =>
    withService(async ({ ask }) => {
      const wrong = { authorization: `Bearer ${TOKEN}x` };
      for (const headers of [{}, wrong, { authorization: TOKEN }]) {
        expect((await ask('/events', { headers })).status).to.equal(401);
        expect((await ask('/sign', posted({ text: 'x' }, { authorization: '', ...headers }))).status).to.equal(401);
        expect((await ask('/nothing', { headers })).status).to.equal(401);
        for (const path of ['/health', '/health/live', '/metrics']) expect((await ask(path, { headers })).status).to.equal(200);
      }
      expect((await ask(`/orders?access_token=${TOKEN}`, { headers: {} })).status).to.equal(401);
      const events = await ask(`/events?access_token=${TOKEN}`, { headers: {} });
      expect(events.status).to.equal(200);
      await events.body?.cancel();
    }));

  it('lets only pages of known origins ask, and tells a browser so beforehand', () =>
    withService(
      async ({ ask, ...desk }) => {
        const text = textAt({ ask, ...desk }, Date.now());
        const from = (origin: string) => posted({ text }, { origin });
        const known = await ask('/sign', from('https://desk.example'));
        expect([known.status, known.headers.get('access-control-allow-origin')]).to.deep.equal([200, 'https://desk.example']);
        const other = await ask('/sign', from('https://evil.example'));
        expect([other.status, other.headers.get('access-control-allow-origin')]).to.deep.equal([403, null]);
        const preflight = await ask('/sign', { method: 'OPTIONS', headers: { origin: 'https://desk.example' } });
        expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).to.deep.equal([
          204,
          'authorization, content-type, idempotency-key, last-event-id',
        ]);
      },
      { ORIGINS: 'https://desk.example' },
    ));

  it('does not answer under a name that is not its own, as of a page that rebinds one', () =>
    withService(async ({ service }) => {
      const status = await new Promise((resolve, reject) => {
        request(`${service.url}/health`, { headers: { ...TOKEN_HEADER, host: 'evil.example' } }, ({ statusCode }) => {
          resolve(statusCode);
        })
          .on('error', reject)
          .end();
      });
      expect(status).to.equal(421);
    }));
});
