import { createServer, type Socket as TcpSocket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { WebSocket } from 'ws';
import { platformSocket } from '../../lib/wire/socket-constructor.js';

describe('platformSocket', () => {
  it('is ws on Node', () => {
    expect(platformSocket({ maxFrame: 1, handshakeTimeout: 1 }).prototype instanceof WebSocket).to.equal(true);
  });

  it('gives up an opening handshake that nobody answers', async () => {
    const open = new Set<TcpSocket>();
    const mute = createServer((socket) => open.add(socket));
    try {
      await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
      const Constructor = platformSocket({ maxFrame: 1_000, handshakeTimeout: 20 });
      const socket = new Constructor(`ws://127.0.0.1:${String((mute.address() as AddressInfo).port)}`);
      const message = await new Promise((resolve) => {
        socket.onerror = (event) => {
          resolve('message' in event && event.message);
        };
      });
      expect(message).to.equal('Opening handshake has timed out');
    } finally {
      for (const socket of open) socket.destroy();
      mute.close();
    }
  });

  for (const scheme of ['wss', 'WSS', ' wss'])
    it(`speaks TLS, and nothing in clear, to ${JSON.stringify(scheme)}`, async () => {
      const server = createServer();
      const open = new Set<TcpSocket>();
      const first = new Promise<Buffer>((resolve) => {
        server.on('connection', (socket) => {
          open.add(socket);
          socket.on('error', () => undefined).once('data', resolve);
        });
      });
      try {
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        const Constructor = platformSocket({ maxFrame: 1_000, handshakeTimeout: 2_000 });
        const socket = new Constructor(`${scheme}://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
        socket.onerror = () => undefined;
        expect((await first)[0]).to.equal(0x16); // a handshake record of TLS
      } finally {
        for (const socket of open) socket.destroy();
        server.close();
      }
    });
});
