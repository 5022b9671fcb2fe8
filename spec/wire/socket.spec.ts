import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { firstValueFrom, Observable, Subscription, switchMap, take, toArray, type Subscriber } from 'rxjs';
import { WebSocketServer, type WebSocket } from 'ws';
import { ConnectionError } from '../../lib/base/errors.js';
import type { WebSocketLike } from '../../lib/base/web-socket.js';
import { platformSocket } from '../../lib/wire/socket-constructor.js';
import { openSocket, type Socket } from '../../lib/wire/socket.js';
import { fakeNetwork, type FakeSocket } from '../support/fake-socket.js';
import { errorOf, watch } from '../support/seen.js';

const URL = 'wss://trade.example.com/trade';

/** A subscribed connection over a fake socket. */
const dialled = (meet?: (socket: FakeSocket) => void) => {
  const network = fakeNetwork(meet);
  const socket$ = openSocket({ url: URL, webSocket: network.webSocket });
  const seen = watch(socket$);
  return { network, socket$, seen, raw: network.last() };
};

/** The same, open. */
const open = () => {
  const { seen, raw, ...rest } = dialled();
  raw.open();
  return { ...rest, seen, raw, socket: seen.last, text: watch(seen.last.text$) };
};

/** What `send` throws. */
const refusal = (socket: Socket, text = 'an order'): ConnectionError => {
  try {
    socket.send(text);
  } catch (error) {
    if (error instanceof ConnectionError) return error;
    throw error;
  }
  throw new Error('it was sent');
};

