// The command as the shell sees it: exit codes, pipes that break, signals.

import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect } from 'chai';
import { recordsOf } from './host.js';
import { rxtt, rxttIn, rxttOnTerminal, serving, shell, type Running } from './process.js';

describe('cli/main', () => {
  it('shows its help', async () => {
    const { code, stdout, stderr } = await rxtt('--help').ended;

    expect([code, stderr]).to.deep.equal([0, '']);
    expect(stdout).to.match(/^Usage: rxtt/);
  });

  it('refuses a command it does not know with exit code 2', async () => {
    expect(await rxtt('traed').ended).to.include({ code: 2, stdout: '', stderr: "error: unknown command 'traed'\n(Did you mean trades?)\n" });
  });

  it('does not crash when its reader goes away', async () => {
    const { stdout, stderr } = await shell('$RXTT demo --records 500 | head -1; echo "exit ${PIPESTATUS[0]}"').ended;

    expect(stdout).to.equal('rxtt: the TickTrader Trade WebSocket API as RxJS streams\nexit 141\n');
    expect(stderr).to.equal('');
  });

  it('does not crash when nobody reads its errors either', async () => {
    const { stdout, stderr } = await shell('{ { $RXTT simulate --port 80x 2>&1; echo "exit $?" >&3; } | true; } 3>&1').ended;

    expect([stdout, stderr]).to.deep.equal(['exit 2\n', '']);
  });

  it('does not crash when the reader of its records goes away, and says nothing', async () => {
    const { stdout, stderr } = await shell('$RXTT history --simulator --records 3000 | head -1 | wc -l; echo "exit ${PIPESTATUS[0]}"').ended;

    expect([stdout.replaceAll(' ', ''), stderr]).to.deep.equal(['1\nexit141\n', '']);
  });

  it('ends with 7 when standard output is a disk that is full', async () => {
    const { stdout, stderr } = await shell('$RXTT account --simulator --records 0 > /dev/full; echo "exit $?"').ended;

    expect([stdout, stderr]).to.deep.equal(['exit 7\n', 'rxtt: Cannot write standard output: the disk is full.\n']);
  });

  describe('at a terminal', () => {
    it('asks before it sends, and tells the outcome in words', async () => {
      const order = rxttOnTerminal(['order', 'create', '--simulator', '--records', '0', '--symbol', 'EURUSD', '--side', 'buy', '--amount', '1000']);
      await order.said(/Send it\? \[y\/N\] /);
      order.child.stdin?.write('y\r');
      await order.said(/accepted/);
      const { code } = await order.ended;

      expect(code).to.equal(0);
      expect(order.output()).to.match(/Amount {4}1000[^]*y\r?\n[^]*accepted[^]*filled/);
    });

    it('shows a table, in colour, and a bar while a file is written', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'rxtt-terminal-'));
      const [table, walk] = [
        rxttOnTerminal(['trades', '--simulator', '--records', '300']),
        rxttOnTerminal(['history', '--simulator', '--records', '1500', '--out', join(folder, 'h.csv')]),
      ];
      await Promise.all([table.ended, walk.ended]);
      rmSync(folder, { recursive: true });

      expect(table.output())
        .to.include('\u001b[2m')
        .and.match(/Id {2}Type/);
      expect(walk.output()).to.match(/█+░+ {2}6\d % {2}1,000 of 1,5\d\d records, [\d,]+\/s, .* left/);
    });
  });

  describe('against a server', () => {
    const RECORDS = 20_000;
    let folder: string;
    let server: Running;
    let credentials: string;
    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'rxtt-main-'));
      ({ server, credentials } = await serving(folder, '--records', String(RECORDS)));
    });
    after(async () => {
      server.child.kill('SIGTERM');
      await server.ended;
      rmSync(folder, { recursive: true });
    });

    /** Once so many bytes stand there. */
    const grown = (path: string, bytes: number): Promise<void> =>
      new Promise((resolve) => {
        const watcher = watch(folder, () => {
          if (!existsSync(path) || statSync(path).size < bytes) return;
          watcher.close();
          resolve();
        });
      });

    it('loses no record of a Parquet file to Ctrl-C in the middle of its walk', async () => {
      const out = join(folder, 'history.parquet');
      const walk = ['history', '--credentials', credentials, '--out', out, '--to', String(Date.now()), '--page-size', '100'];
      const first = rxtt(...walk);
      await grown(`${out}.part`, 1_000_000);
      first.child.kill('SIGINT');
      const stopped = await first.ended;

      expect([stopped.code, existsSync(out)]).to.deep.equal([130, false]);
      expect(stopped.stderr).to.match(/^rxtt: stopped\nrxtt: [\d,]+ records are kept in /);
      expect(recordsOf(readFileSync(`${out}.part`, 'utf8')).length).to.be.within(500, RECORDS - 1);

      expect((await rxtt(...walk, '--resume').ended).code).to.equal(0);
      const connection = await (await DuckDBInstance.create()).connect();
      const [counts] = (await connection.runAndReadAll(`select count(*)::int, count(distinct Id)::int from '${out}'`)).getRowsJson();
      connection.closeSync();
      expect(counts).to.deep.equal([RECORDS, RECORDS]);
    });

    it('ends with 4 when the server refuses the login, and does not repeat the secret', async () => {
      const { code, stdout, stderr } = await rxttIn({ RXTT_WEB_API_SECRET: 'hunter2' }, 'account', '--env-file', credentials).ended;

      expect([code, stdout]).to.deep.equal([4, '']);
      expect(stderr)
        .to.match(/^rxtt: The server refused the login\. .*\n$/)
        .and.not.include('hunter2');
    });

    it('shows an order to whoever watches', async () => {
      const watching = rxtt('watch', '--credentials', credentials, '--symbol', 'eurusd', '--event', 'filled', '--count', '1');
      const placing = setInterval(() => {
        rxtt('order', 'create', '--credentials', credentials, '--symbol', 'EURUSD', '--side', 'buy', '--amount', '1000', '--yes');
      }, 3_000);
      const { code, stdout } = await watching.ended;
      clearInterval(placing);

      expect([code, recordsOf(stdout).map(({ Event }) => Event)]).to.deep.equal([0, ['Filled']]);
    });
  });
});
