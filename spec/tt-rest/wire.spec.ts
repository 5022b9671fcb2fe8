// The client over a real connection: the bytes TT gets, by the platform's own fetch and real promises.

import { createServer } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { expect } from 'chai';
import { lastValueFrom, toArray } from 'rxjs';
import { TimeoutError } from '../../lib/base/errors.js';
import { ttRest, type TtRest } from '../../lib/tt-rest/client.js';
import type { TtRestOptions } from '../../lib/tt-rest/options.js';
import { KEY, OPTIONS } from '../support/tt-rest.js';

const SECRET = `${KEY}:11111111-1111-1111-1111-111111111111`;
const TOKEN = '{"status":"Ok","access_token":"jwt","token_type":"bearer","seconds_until_expiry":86400}';

const listening = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
};
const clientOf = (baseUrl: string, options: Partial<TtRestOptions> = {}): TtRest =>
  ttRest({ ...OPTIONS, environment: { name: 'ext_uat_cert', baseUrl }, apiSecret: SECRET, ...options });

describe('over a real connection', () => {
  it('the token is asked for with exactly these bytes', async () => {
    let heard = '';
    const server = createTcpServer((socket) => {
      socket.on('data', (data) => {
        heard += data.toString('latin1');
        if (heard.includes('app_key=')) socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${String(TOKEN.length)}\r\nConnection: close\r\n\r\n${TOKEN}`);
      });
      socket.on('error', () => undefined);
    });
    const tt = clientOf(await listening(server), { retries: 0 });
    await lastValueFrom(tt.id.keyUsage()).catch(() => undefined);
    server.close();
    const [head = '', body = ''] = heard.split('\r\n\r\n');
    const [line = '', ...headers] = head.split('\r\n');
    expect(line).to.match(/^POST \/ttid\/ext_uat_cert\/token\?requestId=app-co--[0-9a-f-]{36} HTTP\/1\.1$/);
    expect(headers.map((header) => header.toLowerCase())).to.include.members([
      'content-type: application/x-www-form-urlencoded',
      `x-api-key: ${KEY}`,
      'content-length: 103',
    ]);
    expect(headers.some((header) => /^authorization:/i.test(header))).to.equal(false);
    expect(body.slice(0, 103)).to.equal(`grant_type=user_app&app_key=${SECRET.replace(':', '%3A')}`);
  });

  it('pages come through, and a server that stops answering is a TimeoutError', async () => {
    const server = createServer(({ url = '' }, response) => {
      if (url.includes('/token')) response.end(TOKEN);
      else if (url.includes('/accounts')) {
        const isSecond = url.includes('nextPageKey=a%2B%2F%3D');
        response.end(`{"status":"Ok","accounts":[{"id":18446744073709551615,"name":"a"}],"lastPage":"${String(isSecond)}","nextPageKey":"a+/="}`);
      }
    });
    const tt = clientOf(await listening(server), { requestTimeout: 300 });
    const accounts = await lastValueFrom(tt.account.accounts().pipe(toArray()));
    expect(accounts.map(({ id }) => id)).to.deep.equal(['18446744073709551615', '18446744073709551615']);
    const error: unknown = await lastValueFrom(tt.id.keyUsage()).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(TimeoutError);
    server.closeAllConnections();
    server.close();
  });
});
