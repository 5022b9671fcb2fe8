// One HTTP exchange against a real server.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { inspect } from 'node:util';
import { expect } from 'chai';
import { lastValueFrom, type Observable } from 'rxjs';
import { ConnectionError } from '../../lib/base/errors.js';
import type { FetchLike } from '../../lib/base/fetch.js';
import { httpExchange } from '../../lib/wire/http.js';

const platform: FetchLike = (url, request) => fetch(url, request);

const failure = async (stream$: Observable<unknown>): Promise<ConnectionError> => {
  try {
    await lastValueFrom(stream$);
  } catch (error) {
    if (error instanceof ConnectionError) return error;
    throw error;
  }
  throw new Error('it did not fail');
};

describe('httpExchange', () => {
  let server: Server;
  let url: string;
  let handle: (request: IncomingMessage, response: ServerResponse) => void;
  let count: number;

  beforeEach((done) => {
    count = 0;
    server = createServer((request, response) => {
      count++;
      handle(request, response);
    });
    server.listen(0, '127.0.0.1', () => {
      url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/x`;
      done();
    });
  });

  afterEach((done) => {
    server.closeAllConnections();
    server.close(() => {
      done();
    });
  });

  it('sends what it is given, and emits status, headers and text', async () => {
    const heard: unknown[] = [];
    handle = (request, response) => {
      void textOf(request).then((body) => {
        heard.push(request.method, request.url, request.headers['x-api-key'], request.headers['content-length'], body);
        response.writeHead(201, { 'Retry-After': '7' }).end('{"a":"ü"}');
      });
    };
    const answer = await lastValueFrom(httpExchange(platform, { method: 'POST', url: `${url}?a=%2B`, headers: { 'x-api-key': 'k' }, body: 'grant=ü' }));
    expect(heard).to.deep.equal(['POST', '/x?a=%2B', 'k', '8', 'grant=ü']);
    expect([answer.status, answer.text, answer.header('retry-after'), answer.header('nothing')]).to.deep.equal([201, '{"a":"ü"}', '7', undefined]);
  });

  it('follows no redirect', async () => {
    handle = (_, response) => response.writeHead(303, { Location: '/elsewhere' }).end();
    const answer = await lastValueFrom(httpExchange(platform, { method: 'GET', url, headers: {} }));
    expect([answer.status, answer.header('location'), count]).to.deep.equal([303, '/elsewhere', 1]);
  });

  it('is cold, and emits errors of the server as answers', async () => {
    handle = (_, response) => response.writeHead(500).end('boom');
    const exchange$ = httpExchange(platform, { method: 'GET', url, headers: {} });
    expect(count).to.equal(0);
    expect((await lastValueFrom(exchange$)).status).to.equal(500);
    await lastValueFrom(exchange$);
    expect(count).to.equal(2);
  });

  it('aborts when nobody waits any more, before the answer and in the middle of it', async () => {
    for (const begin of [false, true]) {
      const closed = new Promise<void>((resolve) => {
        handle = (request, response) => {
          if (begin) response.writeHead(200, { 'content-length': '100' }).write('half');
          request.socket.once('close', () => {
            resolve();
          });
          setTimeout(() => {
            waiting.unsubscribe();
          }, 20);
        };
      });
      const waiting = httpExchange(platform, { method: 'GET', url, headers: {} }).subscribe();
      await closed;
    }
    expect(count).to.equal(2);
  });

  it('proves that nothing left where nobody listens', async () => {
    await new Promise((closed) => server.close(closed));
    const error = await failure(httpExchange(platform, { method: 'POST', url, headers: {}, body: 'x' }));
    expect(error.delivered).to.equal('no');
    expect(error.message).to.contain('ECONNREFUSED');
  });

  it('does not know what became of a request whose connection was lost, before the answer or in the middle of it', async () => {
    for (const begin of [false, true]) {
      handle = (request, response) => {
        if (begin) response.writeHead(200, { 'content-length': '100' }).write('half');
        setTimeout(() => request.socket.destroy(), 20);
      };
      expect((await failure(httpExchange(platform, { method: 'GET', url, headers: {} }))).delivered).to.equal('unknown');
    }
  });

  it('proves that nothing left where fetch itself throws', async () => {
    const broken: FetchLike = () => {
      throw new TypeError('no url');
    };
    expect(await failure(httpExchange(broken, { method: 'GET', url, headers: {} }))).to.include({ delivered: 'no', message: 'The request failed: no url.' });
  });

  it("keeps the error of somebody's own fetch to itself, which may hold the request", async () => {
    const telling: FetchLike = (_, request) => Promise.reject(Object.assign(new Error('failed'), { request }));
    const error = await failure(httpExchange(telling, { method: 'GET', url, headers: { Authorization: 'canary' } }));
    expect(inspect(error, { depth: 9 })).not.to.contain('canary');
    const odd: FetchLike = () => Promise.reject(new Error(''));
    expect((await failure(httpExchange(odd, { method: 'GET', url, headers: {} }))).message).to.equal('The request failed.');
  });
});
