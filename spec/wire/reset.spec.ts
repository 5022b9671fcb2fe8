// Connections that are cut off, seen from the other side: a plain server on this machine, in clear and under TLS, that does as little of WebSocket as it can.

import { createHash } from 'node:crypto';
import { createServer, type AddressInfo, type Server, type Socket as TcpSocket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { expect } from 'chai';
import { generate } from 'selfsigned';
import { ConnectionError } from '../../lib/base/errors.js';
import type { WebSocketLike } from '../../lib/base/web-socket.js';
import { platformSocket } from '../../lib/wire/socket-constructor.js';
import { openSocket, type Socket } from '../../lib/wire/socket.js';
import { errorOf, watch } from '../support/seen.js';

const SUFFIX = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'; // of the WebSocket protocol

/** What the server saw of its one client. */
interface Guest {
  readonly socket: TcpSocket;
  /** What came after the handshake. */
  bytes: number;
  /** How the connection ended, once it has: the code of an error, or `end`. */
  readonly ended: Promise<string>;
}

const welcome = (socket: TcpSocket): Guest => {
  const ended = new Promise<string>((resolve) => {
    socket.on('error', (error) => {
      resolve('code' in error ? String(error.code) : error.message);
    });
    socket.on('end', () => {
      resolve('end');
    });
  });
  const guest: Guest = { socket, bytes: 0, ended };
  socket.once('data', (head) => {
    const key = /Sec-WebSocket-Key: (.*)\r\n/.exec(head.toString())?.[1] ?? '';
    const accept = createHash('sha1')
      .update(key + SUFFIX)
      .digest('base64');
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
    socket.on('data', ({ length }: Buffer) => {
      guest.bytes += length;
    });
  });
  return guest;
};

const soon = (milliseconds = 50): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

for (const scheme of ['ws', 'wss'] as const)
  describe(`a connection over ${scheme}: that is cut off`, () => {
    let server: Server;
    let url: string;
    let guests: Guest[];
    let streams: TcpSocket[];
    const trust = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];

    before(async () => {
      const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }]);
      const meet = (socket: TcpSocket): void => void guests.push(welcome(socket));
      server = scheme === 'ws' ? createServer(meet) : createTlsServer({ key, cert }, meet);
      server.on('connection', (stream: TcpSocket) => {
        streams.push(stream);
        stream.on('error', () => undefined); // under TLS; the guest hears of it too
      });
      await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
      url = `${scheme}://localhost:${String((server.address() as AddressInfo).port)}/trade`; // bound to a port
      process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'; // what vouches for whom is the business of tls.spec
    });
    after(() => {
      server.close();
      if (trust === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = trust;
    });
    beforeEach(() => {
      guests = [];
      streams = [];
    });
    afterEach(() => {
      for (const stream of streams) stream.destroy();
    });

    const Constructor = platformSocket({ maxFrame: 2 ** 24, handshakeTimeout: 2_000, closeTimeout: 40 });
    /** A WebSocket that is open, and its guest. */
    const opened = async (): Promise<{ readonly raw: WebSocketLike; readonly guest: Guest; readonly closed: Promise<unknown> }> => {
      const raw = new Constructor(url);
      const closed = new Promise((resolve) => {
        raw.onclose = ({ code }) => {
          resolve(code);
        };
      });
      await new Promise((resolve, reject) => {
        raw.onopen = resolve;
        raw.onerror = (event) => {
          reject(new Error('message' in event ? String(event.message) : 'It failed.'));
        };
      });
      const [guest] = guests;
      if (guest === undefined) throw new Error('nobody came');
      return { raw, guest, closed };
    };

    it('is reset: the other side hears ECONNRESET, and this one of an abnormal end', async () => {
      const { raw, guest, closed } = await opened();
      expect(raw.reset?.()).to.equal(true);
      expect(await closed).to.equal(1006);
      expect(await guest.ended).to.equal('ECONNRESET');
      expect(raw.reset?.()).to.equal(false);
    });

    it('delivers nothing that was held back for the end of the tick', async () => {
      const { raw, guest, closed } = await opened();
      for (const frame of ['a', 'b', 'c', 'd']) raw.send(frame);
      raw.reset?.();
      await closed;
      await soon();
      expect(guest.bytes).to.be.at.most(7); // the first frame of a tick leaves at once: two bytes of head, four of mask, one of text
    });

    it('delivers nothing that waits because the other side does not read', async () => {
      const { raw, guest, closed } = await opened();
      guest.socket.pause();
      if (scheme === 'wss') for (const stream of streams) stream.pause();
      const total = 40 * 500_000;
      for (let count = 0; count < 40; count++) raw.send('x'.repeat(500_000));
      expect(raw.bufferedAmount).to.be.greaterThan(1_000_000);
      raw.reset?.();
      await closed;
      guest.socket.resume();
      await soon(100);
      expect(guest.bytes).to.be.lessThan(total / 2); // what lay in the kernels, on both sides, when it was cut
    });

    it('cannot be reset any more once the other side has gone, nor before it stands', async () => {
      const { raw, guest, closed } = await opened();
      guest.socket.destroy();
      await closed;
      expect(raw.reset?.()).to.equal(false);
      const early = new Constructor(url);
      early.onerror = () => undefined;
      expect(early.reset?.()).to.equal(false);
      await soon();
      expect(early.readyState).to.equal(3);
    });

    it('says goodbye first when it is closed, and is reset where nobody answers that', async () => {
      const { raw, guest, closed } = await opened();
      raw.close();
      await soon(20);
      expect(guest.bytes).to.equal(6); // the close frame
      expect(await closed).to.equal(1006);
      expect(await guest.ended).to.equal('ECONNRESET');
    });

    it('counts what comes in, parts of a frame included', async () => {
      const { raw, guest } = await opened();
      const before = raw.bytesRead ?? 0;
      guest.socket.write(Buffer.from([0x81, 126, 0x10, 0, 1, 2, 3])); // the head of a frame of 4,096 bytes, and three of them
      await soon();
      expect((raw.bytesRead ?? 0) - before).to.be.at.least(7);
    });

    it('hears of a pong, and of a ping', async () => {
      const { raw, guest } = await opened();
      let signs = 0;
      raw.onpong = () => {
        signs++;
      };
      raw.ping?.();
      guest.socket.write(Buffer.from([0x8a, 0, 0x89, 0]));
      await soon();
      expect([signs, guest.bytes]).to.deep.equal([2, 12]); // our ping, and our pong to its
    });

    describe('by openSocket', () => {
      const dialled = async () => {
        const seen = watch(openSocket({ url, webSocket: Constructor }));
        while (seen.values.length === 0 && seen.error === undefined) await soon(5);
        return { seen, socket: seen.last, guest: guests[0] };
      };
      const cut = (socket: Socket): boolean => socket.cut('It was dead.');

      it('errors, and says that it was reset', async () => {
        const { seen, socket } = await dialled();
        expect(cut(socket)).to.equal(true);
        const error = errorOf(seen, ConnectionError);
        expect([error.message, error.wasReset, error.delivered, error.retryable]).to.deep.equal(['It was dead.', true, 'unknown', true]);
      });

      it('does not claim so where the other side closed, or reset, before', async () => {
        for (const end of ['end', 'resetAndDestroy'] as const) {
          const { seen, guest } = await dialled();
          guests = [];
          if (end === 'end') guest?.socket.end();
          else streams.at(-1)?.resetAndDestroy();
          while (seen.error === undefined) await soon(5);
          expect([end, errorOf(seen, ConnectionError).wasReset]).to.deep.equal([end, false]);
        }
      });

      it('shows what has not left yet', async () => {
        const { socket, guest, seen } = await dialled();
        guest?.socket.pause();
        expect(socket.buffered()).to.equal(0);
        for (let count = 0; count < 40; count++) socket.send('x'.repeat(500_000));
        expect(socket.buffered()).to.be.greaterThan(1_000_000);
        seen.subscription.unsubscribe();
      });
    });

    it('leaves nothing open', async () => {
      const { raw, closed } = await opened();
      raw.reset?.();
      await closed;
      await soon();
      const left = await new Promise((resolve) => {
        server.getConnections((_, count) => {
          resolve(count);
        });
      });
      expect(left).to.equal(0);
    });
  });
