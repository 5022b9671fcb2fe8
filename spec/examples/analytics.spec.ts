// The example of analytics, run as a reader would run it, with a small year: what it says, what it leaves, and what its page shows.

import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect } from 'chai';
import { parquetMetadataAsync } from 'hyparquet';
import { chance } from '../../examples/analytics/chance.js';
import { deepest } from '../../examples/analytics/report/equity.js';
import { byKind } from '../../examples/analytics/report/histogram.js';
import { marks } from '../../examples/analytics/report/scale.js';
import { escaped, money, signed } from '../../examples/analytics/report/text.js';
import { settingsOf } from '../../examples/analytics/settings.js';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TABLES = ['executions', 'history', 'snapshots', 'fills'] as const;
const SMALL = { DAYS: '40', RECORDS: '800', ORDERS: '15', ROUNDS: '20' };

describe('the example of analytics', () => {
  let out = '';
  let transcript = '';
  let report = '';

  before(async function () {
    this.timeout(60_000);
    out = mkdtempSync(join(tmpdir(), 'rxtt-analytics-'));
    const example = run(process.execPath, ['--import', 'tsx', 'examples/analytics/main.ts'], { cwd: ROOT, env: { ...process.env, ...SMALL, OUT: out } });
    transcript = (await example).stdout;
    report = readFileSync(join(out, 'report.html'), 'utf8');
  });
  after(() => {
    rmSync(out, { recursive: true, force: true });
  });

  /** How many rows the program says that it walked. */
  const walked = (table: string): number => Number(new RegExp(`s {2}${table} +([\\d,]+) rows`).exec(transcript)?.[1]?.replaceAll(',', ''));

  /** A row of the database it left. */
  const row = async (sql: string): Promise<readonly unknown[]> => {
    const instance = await DuckDBInstance.create(join(out, 'year.duckdb'), { access_mode: 'READ_ONLY' });
    const connection = await instance.connect();
    try {
      return (await connection.runAndReadAll(sql)).getRowsJson()[0] ?? [];
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  };

  it('leaves the page, the database and a Parquet file a table, and no half-written file', () => {
    for (const file of ['report.html', 'year.duckdb', ...TABLES.map((table) => `${table}.parquet`)]) expect(existsSync(join(out, file)), file).to.equal(true);
    expect(transcript).to.include(`The report: ${join(out, 'report.html')}`);
  });

  for (const table of TABLES) {
    it(`has as many ${table} in the file and in the table as were walked`, async () => {
      const { buffer, byteOffset, byteLength } = readFileSync(join(out, `${table}.parquet`));
      const { num_rows: inFile } = await parquetMetadataAsync(buffer.slice(byteOffset, byteOffset + byteLength));

      expect(walked(table)).to.be.greaterThan(0);
      expect(Number(inFile)).to.equal(walked(table));
      expect(await row(`SELECT count(*)::INTEGER FROM ${table}`)).to.deep.equal([walked(table)]);
    });
  }

  it('finds every sum the same, three times', () => {
    expect(transcript.match(/, three times$/gm)).to.have.length(12);
    expect(report.match(/<td>yes<\/td>/g)).to.have.length(12);
  });

  it('shows the net profit, the trades and the deepest drawdown that the database holds', async () => {
    const [net, trades] = await row("SELECT sum(BalanceMovement)::DOUBLE, count(*)::INTEGER FROM history WHERE TransactionType = 'PositionClosed'");

    expect(report).to.include(`<dt>Net profit</dt><dd>${money(Number(net))}<`);
    expect(report).to.include(`<dt>Trades</dt><dd>${Number(trades).toLocaleString('en-US')}<`);
    expect(report).to.match(/<dt>Max drawdown<\/dt><dd>−?\d+\.\d %</);
  });

  it('holds fills of every type of order against what they asked for', () => {
    for (const kind of ['Market', 'Limit', 'Stop', 'StopLimit', 'Stop loss', 'Take profit']) expect(report).to.include(`>${kind}</text>`);
  });

  it('is one file that runs nothing and asks nobody', () => {
    expect(report).to.not.match(/https?:|<script|<link rel="stylesheet|@import|url\(|src=/i);
  });

  it('gives each picture a name and a description, under ids of its own', () => {
    const pictures = report.match(/<svg role="img" aria-labelledby="(\S+) (\S+)"/g) ?? [];
    const ids = [...report.matchAll(/ id="([^"]+)"/g)].map(({ 1: id }) => id);

    expect(pictures).to.have.length(4);
    expect(new Set(ids).size).to.equal(ids.length);
    expect(ids).to.have.length(8);
    expect(report.match(/<desc id="[^"]+">[^<]{40,}<\/desc>/g)).to.have.length(4);
    expect(report).to.not.match(/NaN|undefined|Infinity/);
  });

  it('refuses a size that makes no sense, and touches nothing', async () => {
    const example = run(process.execPath, ['--import', 'tsx', 'examples/analytics/main.ts'], { cwd: ROOT, env: { ...process.env, DAYS: 'many', OUT: out } });
    const { stderr } = await example.then(
      () => ({ stderr: 'it ran' }),
      (error: unknown) => error as { readonly stderr: string }, // what execFile rejects with
    );

    expect(stderr).to.include('DAYS must be a whole number from 1, got many.');
    expect(readFileSync(join(out, 'report.html'), 'utf8')).to.equal(report);
  });
});

describe('the parts of the example of analytics', () => {
  const day = (drawdown: number) => ({ day: '2026-01-01', equity: 0, paid: 0, below: 0, drawdown });

  it('finds the deepest day and the best one before it', () => {
    expect(deepest([0, -0.1, 0, 0, -0.05, -0.2, -0.1, 0, -0.1].map(day))).to.deep.equal({ peak: 3, trough: 5 });
  });

  it('has no drawdown without days', () => {
    expect(deepest([])).to.deep.equal({ peak: 0, trough: 0 });
  });

  it('puts the bins of a kind together and weighs their means', () => {
    const slip = { width: 1, bin: 0 };
    const [limit, other] = byKind([
      { ...slip, kind: 'Other', fills: 1, mean: 5 },
      { ...slip, kind: 'Limit', fills: 3, mean: 1 },
      { ...slip, kind: 'Limit', fills: 1, mean: -1 },
    ]);

    expect([limit?.kind, limit?.fills, limit?.mean]).to.deep.equal(['Limit', 4, 0.5]);
    expect(other?.kind).to.equal('Other');
  });

  it('marks an axis at round values around what it shows', () => {
    expect(marks(93, 117, 5)).to.deep.equal([90, 95, 100, 105, 110, 115, 120]);
    expect(marks(0, 0, 5), 'nothing to show has an axis too').to.have.length.greaterThan(1);
  });

  it('writes money as a reader wants it, and nothing that a page would take for its own', () => {
    expect([money(-1234.5), money(-0.001), signed(12.6)]).to.deep.equal(['−1,234.50', '0.00', '+13']);
    expect(escaped('<a href="x">&')).to.equal('&lt;a href=&quot;x&quot;&gt;&amp;');
  });

  it('draws the same luck from the same seed', () => {
    const [one, other] = [chance(7), chance(7)];
    const drawn = Array.from({ length: 100 }, one);

    expect(drawn).to.deep.equal(Array.from({ length: 100 }, other));
    expect(drawn.every((luck) => luck >= 0 && luck < 1)).to.equal(true);
  });

  it('takes sizes from the environment, and has its own otherwise', () => {
    expect(settingsOf({ DAYS: '30', OUT: '/x' })).to.deep.equal({ days: 30, records: 20_000, orders: 100, rounds: 150, out: '/x' });
    for (const wrong of ['0', '-1', '1.5', 'x', '']) expect(() => settingsOf({ RECORDS: wrong })).to.throw(RangeError, 'RECORDS');
  });
});
