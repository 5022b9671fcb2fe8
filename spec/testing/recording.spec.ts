// The platform's own WebSocket under a recording, over a real connection: what it can do it still does.

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { WebSocketServer } from 'ws';
import { platformWebSocket, record, type TapeLine } from '../../lib/testing/index.js';

describe('a recording of a real connection', () => {
  it('sends, hears, pings and resets as the platform does', async () => {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    await once(server, 'listening');
    server.on('connection', (socket) => {
      socket.on('error', () => undefined);
      socket.on('message', (data: Buffer) => {
        socket.send(data.toString());
      });
    });
    const lines: TapeLine[] = [];
    const Socket = record(platformWebSocket(), (line) => lines.push(JSON.parse(line) as TapeLine));
    const socket = new Socket(`ws://127.0.0.1:${String((server.address() as AddressInfo).port)}/trade`);
    socket.onerror = () => undefined;
    await new Promise<void>((resolve) => {
      socket.onopen = () => {
        resolve();
      };
    });
    expect([socket.readyState, socket.bufferedAmount]).to.deep.equal([1, 0]);
    const heard = new Promise((resolve) => {
      socket.onmessage = ({ data }) => {
        resolve(data);
      };
    });
    socket.send('{"a":1}');
    expect(await heard).to.equal('{"a":1}');
    const pong = new Promise<void>((resolve) => {
      socket.onpong = resolve;
    });
    socket.ping?.();
    await pong;
    expect(socket.bytesRead).to.be.greaterThan(0);
    const closed = new Promise<void>((resolve) => {
      socket.onclose = () => {
        resolve();
      };
    });
    expect(socket.reset?.()).to.equal(true);
    await closed;
    server.close();
    expect(lines.map(({ dir }) => dir)).to.deep.equal(['open', 'out', 'in', 'close']);
  });
});