describe('openSocket', () => {
  it('opens nothing before it is subscribed, and a fresh socket for every subscription', () => {
    const network = fakeNetwork();
    const socket$ = openSocket({ url: URL, webSocket: network.webSocket });
    expect(network.sockets).to.deep.equal([]);
    watch(socket$);
    watch(socket$);
    expect(network.sockets.map(({ url }) => url)).to.deep.equal([URL, URL]);
    expect(network.sockets[0]).not.to.equal(network.sockets[1]);
  });

  it('emits once the socket is open, never before', () => {
    const { seen, raw } = dialled();
    expect(seen.values).to.deep.equal([]);
    raw.open();
    expect(seen.values).to.have.lengthOf(1);
    expect(seen.completed).to.equal(false);
  });

  it('hands over every text frame, in order, to whoever subscribes when it opens', () => {
    const { raw, text } = open();
    raw.push('one');
    raw.push('two');
    expect(text.values).to.deep.equal(['one', 'two']);
  });

  it('reads a binary frame as empty text, and goes on', () => {
    const { raw, text, seen } = open();
    raw.push(new ArrayBuffer(3));
    raw.push('after');
    expect(text.values).to.deep.equal(['', 'after']);
    expect(seen.error).to.equal(undefined);
  });

  it('sends at once while it is open, also from inside the handler that learns it is', () => {
    const network = fakeNetwork();
    openSocket({ url: URL, webSocket: network.webSocket }).subscribe(({ send }) => {
      send('hello');
      expect(network.last().sent).to.deep.equal(['hello']);
      send('again');
    });
    network.last().open();
    expect(network.last().sent).to.deep.equal(['hello', 'again']);
  });

  it('queues nothing: what is sent while the socket closes is refused, undelivered, and never leaves', () => {
    const { raw, socket } = open();
    raw.readyState = 2;
    expect(refusal(socket).delivered).to.equal('no');
    raw.readyState = 3;
    expect(refusal(socket).message).to.contain('nothing was sent');
    raw.readyState = 1;
    expect(raw.sent).to.deep.equal([]);
  });

  it('queues nothing for the next socket either', () => {
    const { network, socket$, socket, raw } = open();
    raw.drop();
    expect(refusal(socket).delivered).to.equal('no');
    watch(socket$);
    network.last().open();
    expect(network.last().sent).to.deep.equal([]);
  });

  it('refuses to send over a socket that is lost but still looks open', () => {
    const { raw, socket } = open();
    raw.close = () => undefined;
    raw.fail('reset');
    expect(raw.readyState).to.equal(1);
    expect(refusal(socket).delivered).to.equal('no');
    expect(raw.sent).to.deep.equal([]);
  });

  it('says that nothing was sent where the socket throws, and closes when it is told to', () => {
    const { raw, socket, seen } = open();
    raw.onsend = () => {
      throw Object.assign(new Error('pipe'), { code: 'EPIPE' });
    };
    const error = refusal(socket);
    expect([error.delivered, (error.cause as Error).message]).to.deep.equal(['no', 'pipe']);
    expect(seen.error).to.equal(undefined);
    socket.close();
    expect(errorOf(seen, ConnectionError).delivered).to.equal('unknown'); // what was sent before may have arrived
  });

  it('does not call a frame unsent because its sending ended the connection', () => {
    const { raw, socket, seen } = open();
    raw.onsend = () => {
      raw.drop(1000);
    };
    socket.send('an order');
    expect(errorOf(seen, ConnectionError).delivered).to.equal('unknown');
  });

  for (const [code, reason, text] of [
    [1000, '', 'The connection was closed with code 1000.'],
    [1000, 'bye', 'The connection was closed with code 1000: bye.'],
    [1005, '', 'The connection was closed with code 1005.'],
    [1006, '', 'The connection was closed with code 1006.'],
    [1008, 'policy', 'The connection was closed with code 1008: policy.'],
    [4001, 'own', 'The connection was closed with code 4001: own.'],
  ] as const)
    it(`errors when the server closes with ${String(code)}${reason && ` ${reason}`}, however cleanly`, () => {
      const { raw, seen } = open();
      raw.drop(code, reason);
      const error = errorOf(seen, ConnectionError);
      expect([error.code, error.message, error.retryable, error.delivered]).to.deep.equal([code, text, true, 'unknown']);
      expect(seen.completed).to.equal(false);
    });

  it('errors where a close event says nothing', () => {
    const { raw, seen } = open();
    raw.onclose?.({});
    expect(errorOf(seen, ConnectionError)).to.include({ code: undefined, message: 'The connection was closed.' });
  });

  it('errors with what the socket says of itself, or without', () => {
    const { raw, seen } = open();
    raw.fail('ECONNRESET');
    expect(errorOf(seen, ConnectionError).message).to.equal('The connection failed: ECONNRESET.');
    const other = open();
    other.raw.fail();
    expect(errorOf(other.seen, ConnectionError).message).to.equal('The connection failed.');
  });

  it('closes a socket that reported an error and did not close by itself', () => {
    const { raw } = open();
    raw.fail('odd');
    expect([raw.readyState, raw.closes]).to.deep.equal([3, 1]);
  });

  it('proves that nothing was delivered where it never opened', () => {
    const refused = dialled();
    refused.raw.fail('ECONNREFUSED');
    expect(errorOf(refused.seen, ConnectionError).delivered).to.equal('no');
    const closed = dialled();
    closed.raw.drop(1006);
    expect(errorOf(closed.seen, ConnectionError).delivered).to.equal('no');
  });

  it('errors where the constructor throws', () => {
    const { webSocket } = fakeNetwork(() => {
      throw new SyntaxError('bad url');
    });
    const seen = watch(openSocket({ url: URL, webSocket }));
    expect(errorOf(seen, ConnectionError).message).to.equal('The connection failed: bad url.');
  });

  it('is cut without asking where the socket cannot be reset: it closes, and errors with the reason', () => {
    const { raw, socket, seen } = open();
    raw.lingers = true;
    expect([socket.cut('It was dead.'), socket.cut('again')]).to.deep.equal([false, false]);
    expect(errorOf(seen, ConnectionError)).to.include({ message: 'It was dead.', wasReset: false, delivered: 'unknown', retryable: true });
    expect([raw.closes, raw.readyState]).to.deep.equal([1, 2]);
    expect(refusal(socket).delivered).to.equal('no');
  });

  it('is cut with a reset where the socket can, and says so only where one was issued', () => {
    for (const issued of [true, false]) {
      const { raw, socket, seen } = open();
      raw.reset = () => {
        raw.readyState = 3;
        return issued;
      };
      expect(socket.cut('It was dead.')).to.equal(issued);
      expect([errorOf(seen, ConnectionError).wasReset, raw.closes]).to.deep.equal([issued, 0]);
    }
  });

  it('counts signs of life: frames, pongs, and bytes where the socket knows them', () => {
    const { raw, socket } = open();
    expect(socket.ping).to.equal(undefined);
    const seen = [socket.heard()];
    raw.push('one');
    seen.push(socket.heard());
    Object.assign(raw, { bytesRead: 100 });
    seen.push(socket.heard());
    expect(new Set(seen).size).to.equal(3);

    let pings = 0;
    const other = dialled((fake) => Object.assign(fake, { ping: () => pings++, onpong: null }));
    other.raw.open();
    const before = other.seen.last.heard();
    other.seen.last.ping?.();
    (other.raw as WebSocketLike).onpong?.();
    expect([pings, other.seen.last.heard() === before]).to.deep.equal([1, false]);
    other.raw.drop();
    other.seen.last.ping?.();
    expect(pings).to.equal(1);
  });

  it('closes when it is unsubscribed, open or still connecting, and says nothing more', () => {
    const connecting = dialled();
    connecting.seen.subscription.unsubscribe();
    expect([connecting.raw.closes, connecting.raw.readyState]).to.deep.equal([1, 3]);
    connecting.raw.open();
    expect(connecting.seen.values).to.deep.equal([]);

    const { raw, seen, text } = open();
    seen.subscription.unsubscribe();
    raw.push('late');
    raw.drop(1000);
    expect([raw.closes, text.values, seen.error]).to.deep.equal([1, [], undefined]);
  });

  it('closes once, and hears nothing more, while the other side does not answer the close', () => {
    const { raw, seen, text, socket } = open();
    raw.lingers = true;
    seen.subscription.unsubscribe();
    expect(raw.readyState).to.equal(2);
    raw.push('late');
    expect(text.values).to.deep.equal([]);
    expect(refusal(socket).delivered).to.equal('no');
    raw.drop(1000);
    expect(raw.closes).to.equal(1);
  });

  it('closes where it is unsubscribed from inside its own opening', () => {
    const network = fakeNetwork();
    openSocket({ url: URL, webSocket: network.webSocket }).pipe(take(1)).subscribe();
    network.last().open();
    expect(network.last().readyState).to.equal(3);
  });
});

