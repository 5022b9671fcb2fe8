// Reads, snapshots, reports, tapes, the doctor and TT: one call each against the simulators of this process.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { firstValueFrom, ReplaySubject } from 'rxjs';
import { startTtRestSimulator, type RunningTtRest } from '../../../lib/simulator/index.js';
import { called, recordsOf } from '../host.js';

const simulated = (...args: readonly string[]) => called([...args, '--simulator', '--records', '300']);

describe('cli/use', () => {
  for (const [args, field] of [
    [['account'], 'Balance'],
    [['assets', '--account', 'cash'], 'Currency'],
    [['positions', '--account', 'net'], 'Symbol'],
    [['trades'], 'Type'],
    [['snapshots', '--from', '7d'], 'Equity'],
  ] as const)
    it(`rxtt ${args.join(' ')} gives records that have a ${field}`, async () => {
      const { code, out, err } = await simulated(...args);

      expect([code, err]).to.deep.equal([0, '']);
      expect(recordsOf(out)).to.not.be.empty;
      for (const record of recordsOf(out)) expect(record).to.have.property(field);
    });

  for (const name of ['splits', 'dividends', 'mergers'])
    it(`rxtt ${name} is done also where there are none`, async () => {
      expect((await simulated(name)).code).to.equal(0);
    });

  it('says what the server refuses, and ends with 5', async () => {
    const { code, err } = await simulated('assets', '--account', 'gross');

    expect([code, err.split('\n').length]).to.deep.equal([5, 2]);
    expect(err).to.match(/^rxtt: The server refused Assets/);
  });

  it('keeps every digit as text where that is asked for', async () => {
    const [record] = recordsOf((await simulated('account', '--numbers', 'exact')).out);

    expect(record?.['Balance']).to.match(/^\d+\.\d+$/);
  });

  it('ends with 3 where nobody is there, and with 2 where credentials are missing', async () => {
    const env = { RXTT_WEB_API_ID: 'a', RXTT_WEB_API_KEY: 'b', RXTT_WEB_API_SECRET: 'c' };
    const nobody = await called(['account', '--url', 'ws://127.0.0.1:9/trade'], { env });

    expect(nobody.code).to.equal(3);
    expect(nobody.err).to.match(/^rxtt: The connection failed: .*ECONNREFUSED.*\n$/);
    expect(await called(['account', '--url', 'wss://127.0.0.1:9'])).to.include({ code: 2 });
    expect((await called(['account', '--url', 'http://a'], { env })).code).to.equal(2);
  });

  it('doctor tells what a server says of itself, dated', async () => {
    const { code, out } = await simulated('doctor');
    const findings = recordsOf(out);

    expect(code).to.equal(0);
    expect(findings.map(({ name }) => name)).to.include.members(['clock', 'second factor', 'limits', 'history page', 'refusal of a value', 'repeated id']);
    expect(findings.find(({ name }) => name === 'history page')?.['found']).to.match(
      /^Response "TradeHistory", 2 records of a page of 2, IsLastReport false, LastId there/,
    );
    for (const { asked } of findings) expect(asked).to.match(/^\d{4}-\d\d-\d\dT/);
  });

  it('watch ends after as many reports as it shall show', async () => {
    const { code, err } = await called(['watch', '--gapless', '--event', 'filled', '--simulator']);

    expect([code, err]).to.deep.equal([2, 'rxtt: --event picks reports, and --gapless shows executions: leave one of them out\n']);
  });

  it('watch --gapless begins with a gap and what stands open, and catches up', async () => {
    const { code, out } = await called(['watch', '--gapless', '--simulator', '--records', '0', '--count', '2']);
    const events = recordsOf(out);

    expect([code, events.map(({ seq }) => seq)]).to.deep.equal([0, [1, 2]]);
    expect(events.map(({ kind }) => kind)).to.deep.equal(['gap', 'caughtUp']);
  });

  describe('tape', () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'rxtt-tape-'));
    });
    afterEach(() => {
      rmSync(folder, { recursive: true });
    });

    it('is written without a secret, and played again', async () => {
      const tape = join(folder, 'a.tape');
      const recorded = await simulated('tape', 'record', tape, '--for', '1');
      const lines = recordsOf(readFileSync(tape, 'utf8'));

      expect(recorded.code).to.equal(0);
      expect(lines.map(({ dir }) => dir)).to.include.members(['open', 'in', 'out']);
      expect(readFileSync(tape, 'utf8')).to.not.match(/Signature\\":\\"[A-Za-z0-9+/=]{20}/);
      expect(await called(['tape', 'replay', tape])).to.include({ code: 0, err: '' });
    });

    it('says in one line that the disk is full, and ends with 7', async () => {
      expect(await simulated('tape', 'record', '/dev/full', '--for', '5')).to.deep.equal({
        code: 7,
        out: '',
        err: 'rxtt: Cannot write /dev/full: the disk is full.\n',
      });
    });

    it('is refused where it is none', async () => {
      expect(await called(['tape', 'replay', join(folder, 'none')])).to.include({ code: 2 });
      expect((await called(['tape', 'replay', 'package.json'])).err).to.match(/^rxtt: package\.json is no tape: Line 1/);
    });
  });

  describe('tt', () => {
    const tt = (...args: readonly string[]) => called(['tt', ...args, '--simulator']);

    it('gives lists record by record, and walks what pages', async () => {
      const { code, out } = await tt('account', 'accounts');

      expect(code).to.equal(0);
      expect(recordsOf(out)).to.have.length(1250);
    });

    it('takes times, lists and flags as people write them', async () => {
      const { code, out } = await tt('ledger', 'fills', '--minTimestamp', '1d', '--includeOTC', 'yes');

      expect(code).to.equal(0);
      expect(recordsOf(out)[0]).to.include.keys('timeStamp', 'lastPx');
      expect((await tt('pds', 'productFamilies', '--marketId', '7,2')).code).to.equal(0);
    });

    it('tells how long the token holds, and not the token', async () => {
      const [record] = recordsOf((await tt('id', 'createToken')).out);

      expect(record).to.have.all.keys('status', 'expiresAt');
    });

    it('names what is missing, and what is not a parameter', async () => {
      expect(await tt('pds', 'products')).to.include({ code: 2, err: "error: required option '--marketId <value>' not specified\n" });
      expect((await tt('pds', 'instruments')).err).to.match(/productId or alias is missing/);
      expect((await tt('ledger', 'order')).code).to.equal(2);
    });

    it('asks a server of its own, by what the environment says', async () => {
      const running = new ReplaySubject<RunningTtRest>(1);
      const server = startTtRestSimulator({ plan: 'high' }).subscribe(running);
      const { environment, apiSecret } = await firstValueFrom(running);
      const env = { TT_API_SECRET: apiSecret, TT_BASE_URL: environment.baseUrl, TT_ENVIRONMENT: 'uat', TT_PLAN: 'high' };
      const markets = await called(['tt', 'pds', 'markets'], { env });
      const refused = await called(['tt', 'pds', 'markets'], { env: { ...env, TT_API_SECRET: 'key:hunter2' } });

      expect([markets.code, recordsOf(markets.out).length > 5]).to.deep.equal([0, true]);
      expect([refused.code, refused.err.includes('hunter2')]).to.deep.equal([4, false]);
      expect(await called(['tt', 'pds', 'markets', '--plan', 'huge'], { env })).to.include({
        code: 2,
        err: 'rxtt: no plan of TT is called huge: take free, low, medium, high\n',
      });
      expect((await called(['tt', 'pds', 'markets'])).err).to.match(/^rxtt: TT_API_SECRET is missing/);
      server.unsubscribe();
    });

    it('passes any parameter where none is documented', async () => {
      expect((await tt('id', 'keyUsage', '--param', 'days=3')).code).to.equal(0);
      expect((await tt('id', 'keyUsage', '--param', 'days')).err).to.match(/It must be name=value\./);
    });

    it('sends a deed only with --yes, and a guessed one only with --unverified', async () => {
      expect(await tt('user', 'createUser', '--body', '{"alias":"x"}')).to.include({ code: 2, out: '' });
      expect((await tt('user', 'createUser', '--body', 'alias', '--yes')).err).to.match(/--body is no JSON/);
      expect(await tt('user', 'createUser', '--body', '@nowhere.json', '--yes')).to.include({ code: 2, err: 'rxtt: --body @nowhere.json cannot be read\n' });
      expect((await tt('user', 'createUser', '--yes')).err).to.match(/createUser needs a --body/);
      const guessed = await tt('setup', 'setCompanyProductMargins', '1', '--body', '{}', '--yes');
      expect([guessed.code, guessed.err.includes('unverified must be true')]).to.deep.equal([2, true]);
    });
  });
});
