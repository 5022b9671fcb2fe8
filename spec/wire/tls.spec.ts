// The socket the library makes itself, under TLS: what every real server is reached over. A process of its own, since Node takes trust from its start.

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { generate } from 'selfsigned';
import { WebSocketServer } from 'ws';

const run = promisify(execFile);

/** Connects to the address in its first argument, sends two frames in one tick and prints what came back, or the error. */
const PROGRAM = `
  import { openSocket } from './lib/wire/socket.ts';
  import { platformSocket } from './lib/wire/socket-constructor.ts';
  const opening = openSocket({ url: process.argv[1], webSocket: platformSocket({ maxFrame: 1024, handshakeTimeout: 2000 }) }).subscribe({
    next: ({ text$, send }) => {
      let heard = 0;
      text$.subscribe((text) => { console.log(text); if (++heard === 2) opening.unsubscribe(); });
      send('one');
      send('two');
    },
    error: (error) => console.log(error.message),
  });
`;

const client = async (url: string, trusted?: string): Promise<string> => {
  const env = { ...process.env, NODE_OPTIONS: '', ...(trusted === undefined ? {} : { NODE_EXTRA_CA_CERTS: trusted }) };
  const { stdout } = await run(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', PROGRAM, url], { env, timeout: 15_000 });
  return stdout.trim();
};

describe('openSocket over TLS', () => {
  let folder: string;
  let trusted: string;
  let port: number;
  let server: ReturnType<typeof createServer>;

  before(async () => {
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
    });
    folder = await mkdtemp(join(tmpdir(), 'rxtt-tls-'));
    trusted = join(folder, 'certificate.pem');
    await writeFile(trusted, cert);
    server = createServer({ key, cert });
    new WebSocketServer({ server }).on('connection', (socket) => {
      socket.on('message', (data) => {
        socket.send(`heard ${(data as Buffer).toString()}`); // ws hands over one Buffer a message
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port; // bound to a port, so never a pipe's name
  });
  after(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  it('connects by name, and exchanges frames', async () => {
    expect(await client(`wss://localhost:${String(port)}/trade?of=spec`, trusted)).to.equal('heard one\nheard two');
  });

  it('refuses a server whose certificate nobody vouches for', async () => {
    expect(await client(`wss://localhost:${String(port)}/`)).to.match(/self-signed certificate/);
  });

  it('refuses a certificate made out to another name', async () => {
    expect(await client(`wss://127.0.0.1:${String(port)}/`, trusted)).to.match(/IP: 127\.0\.0\.1 is not in the cert/);
  });
});
