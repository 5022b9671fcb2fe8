// The example service as a process of its own: how it ends when asked to, what a sudden death leaves, and how it starts wrongly.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { Environment } from '../../examples/node-service/settings.js';
import { environmentOf, inWorld, linesOf, order, readEvents, until, type World } from './node-service-desk.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

interface Process {
  readonly child: ChildProcess;
  readonly said: () => string;
  /** Its exit code, or the signal that ended it, and how long that took from now. */
  readonly end: (signal?: NodeJS.Signals) => Promise<{ readonly code: number | NodeJS.Signals | null; readonly took: number }>;
}

const start = (env: Environment): Process => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'examples/node-service/main.ts'], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  return {
    child,
    said: () => said,
    end: async (signal) => {
      const begun = performance.now();
      if (signal !== undefined) child.kill(signal);
      const [code, by] = await closed;
      return { code: by ?? code, took: performance.now() - begun };
    },
  };
};

/** A service over `world` that is ready, and where. */
const startReady = async (world: World, folder: string): Promise<Process & { readonly url: string }> => {
  const running = start({ ...environmentOf(world), FOLDER: folder });
  await until(() => {
    if (running.child.exitCode !== null) throw new Error(`It ended:\n${running.said()}`);
    return running.said().includes('listens on');
  });
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(running.said())?.[0] ?? '';
  await until(async () => (await fetch(`${url}/health`)).ok);
  return { ...running, url };
};

/** Does `use` with what it starts, which is killed if it still runs. */
const withReady = async (world: World, folder: string, use: (running: Process & { readonly url: string }) => Promise<void>): Promise<void> => {
  const running = await startReady(world, folder);
  try {
    await use(running);
  } finally {
    running.child.kill('SIGKILL');
  }
};

const filled = ({ first }: World): number => first.journal.filter(({ kind }) => kind === 'filled').length;

