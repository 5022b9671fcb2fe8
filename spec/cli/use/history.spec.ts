// The history as a command: every form, interrupted and gone on with, on disks that are full.

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect } from 'chai';
import { program } from '../../../lib/cli/program.js';
import { called, FakeHost, recordsOf } from '../host.js';

const RECORDS = 2_500;
const HISTORY = ['history', '--simulator', '--records', String(RECORDS)];

const rowsIn = async (sql: string): Promise<readonly unknown[]> => {
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(sql)).getRowsJson();
  connection.closeSync();
  return rows[0] ?? [];
};

describe('cli/use/history', () => {
  let folder: string;
  let truth: readonly Readonly<Record<string, unknown>>[];
  before(async () => {
    truth = recordsOf((await called(HISTORY)).out);
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rxtt-history-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const file = (name: string): string => join(folder, name);

  /** Stops the walk as soon as some of it is in the spool. */
  const interrupted = async (out: string): Promise<FakeHost> => {
    const host = new FakeHost({ isTerminal: true });
    const look = (): void => {
      if (!host.stderr.text.includes('1,000 of ')) return;
      host.stderr.off('written', look);
      host.emit('SIGINT');
    };
    host.stderr.on('written', look);
    const code = await program([...HISTORY, '--out', out], host);
    expect(code).to.equal(130);
    return host;
  };

  it('gives every record as a line of JSON in a pipe', () => {
    expect(truth.length).to.be.at.least(RECORDS);
    expect(new Set(truth.map(({ Id }) => Id)).size).to.equal(truth.length);
  });

  it('writes a file that holds the same, and says how many', async () => {
    const { code, out, err } = await called([...HISTORY, '--out', file('h.ndjson')]);

    expect([code, out]).to.deep.equal([0, '']);
    expect(err).to.match(/^2,5\d\d records in \d.*: .*h\.ndjson\n$/);
    expect(recordsOf(readFileSync(file('h.ndjson'), 'utf8'))).to.deep.equal(truth);
    expect(readdirSync(folder)).to.deep.equal(['h.ndjson']);
  });

  it('writes CSV and Parquet that a database counts alike', async () => {
    await called([...HISTORY, '--out', file('h.csv')]);
    await called([...HISTORY, '--out', file('h.parquet'), '--numbers', 'exact']);

    const asked = (name: string) => rowsIn(`select count(*), count(distinct Id), sum(BalanceMovement)::decimal(18,2)::varchar from '${file(name)}'`);
    expect(await asked('h.csv')).to.deep.equal(await asked('h.parquet'));
    expect((await asked('h.csv'))[0]).to.equal(String(truth.length));
    expect(await rowsIn(`select typeof(Balance) from '${file('h.parquet')}'`)).to.deep.equal(['DECIMAL(38,18)']);
  });

  for (const name of ['h.ndjson', 'h.csv', 'h.parquet'])
    it(`goes on with ${name} where Ctrl-C stopped it, and misses and repeats nothing`, async () => {
      const host = await interrupted(file(name));

      expect(readdirSync(folder), 'nothing half-written bears the name').to.deep.equal([`${name}.part`]);
      expect(host.stderr.text).to.match(/rxtt: 1,000 records are kept in .*\.part; the same command with --resume goes on there\n$/);
      expect(recordsOf(readFileSync(file(`${name}.part`), 'utf8'))).to.deep.equal(truth.slice(0, 1000));

      const { code, err } = await called([...HISTORY, '--out', file(name), '--resume']);
      expect([code, readdirSync(folder)]).to.deep.equal([0, [name]]);
      expect(err).to.match(/^1,5\d\d records in /);
      if (name === 'h.ndjson') expect(recordsOf(readFileSync(file(name), 'utf8'))).to.deep.equal(truth);
      else expect(await rowsIn(`select count(*)::int, count(distinct Id)::int from '${file(name)}'`)).to.deep.equal([truth.length, truth.length]);
    });

  it('goes on with a file that lost its end', async () => {
    await called([...HISTORY, '--out', file('h.ndjson')]);
    const whole = readFileSync(file('h.ndjson'), 'utf8');
    writeFileSync(file('h.ndjson'), whole.slice(0, Math.floor(whole.length / 3)));
    await called([...HISTORY, '--out', file('h.ndjson'), '--resume']);

    expect(readFileSync(file('h.ndjson'), 'utf8')).to.equal(whole);
  });

  it('has nothing to add to a walk that was whole', async () => {
    await called([...HISTORY, '--out', file('h.ndjson')]);
    const { code, err } = await called([...HISTORY, '--out', file('h.ndjson'), '--resume']);

    expect([code, err.startsWith('0 records in ')]).to.deep.equal([0, true]);
    expect(recordsOf(readFileSync(file('h.ndjson'), 'utf8'))).to.have.length(truth.length);
  });

  it('refuses to go on with a file of something else', async () => {
    writeFileSync(file('h.ndjson'), '{"Symbol":"EURUSD"}\n');

    expect(await called([...HISTORY, '--out', file('h.ndjson'), '--resume'])).to.include({ code: 2 });
  });

  it('asks for a stretch, newest first, and for one order', async () => {
    const { out } = await called([...HISTORY, '--from', '30d', '--direction', 'backward', '--page-size', '10']);
    const times = recordsOf(out).map(({ TransactionTimestamp }) => Number(TransactionTimestamp));
    const some = truth.find(({ TradeId }) => TradeId !== undefined);

    expect(times.length).to.be.within(10, RECORDS / 2);
    expect(times).to.deep.equal([...times].sort((a, b) => b - a));
    expect(recordsOf((await called([...HISTORY, '--order', String(some?.['TradeId'])])).out).length).to.be.within(1, 10);
  });

  for (const [args, code, complaint] of [
    [['--from', '2026-02-01', '--to', '2026-01-01'], 2, /^rxtt: --from \(2026-02-01T00:00:00\.000Z\) is after --to/],
    [['--from', 'soon'], 2, /^error: option '--from <time>' argument 'soon' is invalid\. It must be a day/],
    [['--format', 'excel'], 2, /^error: option '--format <form>' argument 'excel' is invalid\. Allowed choices are/],
    [['--format', 'parquet'], 2, /^rxtt: Parquet is written to a file/],
    [['--resume'], 2, /^rxtt: --resume goes on with a file/],
    [['--out', '/dev/full'], 7, /^rxtt: Cannot write \/dev\/full: the disk is full\.\n$/],
    [['--out', '/nowhere/h.csv'], 7, /^rxtt: Cannot write \/nowhere\/h\.csv\.part: its folder does not exist\.\n$/],
  ] as const)
    it(`ends with ${String(code)} and one line for ${args.join(' ')}`, async () => {
      const { out, err, ...ended } = await called([...HISTORY, ...args]);

      expect([ended.code, out]).to.deep.equal([code, '']);
      expect(err).to.match(complaint);
      expect(err.trimEnd().split('\n')).to.have.length(1);
    });

  it('says that a name belongs to a folder, and leaves nothing there', async () => {
    mkdirSync(file('h.csv'));

    expect((await called([...HISTORY, '--out', file('h.csv')])).code).to.equal(7);
    expect(readdirSync(folder)).to.deep.equal(['h.csv']);
  });

  it('shows a table that fits the terminal, and what had no room', async () => {
    const { code, out, err } = await called(['history', '--simulator', '--records', '20'], { isTerminal: true, columns: 60 });

    expect(code).to.equal(0);
    expect(out).to.match(/^ {3}TransactionTimestamp {2}TransactionType/);
    expect(Math.max(...out.split('\n').map(({ length }) => length))).to.be.at.most(60);
    expect(err).to.match(/no room here for \d+ more columns: /);
  });

  it('refuses a terminal that is too narrow, in one line', async () => {
    const { code, out, err } = await called(['history', '--simulator', '--records', '20'], { isTerminal: true, columns: 12 });

    expect([code, out]).to.deep.equal([2, '']);
    expect(err).to.include('the terminal is 12 columns wide');
    expect(existsSync(file('h.csv'))).to.equal(false);
  });
});
