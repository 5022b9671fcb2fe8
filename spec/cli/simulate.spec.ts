// The simulator's server door as a command.

import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { expect } from 'chai';
import { firstValueFrom, lastValueFrom, take, timeout, toArray } from 'rxjs';
import { TOTP } from 'otpauth';
import { simulate, type SimulateOptions } from '../../lib/cli/simulate.js';
import { screenOf, type Screen } from '../../lib/cli/terminal/screen.js';
import { tickTrader, type SecretCredentials } from '../../lib/ticktrader/index.js';
import { FakeHost } from './host.js';
import { rxtt, rxttOnTerminal } from './process.js';

const options: SimulateOptions = { part: 'ticktrader', port: 0, ttPort: 0, seed: 7, accountingType: 'Gross', twoFactor: true, days: 0, json: false };
const screen: Screen = screenOf(new FakeHost());

/** What `--json` prints. */
interface Told {
  readonly url: string;
  readonly accountingType: string;
  readonly credentials: SecretCredentials;
  readonly totpSecret?: string;
  readonly oneTimePassword?: string;
}

const told = (text: string): Told => JSON.parse(text) as Told;

const PATIENCE = 5_000; // ms; past it the server is let go, or a spec that fails would never end

/** Its first `count` pieces of output. */
const heard = (choices: Partial<SimulateOptions>, count: number) =>
  simulate({ ...options, ...choices }, screen).pipe(take(count), toArray(), timeout(PATIENCE));

/** The same as text. */
const said = async (choices: Partial<SimulateOptions>, count: number): Promise<readonly string[]> => {
  const outputs = await firstValueFrom(heard(choices, count));
  return outputs.map(({ text }) => text);
};

describe('cli/simulate', () => {
  it('says how to get in: address, credentials, authenticator secret, the password of now', async () => {
    const text = (await said({}, 9)).join('\n');

    expect(text).to.match(/^A simulated TickTrader server, on this machine only\. Ctrl-C stops it\.\n\n {2}url +ws:\/\/127\.0\.0\.1:\d+\/trade\n/);
    expect(text).to.match(/ {2}account +Gross, without a past\n {2}Web API id +[0-9a-f-]{36}\n {2}Web API key +\w{16}\n {2}Web API secret +\w{64}\n/);
    expect(text).to.match(/ {2}TOTP secret +[A-Z2-7]{32} {2}\(for any authenticator\)\n {2}one-time password +\d{6} /);
  });

  it('goes on with the password of each second, on a live line', async () => {
    const outputs = await firstValueFrom(heard({}, 10));

    expect(outputs.at(-1)).to.include({ kind: 'live' });
    expect(outputs.at(-1)?.text).to.match(/^ {2}one-time password {2}\d{6} {2}\(for \d+ s\)$/);
  });

  it('says so when no second factor is asked for, and what past there is', async () => {
    const text = (await said({ twoFactor: false, days: 2, accountingType: 'Cash' }, 8)).join('\n');

    expect(text).to.match(/second factor +not asked for/);
    expect(text).to.match(/account +Cash, with 2 days of history/);
  });

  it('prints one line of JSON, without a TOTP secret where none is needed', async () => {
    const [text = ''] = await said({ json: true, twoFactor: false }, 1);

    expect(Object.keys(told(text))).to.deep.equal(['url', 'accountingType', 'credentials']);
  });

  it('gives the same credentials for the same seed', async () => {
    const [first = '', second = '', third = ''] = (
      await Promise.all([said({ json: true }, 1), said({ json: true }, 1), said({ json: true, seed: 8 }, 1)])
    ).flat();

    expect(told(first).credentials).to.deep.equal(told(second).credentials);
    expect(told(first).credentials).to.not.deep.equal(told(third).credentials);
  });

  it('lets a client in with what it printed, until Ctrl-C', async () => {
    const server = rxtt('simulate', '--json', '--account', 'net', '--days', '3');
    await server.said(/\n/);
    const { url, credentials, totpSecret = '', accountingType } = told(server.output());
    const authenticator = new TOTP({ secret: totpSecret });
    const tt = tickTrader({ url, credentials, oneTimePassword: () => [authenticator.generate()] });
    const account = await firstValueFrom(tt.account());
    await lastValueFrom(tt.close(), { defaultValue: undefined });

    expect([accountingType, account.AccountingType]).to.deep.equal(['Net', 'Net']);
    server.child.kill('SIGINT');
    expect(await server.ended).to.include({ code: 130, stderr: 'rxtt: stopped\n' });
  });

  it('ends at SIGTERM as well', async () => {
    const server = rxtt('simulate', '--days', '0');
    await server.said(/one-time password/);
    server.child.kill('SIGTERM');

    expect(await server.ended).to.include({ code: 143, stderr: 'rxtt: stopped\n' });
  });

  it('says which port is taken, and exits with 1', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo; // it listens on a port
    const { code, stdout, stderr } = await rxtt('simulate', '--days', '0', '--port', String(port)).ended;
    holder.close();

    expect([code, stdout]).to.deep.equal([1, '']);
    expect(stderr).to.equal(`rxtt: port ${String(port)} is taken by another program; choose another with --port, or leave it out to get a free one\n`);
  });

  it('runs the TT REST server as well, or alone', async () => {
    const alone = await said({ part: 'tt-rest' }, 5);
    const [both] = await said({ part: 'both', json: true }, 1);

    expect(alone.join('\n')).to.match(
      /^A simulated TT REST server.*\n\n {2}base url +http:\/\/127\.0\.0\.1:\d+\n {2}environment +ext_uat_cert\n {2}API secret +\S+:\S+$/,
    );
    expect(JSON.parse(both ?? '')).to.include.keys('url', 'credentials', 'ttRest');
  });

  it('keeps the password of now on a terminal', async () => {
    const server = rxttOnTerminal(['simulate', '--days', '0']);
    await server.said(/one-time password.*\d{6}.*\(for \d+ s\)/);
    server.child.kill('SIGTERM');
    await server.ended;

    expect(server.output()).to.match(/\r {2}one-time password/);
    expect(server.output(), 'twice').to.not.include('a new one every');
  });
});