describe('the example service as a process', function () {
  this.timeout(40_000);

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`ends on ${signal} within 5 s and with 0: the order under way is answered, readers hear it and a goodbye`, () =>
      inWorld(async (world, folder) => {
        await withReady(world, folder, async ({ url, end }) => {
          const reader = await readEvents(url);
          let asked = 0;
          world.first.exchange.answer('TradeCreate', () => {
            asked++;
            return undefined;
          });
          world.first.exchange.faults([{ when: { request: 'TradeCreate' }, do: { kind: 'lateExecution', by: 1_000 } }]);
          const answer = fetch(`${url}/orders`, order('key-under-way', 1_000)).then(linesOf);
          await new Promise((resolve) => setTimeout(resolve, 300));
          const ended = end(signal);

          const lines = await answer;
          expect(lines.at(-1)).to.include({ status: 'accepted', clientId: 'key-under-way' });
          const { code, took } = await ended;
          expect(code).to.equal(0);
          expect(took).to.be.lessThan(3_500); // nothing had to be cut short, which is done after 4 s
          await until(reader.isOver);
          expect(reader.told.some(({ data }) => data['change'] === 'fill' && data['clientId'] === 'key-under-way')).to.equal(true);
          expect(reader.told.at(-1)?.event).to.equal('bye');
          expect(asked).to.equal(1);
          const refused = await fetch(`${url}/health`).catch(() => 'refused');
          expect(refused).to.equal('refused');
        });
      }));
  }

  it('ends within 5 s and with 0 where an order is never answered: that one is unknown, and found out by the next run', () =>
    inWorld(async (world, folder) => {
      await withReady(world, folder, async ({ url, end }) => {
        const disarm = world.first.exchange.answer('TradeCreate', () => 'mute after executing');
        const answer = fetch(`${url}/orders`, order('key-in-doubt', 1_000)).then(linesOf);
        await until(() => filled(world) === 1);
        const { code, took } = await end('SIGTERM');
        expect(code).to.equal(0);
        expect(took).to.be.lessThan(5_000);
        expect((await answer).at(-1)).to.include({ status: 'unknown' });
        disarm();
      });
      await withReady(world, folder, async ({ url, end }) => {
        const lines = await linesOf(await fetch(`${url}/orders`, order('key-in-doubt', 1_000)));
        expect(lines.at(-1)).to.include({ status: 'accepted', clientId: 'key-in-doubt' });
        expect(filled(world)).to.equal(1);
        expect((await end('SIGTERM')).code).to.equal(0);
      });
    }));

  it('killed with an order in flight, finds out what became of it when started again, and does not send it twice', () =>
    inWorld(async (world, folder) => {
      let asked = 0;
      const disarm = world.first.exchange.answer('TradeCreate', () => {
        asked++;
        return 'mute after executing';
      });
      await withReady(world, folder, async ({ url, end }) => {
        const answer = fetch(`${url}/orders`, order('key-of-the-dead', 1_000)).catch(() => 'cut off');
        await until(() => filled(world) === 1);
        expect((await end('SIGKILL')).code).to.equal('SIGKILL');
        expect(await answer).to.equal('cut off');
      });
      disarm();
      world.first.exchange.answer('TradeCreate', () => {
        asked++;
        return undefined;
      });

      await withReady(world, folder, async ({ url, end }) => {
        const other = await fetch(`${url}/orders`, order('key-of-the-dead', 9_000));
        expect(other.status).to.equal(409);
        const lines = await linesOf(await fetch(`${url}/orders`, order('key-of-the-dead', 1_000)));
        expect(lines.at(-1)).to.include({ status: 'accepted', clientId: 'key-of-the-dead' });
        const again = await linesOf(await fetch(`${url}/orders`, order('key-of-the-dead', 1_000)));
        expect(again).to.have.length(1);
        expect(again[0]).to.include({ status: 'accepted', tradeId: lines.at(-1)?.['tradeId'] });
        expect([asked, filled(world)]).to.deep.equal([1, 1]);
        expect((await end('SIGTERM')).code).to.equal(0);
      });
    }));

  it('tells, when started again, what happened meanwhile', () =>
    inWorld(async (world, folder) => {
      const { exchange } = world.first;
      await withReady(world, folder, async ({ url, end }) => {
        await linesOf(await fetch(`${url}/orders`, order('key-of-before', 1_000)));
        expect((await end('SIGTERM')).code).to.equal(0);
      });
      exchange.request('TradeCreate', { Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 1_000, Price: 1, ClientId: 'made-meanwhile' });
      await withReady(world, folder, async ({ url }) => {
        const reader = await readEvents(url, '0');
        await until(() => reader.told.some(({ event }) => event === 'caughtUp'));
        const opened = reader.told.filter(({ data }) => data['change'] === 'open').map(({ data }) => data['clientId']);
        await until(() => reader.told.some(({ data }) => data['clientId'] === 'made-meanwhile'));
        expect(opened).not.to.include('key-of-before');
        reader.leave();
      });
    }));

  it('says what is wrong in one line and ends with 2 where it cannot start', async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
    const { port } = holder.address() as AddressInfo;
    const cases: readonly (readonly [Environment, RegExp])[] = [
      [{ PORT: 'http' }, /^error: PORT must be a whole number up to 65535, got http\n$/],
      [{ PORT: '0', ACCOUNT_1_URL: 'wss://server.example' }, /^error: ACCOUNT_1_WEB_API_ID, .+ missing: give all of ACCOUNT_1_\.\.\., or none\n$/],
      [{ PORT: String(port) }, /^(?:\{.*\}\n)*error: .*EADDRINUSE.*\n$/],
    ];
    const ends = await Promise.all(
      cases.map(async ([env]) => {
        const running = start(env);
        return { ...(await running.end()), said: running.said() };
      }),
    );
    holder.close();
    for (const [index, [, says]] of cases.entries()) {
      expect(ends[index]?.code).to.equal(2);
      expect(ends[index]?.said).to.match(says);
    }
  });
});
