// What the command line understands, and what it says of itself.

import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { program } from '../../lib/cli/program.js';
import { called, FakeHost } from './host.js';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { readonly version: string };

describe('cli/program', () => {
  it('tells its version', async () => {
    expect(await called(['--version'])).to.deep.equal({ code: 0, out: `${manifest.version}\n`, err: '' });
  });

  it('names its commands and its exit codes in its help', async () => {
    const { code, out, err } = await called(['--help']);

    expect([code, err]).to.deep.equal([0, '']);
    for (const part of ['Usage: rxtt', 'demo', 'simulate', 'Exit codes:', '130  stopped by Ctrl-C', 'RXTT_WEB_API_SECRET']) expect(out).to.include(part);
  });

  it('tells in the help of simulate where it listens, and of the other door', async () => {
    const { code, out } = await called(['simulate', '--help']);

    expect(code).to.equal(0);
    for (const part of ['--port', '--account', '--seed', '--days', '--no-two-factor', '--json', '127.0.0.1', 'simulatedTickTrader()', 'virtual time'])
      expect(out).to.include(part);
  });

  it('shows its help on standard error when asked for nothing', async () => {
    const { code, out, err } = await called([]);

    expect([code, out]).to.deep.equal([2, '']);
    expect(err).to.include('Usage: rxtt');
  });

  for (const [args, complaint] of [
    [['history', '--page-size', '1001'], "error: option '--page-size <number>' argument '1001' is invalid. It must be a whole number from 1 to 1000.\n"],
    [['order', 'close', '7', '--amount', '1', '--by', '8'], "error: option '--by <id>' cannot be used with option '--amount <amount>'\n"],
    [['tt', 'ledger', 'filz'], "error: unknown command 'filz'\n(Did you mean fills?)\n"],
    [['dmeo'], "error: unknown command 'dmeo'\n(Did you mean demo?)\n"],
    [['demo', '--xyzzy'], "error: unknown option '--xyzzy'\n"],
    [['demo', 'twice'], "error: too many arguments for 'demo'. Expected 0 arguments but got 1.\n"],
    [['demo', '--account', 'crypto'], "error: option '--account <kind>' argument 'crypto' is invalid. Allowed choices are gross, net, cash.\n"],
    [['simulate', '--port', 'http'], "error: option '--port <number>' argument 'http' is invalid. It must be a whole number from 0 to 65535.\n"],
    [['simulate', '--port', '65536'], "error: option '--port <number>' argument '65536' is invalid. It must be a whole number from 0 to 65535.\n"],
    [['simulate', '--days', '1.5'], "error: option '--days <number>' argument '1.5' is invalid. It must be a whole number from 0 to 3650.\n"],
    [['simulate', '--seed', '-1'], "error: option '--seed <number>' argument '-1' is invalid. It must be a whole number from 0 to 2147483647.\n"],
    [['demo', '--part', 'third'], "error: option '--part <name>' argument 'third' is invalid. Allowed choices are both, ticktrader, tt-rest.\n"],
    [['demo', '--records', '9'], "error: option '--records <number>' argument '9' is invalid. It must be a whole number from 10 to 1000000.\n"],
    [['simulate', '--port'], "error: option '--port <number>' argument missing\n"],
  ] as const) {
    it(`refuses "rxtt ${args.join(' ')}" with exit code 2`, async () => {
      expect(await called(args)).to.deep.equal({ code: 2, out: '', err: complaint });
    });
  }

  it('runs a command until it ends, and tells its exit code', async () => {
    const host = new FakeHost();
    const code$ = program(['simulate', '--days', '0', '--json'], host);
    const asked = setInterval(() => {
      if (host.stdout.text !== '') host.emit('SIGINT');
    }, 5);
    const code = await code$;
    clearInterval(asked);

    expect([code, host.stderr.text]).to.deep.equal([130, 'rxtt: stopped\n']);
    expect(JSON.parse(host.stdout.text)).to.include({ accountingType: 'Gross' });
  });
});
