// The proxy between real sockets: every fault at its very byte, and nothing left behind.

import { once } from 'node:events';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { expect } from 'chai';
import { firstValueFrom, Subject } from 'rxjs';
import { startFaultProxy, type FaultProxyOptions, type ProxyFaults, type RunningProxy } from '../../lib/testing/index.js';

/** A server that says back what it hears, and the sockets it has. */
const echo = async () => {
  const sockets = new Set<Socket>();
  let heard = '';
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      heard += bytes.toString();
      socket.write(bytes);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    sockets,
    heard: () => heard,
    target: `ws://127.0.0.1:${String((server.address() as AddressInfo).port)}/trade`,
    stop: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
};

const proxying = async (
  options: Partial<FaultProxyOptions>,
  use: (stage: { proxy: RunningProxy; server: Awaited<ReturnType<typeof echo>> }) => Promise<void>,
): Promise<void> => {
  const server = await echo();
  const proxies = new Subject<RunningProxy>();
  const first = firstValueFrom(proxies);
  const subscription = startFaultProxy({ target: server.target, ...options }).subscribe(proxies);
  try {
    await use({ proxy: await first, server });
  } finally {
    subscription.unsubscribe();
    server.stop();
  }
};

/** A client of the proxy: what it heard, and how it ended. */
const client = (port: number) => {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  let end: string | undefined;
  socket.on('data', (bytes) => (heard += bytes.toString()));
  socket.on('error', (error: NodeJS.ErrnoException) => (end = error.code));
  socket.on('close', () => (end ??= 'closed'));
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
  };
  return { socket, heard: () => heard, end: () => end, until };
};

const withFaults = (faults: ProxyFaults): Partial<FaultProxyOptions> => ({ faults: (connection) => (connection === 1 ? faults : undefined) });

describe('the fault proxy', () => {
  it('leads to its target and counts the bytes', () =>
    proxying({}, async ({ proxy, server }) => {
      const { socket, heard, until } = client(proxy.port);
      socket.write('hello');
      await until(() => heard() === 'hello');
      expect(proxy.bytes).to.deep.equal({ up: 5, down: 5 });
      expect(proxy.url).to.equal(`ws://127.0.0.1:${String(proxy.port)}/trade`);
      expect([proxy.made, proxy.open, server.sockets.size]).to.deep.equal([1, 1, 1]);
      socket.end();
      await until(() => proxy.open === 0 && server.sockets.size === 0);
    }));

  for (const byte of [0, 1, 4, 5, 6]) {
    it(`resets both sides at byte ${String(byte)} from the client`, () =>
      proxying(withFaults({ at: { way: 'up', byte, does: 'reset' } }), async ({ proxy, server }) => {
        const { socket, end, until } = client(proxy.port);
        socket.write('hello');
        await once(socket, 'connect');
        await new Promise((resolve) => setTimeout(resolve, 20));
        socket.write(' world');
        await until(() => end() !== undefined);
        expect(end()).to.equal('ECONNRESET');
        expect('hello world'.startsWith(server.heard())).to.equal(true);
        expect(server.heard().length).to.be.at.most(byte);
        await until(() => proxy.open === 0);
      }));

    it(`ends in good order at byte ${String(byte)} from the server`, () =>
      proxying(withFaults({ at: { way: 'down', byte, does: 'end' } }), async ({ proxy }) => {
        const { socket, heard, end, until } = client(proxy.port);
        socket.write('hello, world');
        await until(() => end() !== undefined);
        expect(heard()).to.equal('hello, world'.slice(0, byte));
        await until(() => proxy.open === 0);
      }));
  }

  it('changes one byte, and loses some', () =>
    proxying(withFaults({ corrupt: { way: 'up', byte: 1 }, drop: { way: 'down', byte: 3, count: 4 } }), async ({ proxy, server }) => {
      const { socket, heard, until } = client(proxy.port);
      socket.write('hello, world');
      await until(() => heard().length === 8);
      expect(server.heard()).to.equal('hdllo, world');
      expect(heard()).to.equal('hdlworld');
    }));

  it('leaves a link half open: nobody hears anything, not even an end, until it heals', () =>
    proxying({}, async ({ proxy, server }) => {
      const { socket, heard, end, until } = client(proxy.port);
      socket.write('a');
      await until(() => heard() === 'a');
      proxy.strike('halfOpen');
      socket.write('b');
      for (const one of server.sockets) one.end('c');
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect([heard(), server.heard(), end(), proxy.open]).to.deep.equal(['a', 'a', undefined, 1]);
      proxy.heal();
      await until(() => heard() === 'ac' && server.heard() === 'ab');
    }));

  it('silences one way alone', () =>
    proxying({}, async ({ proxy, server }) => {
      const { socket, heard, until } = client(proxy.port);
      socket.write('a');
      await until(() => heard() === 'a');
      proxy.strike('muteDown');
      socket.write('b');
      await until(() => server.heard() === 'ab');
      expect(heard()).to.equal('a');
    }));

  it('delays, and lets so many bytes a second pass', () =>
    proxying(withFaults({ delay: 30, bytesPerSecond: 1000 }), async ({ proxy }) => {
      const { socket, heard, until } = client(proxy.port);
      const began = Date.now();
      socket.write('x'.repeat(100));
      await until(() => heard().length === 100);
      expect(Date.now() - began).to.be.within(120, 1500);
    }));

  it('takes nobody while it is told not to, nor more than it may', () =>
    proxying({ maxConnections: 1 }, async ({ proxy }) => {
      proxy.accepts = false;
      const refused = client(proxy.port);
      await refused.until(() => refused.end() !== undefined);
      proxy.accepts = true;
      const taken = client(proxy.port);
      taken.socket.write('a');
      await taken.until(() => taken.heard() === 'a');
      const second = client(proxy.port);
      await second.until(() => second.end() !== undefined);
      expect(taken.end()).to.equal(undefined);
      expect(proxy.made).to.equal(1);
    }));

  it('resets the client where its target is not there', async () => {
    const server = await echo();
    server.stop();
    const proxies = new Subject<RunningProxy>();
    const first = firstValueFrom(proxies);
    const subscription = startFaultProxy({ target: server.target }).subscribe(proxies);
    const { end, until } = client((await first).port);
    await until(() => end() !== undefined);
    subscription.unsubscribe();
  });

  it('tears everything down when it is stopped', async () => {
    let ended: (() => string | undefined) | undefined;
    let sockets = new Set<Socket>();
    await proxying({}, async ({ proxy, server }) => {
      const one = client(proxy.port);
      one.socket.write('a');
      await one.until(() => one.heard() === 'a');
      proxy.strike('halfOpen');
      ended = one.end;
      sockets = server.sockets;
    });
    while (ended?.() === undefined || sockets.size > 0) await new Promise((resolve) => setTimeout(resolve, 2));
  });
});
