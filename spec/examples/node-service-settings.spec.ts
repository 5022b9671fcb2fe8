// What the example service is told by its environment: settings, real servers, second factors. What is wrong is said before anything connects.

import { expect } from 'chai';
import { folderFor } from '../../examples/node-service/accounts.js';
import { settingsOf, SettingsError } from '../../examples/node-service/settings.js';
import { sourcesOf, type Sources } from '../../examples/node-service/sources.js';
import { totp } from '../../examples/node-service/totp.js';

const numbered = (number: 1 | 2, extra: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries({ URL: 'wss://server.example/trade', WEB_API_ID: 'id', WEB_API_KEY: 'key', WEB_API_SECRET: 'hush', ...extra }).map(([name, value]) => [
      `ACCOUNT_${String(number)}_${name}`,
      value,
    ]),
  );

const REAL = { ...numbered(1), ...numbered(2), TT_API_SECRET: 'k:s', TT_ENVIRONMENT: 'ext_uat_cert' };

/** What there is at once: real servers need no start. */
const sourcesIn = (env: Readonly<Record<string, string>>): Sources => {
  let found: Sources | undefined;
  let problem: unknown;
  sourcesOf(env).subscribe({
    next: (sources) => (found = sources),
    error: (error: unknown) => (problem = error),
  });
  if (found === undefined) throw problem;
  return found;
};

describe('the example service: settings', () => {
  it('listens on this machine only unless told otherwise, and makes a token of its own', () => {
    const { host, token, hosts } = settingsOf({});
    expect([host, hosts]).to.deep.equal(['127.0.0.1', ['127.0.0.1', 'localhost', '[::1]']]);
    expect(token).to.have.length.greaterThan(30);
    expect(token).not.to.equal(settingsOf({}).token);
  });

  it('names the variable that makes no sense', () => {
    for (const PORT of ['-1', '1.5', '70000', 'http']) expect(() => settingsOf({ PORT })).to.throw(SettingsError, /^PORT must be/);
  });

  it('takes real servers from the environment and keeps their secrets from being printed', () => {
    const sources = sourcesIn(REAL);
    expect(sources.accounts.map(({ name, options }) => [name, options.url])).to.deep.equal([
      ['account-1', 'wss://server.example/trade'],
      ['account-2', 'wss://server.example/trade'],
    ]);
    expect(JSON.stringify(sources)).not.to.match(/hush|k:s/);
  });

  it('refuses half an account, a name for two, a name that is no name, and a second factor that cannot be read', () => {
    const cases: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
      [{ ...REAL, ACCOUNT_2_WEB_API_KEY: '' }, /^ACCOUNT_2_WEB_API_KEY missing/],
      [{ ...REAL, ACCOUNT_2_NAME: 'account-1' }, /name of its own/],
      [{ ...REAL, ACCOUNT_2_NAME: '../out' }, /^ACCOUNT_2_NAME must be/],
      [{ ...REAL, ACCOUNT_1_TOTP_SECRET: 'no base 32!' }, /^a TOTP secret is base32/],
    ];
    for (const [env, says] of cases) expect(() => sourcesIn(env)).to.throw(says);
  });

  it('wants a folder for real accounts: their journals must outlive the service', () => {
    expect(() => folderFor(sourcesIn(REAL), undefined)).to.throw(SettingsError, /^FOLDER is missing/);
  });

  it('shows the codes an authenticator would (RFC 6238, appendix B, last six digits)', () => {
    const secret = 'GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ';
    const codes = [59, 1_111_111_109, 1_234_567_890, 2_000_000_000].map((seconds) => totp(secret, seconds * 1_000));
    expect(codes).to.deep.equal(['287082', '081804', '005924', '279037']);
  });
});
