// Where addresses and credentials are found, and which files are refused.

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { needed, settingsOf } from '../../../lib/cli/connect/settings.js';
import { CommandError } from '../../../lib/cli/exit.js';

describe('cli/connect/settings', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'rxtt-settings-'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  const file = (name: string, text: string, mode: number): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    chmodSync(path, mode);
    return path;
  };

  it('reads the environment, and only the names it knows', () => {
    expect(settingsOf({ RXTT_URL: 'wss://a', HOME: '/x', RXTT_OTP: '' }, {})).to.deep.equal({ RXTT_URL: 'wss://a' });
  });

  it('takes a file of credentials before the environment, and that before an env file', () => {
    const credentials = file('credentials', 'RXTT_WEB_API_KEY=from-credentials\n', 0o600);
    const envFile = file('env', '# words\nRXTT_WEB_API_KEY=from-file\nRXTT_WEB_API_ID="from-file"\nRXTT_URL=wss://file\n', 0o644);

    expect(settingsOf({ RXTT_WEB_API_KEY: 'from-env', RXTT_URL: 'wss://env' }, { credentials, envFile })).to.deep.equal({
      RXTT_WEB_API_KEY: 'from-credentials',
      RXTT_WEB_API_ID: 'from-file',
      RXTT_URL: 'wss://env',
    });
  });

  for (const mode of [0o640, 0o604, 0o660, 0o602])
    it(`refuses credentials of mode ${mode.toString(8)}, and says how to mend that`, () => {
      const path = file(`open-${mode.toString(8)}`, 'RXTT_OTP=1\n', mode);

      expect(() => settingsOf({}, { credentials: path })).to.throw(CommandError, /may be read or written by others \(mode \d+\).*chmod 600/);
    });

  it('says which file is not there', () => {
    expect(() => settingsOf({}, { credentials: '/nowhere/at/all' })).to.throw('--credentials /nowhere/at/all does not exist');
    expect(() => settingsOf({}, { envFile: folder })).to.throw(`--env-file ${folder} cannot be read`);
  });

  it('names everything that is missing at once', () => {
    expect(() => needed({ RXTT_URL: 'wss://a' }, ['RXTT_URL', 'RXTT_WEB_API_ID', 'RXTT_WEB_API_KEY'])).to.throw(
      /^RXTT_WEB_API_ID, RXTT_WEB_API_KEY are missing/,
    );
    expect(needed({ RXTT_URL: 'wss://a' }, ['RXTT_URL'])).to.deep.equal({ RXTT_URL: 'wss://a' });
  });
});
