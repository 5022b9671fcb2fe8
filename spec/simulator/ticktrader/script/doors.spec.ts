// The same scripts behind a real socket: what only a server can do, and one of each sort of fault.

import { once } from 'node:events';
import { request } from 'node:http';
import { expect } from 'chai';
import { WebSocket } from 'ws';
import { opened, running } from '../doors/running.js';

/** What the upgrade is answered with over plain HTTP. */
const upgrade = (url: string): Promise<{ readonly status: number | undefined; readonly body: string; readonly headers: object }> =>
  new Promise((resolve, reject) => {
    const headers = { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': 'MDEyMzQ1Njc4OUFCQ0RFRg==' };
    request(url.replace('ws:', 'http:'), { headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (text: string) => (body += text));
      answer.on('end', () => {
        resolve({ status: answer.statusCode, body, headers: answer.headers });
      });
    })
      .on('error', reject)
      .end();
  });

const frames = (socket: WebSocket): string[] => {
  const all: string[] = [];
  socket.on('message', (data: Buffer) => all.push(data.toString()));
  return all;
};

describe('fault scripts behind a real socket', () => {
  for (const status of [200, 301, 401, 429, 500, 503]) {
    it(`answer the upgrade with ${String(status)}`, () =>
      running(
        {
          faults: [
            { when: { connect: true, nth: 1 }, do: { kind: 'upgrade', status, body: '<html>no</html>', headers: { Location: 'http://127.0.0.1/elsewhere' } } },
          ],
        },
        async ({ url }) => {
          const answer = await upgrade(url);
          expect(answer).to.deep.include({ status, body: '<html>no</html>' });
          expect(answer.headers).to.include({ location: 'http://127.0.0.1/elsewhere' });
          (await opened(url)).terminate();
        },
      ));
  }

  it('reset a connection at the door, or never answer it', () =>
    running(
      {
        faults: [
          { when: { connect: true, nth: 1 }, do: 'cut' },
          { when: { connect: true, nth: 2 }, do: 'silence' },
        ],
      },
      async ({ url }) => {
        const [error] = (await once(new WebSocket(url), 'error')) as [Error];
        expect(error.message).to.match(/hang up|ECONNRESET/);
        const waiting = new WebSocket(url, { handshakeTimeout: 50 });
        const [timeout] = (await once(waiting, 'error')) as [Error];
        expect(timeout.message).to.contain('timed out');
      },
    ));

  it('lose, double and spoil frames', () =>
    running(
      {
        faults: [
          { when: { frameOut: 'Error', nth: 1 }, do: 'drop' },
          { when: { frameOut: 'Error', nth: 2 }, do: 'duplicate' },
          { when: { frameOut: 'Error', nth: 3 }, do: { kind: 'truncate', to: 3 } },
        ],
      },
      async ({ url }) => {
        const socket = await opened(url);
        const heard = frames(socket);
        for (let sent = 0; sent < 3; sent++) socket.send('{}');
        while (heard.length < 3) await once(socket, 'message');
        expect(heard[0]).to.equal(heard[1]);
        expect(heard[2]).to.have.length(3);
        socket.terminate();
      },
    ));

  it('end a connection after what was sent before has arrived', () =>
    running({ faults: [{ when: { frameOut: 'Error', nth: 2 }, do: { kind: 'cut', at: 'afterAnswer' } }] }, async ({ url }) => {
      const socket = await opened(url);
      const heard = frames(socket);
      socket.send('{}');
      socket.send('{}');
      const [code] = (await once(socket, 'close')) as [number];
      expect([heard.length, code]).to.deep.equal([2, 1006]);
    }));

  it('leave a link half open for a while: nothing is lost when it heals', () =>
    running({ faults: [{ when: { request: 'Half' }, do: { kind: 'halfOpen', for: 150 } }] }, async ({ url }) => {
      const socket = await opened(url);
      let pongs = 0;
      socket.on('pong', () => pongs++);
      const heard = frames(socket);
      socket.send('{"Request":"Half"}');
      socket.ping();
      socket.send('{}');
      await new Promise((resolve) => setTimeout(resolve, 75));
      expect([heard.length, pongs]).to.deep.equal([0, 0]);
      while (heard.length < 2) await once(socket, 'message');
      socket.terminate();
    }));

  it('stop with the server, whatever was still to come', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    await new Promise((resolve) => setImmediate(resolve)); // the runner sets its own timer once this has begun
    const before = timers();
    await running({ faults: [{ when: { connect: true }, do: ['silence', { kind: 'delay', by: 3_600_000 }] }] }, async ({ url }) => {
      const socket = new WebSocket(url);
      socket.on('error', () => undefined);
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(socket.readyState).to.equal(0);
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await new Promise((resolve) => setImmediate(resolve)); // the timer above counts until its turn is over
    expect(timers()).to.be.at.most(before);
  });
});
