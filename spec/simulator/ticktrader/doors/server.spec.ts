import { once } from 'node:events';
import { request } from 'node:http';
import type { Socket } from 'node:net';
import { expect } from 'chai';
import { firstValueFrom } from 'rxjs';
import { WebSocket } from 'ws';
import { startTickTraderSimulator, type RunningTickTrader } from '../../../../lib/simulator/index.js';
import { expectedSignature } from '../../../../lib/simulator/ticktrader/signature.js';
import { at, create, type Frame } from '../../console.js';
import { opened, running } from './running.js';

/** Sends and waits until a frame passes `until`; returns all frames up to it. */
const talk = (socket: WebSocket, message: object, until: (frame: Frame) => boolean): Promise<readonly Frame[]> =>
  new Promise((resolve) => {
    const frames: Frame[] = [];
    const listen = (data: Buffer): void => {
      const frame = JSON.parse(data.toString()) as Frame;
      frames.push(frame);
      if (!until(frame)) return;
      socket.off('message', listen);
      resolve(frames);
    };
    socket.on('message', listen);
    socket.send(JSON.stringify(message));
  });

const is =
  (response: string) =>
  (frame: Frame): boolean =>
    frame.Response === response;

const login = async (socket: WebSocket, { credentials, oneTimePassword }: RunningTickTrader): Promise<void> => {
  const { webApiId: WebApiId, webApiKey: WebApiKey, webApiSecret } = credentials;
  const Timestamp = Date.now();
  const Signature = expectedSignature(String(Timestamp), WebApiId, WebApiKey, webApiSecret);
  await talk(socket, { Id: 'l', Request: 'Login', Params: { AuthType: 'HMAC', WebApiId, WebApiKey, Timestamp, Signature } }, is('TwoFactor'));
  await talk(socket, { Id: 't', Request: 'TwoFactor', Params: { OneTimePassword: oneTimePassword() } }, is('Account'));
};

describe('the server on loopback', () => {
  it('is logged in to, traded with and read from', () =>
    running({}, async (server) => {
      expect(server.url).to.match(/^ws:\/\/127\.0\.0\.1:\d+\/trade$/);
      const socket = await opened(server.url);
      await login(socket, server);
      const frames = await talk(socket, { Id: '1', ...create({ ClientId: 'real' }) }, is('TradeCreate'));
      expect(frames.map(({ Result }) => at(Result, 'Trade.Status'))).to.deep.equal(['New', 'Filled', 'Calculated', 'Filled']);
      expect(server.journal.map(({ kind, clientId }) => `${kind} ${String(clientId)}`)).to.deep.equal(['accepted real', 'filled real', 'opened real']);
      socket.close();
      await once(socket, 'close');
    }));

  it('cuts, closes with a code, and stops for good', async () => {
    let last: WebSocket | undefined;
    let url = '';
    await running({}, async ({ url: current, exchange }) => {
      url = current;
      const codes: unknown[] = [];
      for (const act of [
        exchange.cut,
        () => {
          exchange.close(4001, 'policy');
        },
      ]) {
        const socket = await opened(url);
        act();
        codes.push((await once(socket, 'close'))[0]);
      }
      expect(codes).to.deep.equal([1006, 4001]);
      last = await opened(url);
    });
    if (last !== undefined && last.readyState !== last.CLOSED) await once(last, 'close');
    const [error] = (await once(new WebSocket(url), 'error')) as [Error];
    expect(error.message).to.contain('ECONNREFUSED');
  });

  it('cuts with a reset, as a link that breaks does', () =>
    running({}, async ({ url, exchange }) => {
      const headers = { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==' };
      const upgrade = request(url.replace('ws:', 'http:'), { headers }).end();
      const [, socket] = (await once(upgrade, 'upgrade')) as [unknown, Socket];
      const failed = once(socket, 'error') as Promise<[NodeJS.ErrnoException]>;
      socket.resume();
      exchange.cut();
      expect((await failed)[0].code).to.equal('ECONNRESET');
    }));

  it('answers a ping', () =>
    running({}, async ({ url }) => {
      const socket = await opened(url);
      socket.ping('here');
      const [data] = (await once(socket, 'pong')) as [Buffer];
      expect(data.toString()).to.equal('here');
      socket.terminate();
    }));

  it('ends a connection that sends a frame beyond any request, and no other', () =>
    running({}, async ({ url }) => {
      const [good, bad] = [await opened(url), await opened(url)];
      bad.send(' '.repeat(2 * 1024 * 1024));
      expect((await once(bad, 'close'))[0]).to.equal(1009);
      const [frame] = await talk(good, { Request: 'Account' }, () => true);
      expect(frame?.Error).to.equal("Should be 'Login' request!");
      good.terminate();
    }));

  it('says so when its port is taken', () =>
    running({}, async ({ url }) => {
      const error: unknown = await firstValueFrom(startTickTraderSimulator({ port: Number(new URL(url).port) })).catch((caught: unknown) => caught);
      expect(error).to.have.property('code', 'EADDRINUSE');
    }));

  it('may be stopped before it listens', async () => {
    const emitted: unknown[] = [];
    startTickTraderSimulator()
      .subscribe((server) => emitted.push(server))
      .unsubscribe();
    await running({}, () => Promise.resolve());
    expect(emitted).to.deep.equal([]);
  });

  it('listens on 127.0.0.1 only', () =>
    running({}, async ({ url }) => {
      const [error] = (await once(new WebSocket(url.replace('127.0.0.1', '127.0.0.2')), 'error')) as [Error];
      expect(error.message).to.contain('ECONNREFUSED');
    }));
});
