// kill -9 with a journal: a real program is killed with an order in flight, over a real socket, and started again. The order is found out, and never sent again.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { Subscription } from 'rxjs';
import { startTickTraderSimulator, type FaultScript, type SimulatedServer } from '../../lib/simulator/index.js';

const PROGRAM = fileURLToPath(new URL('doomed-trader.ts', import.meta.url));

/** A program that trades. */
interface Trader {
  readonly child: ChildProcess;
  /** What it has said, line by line. */
  readonly lines: () => readonly string[];
  /** Waits until it has said something that fits. */
  readonly said: (pattern: RegExp) => Promise<string>;
  readonly kill: () => Promise<void>;
  /** Asks it to end, and waits until it has; gives its exit code. */
  readonly end: () => Promise<unknown>;
}

const start = ({ url, credentials: { webApiId, webApiKey, webApiSecret } }: SimulatedServer, path: string, first?: number): Trader => {
  const args = [PROGRAM, url, webApiId, webApiKey, webApiSecret, path, ...(first === undefined ? [] : [String(first)])];
  const child = spawn(process.execPath, ['--import', 'tsx/esm', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const lines = (): readonly string[] => output.split('\n').slice(0, -1);
  return {
    child,
    lines,
    said: async (pattern) => {
      for (;;) {
        const found = lines().find((line) => pattern.test(line));
        if (found !== undefined) return found;
        await once(child.stdout, 'data');
      }
    },
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'close');
      child.kill('SIGKILL');
      await gone;
    },
    end: async () => {
      const gone = once(child, 'close');
      child.kill('SIGTERM');
      const [code] = (await gone) as readonly unknown[];
      return code;
    },
  };
};

/** A server on a real socket, a folder for the journal, and traders that are killed at the end whatever happens. */
const inHouse = async (
  faults: FaultScript,
  work: (server: SimulatedServer, path: string, begin: (first?: number) => Trader) => Promise<void>,
): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'rxtt-scenario-'));
  const life = new Subscription();
  const traders: Trader[] = [];
  try {
    const server = await new Promise<SimulatedServer>((resolve, reject) => {
      life.add(startTickTraderSimulator({ ticksPerSecond: 0, twoFactor: false, faults }).subscribe({ next: resolve, error: reject }));
    });
    const path = join(folder, 'commands.journal');
    await work(server, path, (first) => {
      const trader = start(server, path, first);
      traders.push(trader);
      return trader;
    });
  } finally {
    for (const { kill } of traders) await kill();
    life.unsubscribe();
    rmSync(folder, { recursive: true, force: true });
  }
};

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
};

/** How often the server took each order. */
const taken = ({ journal }: SimulatedServer): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { kind, clientId = '' } of journal) if (kind === 'accepted') counts.set(clientId, (counts.get(clientId) ?? 0) + 1);
  return counts;
};

describe('kill -9 with a journal', () => {
  it('and an order in flight that was executed: the next run tells that it is accepted, and sends nothing', async function () {
    this.timeout(60_000);
    const faults: FaultScript = [{ when: { request: 'TradeCreate', nth: 3 }, do: { kind: 'silence', at: 'afterExecuting' } }];
    await inHouse(faults, async (server, path, begin) => {
      const doomed = begin(1);
      await until(() => taken(server).has('order-3'));
      await doomed.kill();
      expect(doomed.lines().slice(1)).to.deep.equal(['own order-1 accepted', 'own order-2 accepted']);
      expect(statSync(path).mode & 0o777).to.equal(0o600);
      const happened = server.journal.length;

      const next = begin();
      expect(await next.said(/^late/)).to.equal('late order-3 accepted');
      expect([server.journal.length, [...taken(server).values()]]).to.deep.equal([happened, [1, 1, 1]]);
      expect(await next.end()).to.equal(0);

      const third = begin(4); // what was told is settled: nothing is left to tell
      await third.said(/^own order-6 accepted/);
      await third.kill();
      expect(third.lines().filter((line) => line.startsWith('late'))).to.deep.equal([]);
      expect([...taken(server).values()].every((count) => count === 1)).to.equal(true);
    });
  });

  it('at any moment of busy trading: every order is taken once at most, and what the dead program did not tell the next one does', async function () {
    this.timeout(120_000);
    await inHouse([], async (server, _, begin) => {
      const told = new Map<string, string>();
      let first = 1;
      for (let round = 0; round < 3; round++) {
        const trader = begin(first);
        await until(() => taken(server).size >= first + 20 + 7 * round);
        await trader.kill();
        for (const line of trader.lines()) {
          const [word = '', clientId = '', status = ''] = line.split(' ');
          if (word !== 'ready' && status !== 'unknown') told.set(clientId, status);
        }
        first = taken(server).size + 2; // the one in flight may or may not have arrived: its number is not used again
        const last = begin();
        await last.said(/^ready/);
        const open = [...taken(server).keys()].filter((clientId) => !told.has(clientId));
        for (const clientId of open) told.set(clientId, (await last.said(new RegExp(`^late ${clientId} `))).split(' ')[2] ?? '');
        await last.end();
      }
      expect(taken(server).size).to.be.greaterThan(60);
      expect([...taken(server)].filter(([clientId, count]) => count !== 1 || told.get(clientId) !== 'accepted')).to.deep.equal([]);
    });
  });
});
