// Nothing is left behind on a real socket: no handle in this process, and a program that closes its client ends by itself.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { handles } from '../support/handles.js';
import { socketDoor } from './desk.js';

describe('close() on a real socket', () => {
  it('leaves no socket, no server and no timer behind', async () => {
    const before = await handles();
    const desk = await socketDoor({ server: { twoFactor: false } });
    await desk.all(desk.tt.connect());
    await desk.all(desk.tt.tradeHistory());
    expect((await handles()).length).to.be.greaterThan(before.length);
    await desk.leave();
    await desk.pass(50);
    expect(await handles()).to.deep.equal(before);
  });

  it('leaves nothing behind either where the server was already gone', async () => {
    const before = await handles();
    const desk = await socketDoor({ server: { twoFactor: false }, client: { reconnect: { first: 10, cap: 20 } } });
    await desk.all(desk.tt.connect());
    desk.server.exchange.cut();
    await desk.pass(5);
    await desk.leave();
    await desk.pass(50);
    expect(await handles()).to.deep.equal(before);
  });

  it('lets the program end', async () => {
    const desk = await socketDoor({ server: { twoFactor: false } });
    const { webApiId, webApiKey, webApiSecret } = desk.server.credentials;
    const program = fileURLToPath(new URL('come-and-go.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', program, desk.server.url, webApiId, webApiKey, webApiSecret], {
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 15_000,
    });
    const printed: string[] = [];
    child.stdout.on('data', (chunk: Buffer) => printed.push(String(chunk)));
    const how = await new Promise((resolve) => {
      child.on('exit', (code, signal) => {
        resolve([code, signal]);
      });
    });
    await desk.leave();
    expect([how, printed.join('').trim()]).to.deep.equal([[0, null], 'left']);
  });
});