describe('openSocket over a real server', () => {
  let life: Subscription;
  beforeEach(() => (life = new Subscription()));
  afterEach(() => {
    life.unsubscribe();
  });

  const webSocket = platformSocket({ maxFrame: 1_000, handshakeTimeout: 2_000 });

  /** A server on a free port of this machine; gone, with all its sockets, after the spec. */
  const listening = (server: Server): Observable<string> =>
    new Observable((subscriber: Subscriber<string>) => {
      server.listen(0, '127.0.0.1', () => {
        subscriber.next(`ws://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
      });
      return () => {
        server.closeAllConnections();
        server.close();
      };
    });
  const listen = (server: Server): Promise<string> =>
    new Promise((resolve) => {
      life.add(listening(server).subscribe(resolve));
    });

  /** A WebSocket server that does `meet` with each socket. */
  const serve = (meet: (socket: WebSocket) => void): Promise<string> => {
    const server = createServer();
    const sockets = new WebSocketServer({ server });
    sockets.on('connection', meet);
    life.add(() => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    });
    return listen(server);
  };
  /** How the connection to `url` fails. */
  const failure = (url: string, use: (socket: Socket) => void = () => undefined): Promise<ConnectionError> =>
    new Promise((resolve, reject) => {
      life.add(
        openSocket({ url, webSocket }).subscribe({
          next: use,
          error: (error: unknown) => {
            if (error instanceof ConnectionError) resolve(error);
            else reject(new Error('another error', { cause: error }));
          },
        }),
      );
    });

  it('sends and receives text, whole and in order', async () => {
    const url = await serve((socket) => {
      socket.on('message', (data) => {
        socket.send('1');
        socket.send('2');
        socket.send(data, { binary: false });
      });
    });
    const heard = firstValueFrom(
      openSocket({ url, webSocket }).pipe(
        switchMap(({ text$, send }) => {
          send('grüß 💶');
          return text$.pipe(take(3), toArray());
        }),
      ),
    );
    expect(await heard).to.deep.equal(['1', '2', 'grüß 💶']);
  });

  it('keeps what the server says in the same breath as it accepts', async () => {
    const url = await serve((socket) => {
      socket.send('welcome');
    });
    expect(await firstValueFrom(openSocket({ url, webSocket }).pipe(switchMap(({ text$ }) => text$)))).to.equal('welcome');
  });

  it('reads a binary frame as empty text', async () => {
    const url = await serve((socket) => {
      socket.send(Buffer.from('binary'));
    });
    expect(await firstValueFrom(openSocket({ url, webSocket }).pipe(switchMap(({ text$ }) => text$)))).to.equal('');
  });

  for (const code of [1000, 1001, 1008, 1011, 1012, 4000])
    it(`learns the close code ${String(code)}`, async () => {
      const url = await serve((socket) => {
        socket.close(code, 'so long');
      });
      const error = await failure(url);
      expect([error.code, error.message]).to.deep.equal([code, `The connection was closed with code ${String(code)}: so long.`]);
    });

  it('learns of a connection that is cut', async () => {
    const url = await serve((socket) => {
      socket.terminate();
    });
    expect(await failure(url)).to.include({ code: 1006, delivered: 'unknown' });
  });

  for (const [answer, head] of [
    ['401', 'HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n'],
    ['a page of HTML', 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html>maintenance</html>'],
    ['429', 'HTTP/1.1 429 Too Many Requests\r\nConnection: close\r\n\r\n'],
    ['a redirect', 'HTTP/1.1 301 Moved Permanently\r\nLocation: ws://127.0.0.1:1/\r\nConnection: close\r\n\r\n'],
  ] as const)
    it(`errors where the upgrade is answered with ${answer}`, async () => {
      const server = createServer();
      server.on('upgrade', (_, socket) => socket.end(head));
      const error = await failure(await listen(server));
      expect(error.message).to.match(/^The connection failed: Unexpected server response: (?:401|200|429|301)\.$/);
      expect([error.delivered, error.retryable]).to.deep.equal(['no', true]);
    });

  it('errors where nobody listens', async () => {
    const server = createServer();
    const url = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    const error = await failure(url);
    expect(error.message).to.contain('ECONNREFUSED');
    expect(error.delivered).to.equal('no');
  });

  it('cuts a connection that sends a frame beyond twice the limit', async () => {
    const url = await serve((socket) => {
      socket.send('x'.repeat(2_001));
    });
    expect((await failure(url)).message).to.contain('Max payload size exceeded');
  });

  it('takes a frame of the limit, and somewhat beyond', async () => {
    const url = await serve((socket) => {
      socket.send('x'.repeat(2_000));
    });
    expect(await firstValueFrom(openSocket({ url, webSocket }).pipe(switchMap(({ text$ }) => text$)))).to.have.lengthOf(2_000);
  });

  it('closes cleanly when it is unsubscribed', async () => {
    const closed = new Promise<number>((resolve) => {
      void serve((socket) => socket.on('close', resolve)).then((url) => openSocket({ url, webSocket }).pipe(take(1)).subscribe());
    });
    expect(await closed).to.equal(1005);
  });

  it('refuses to send as soon as it was unsubscribed', async () => {
    const url = await serve(() => undefined);
    const socket = await firstValueFrom(openSocket({ url, webSocket }));
    expect(refusal(socket).delivered).to.equal('no');
  });
});
