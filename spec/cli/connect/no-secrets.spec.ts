// Secrets as arguments.

import { expect } from 'chai';
import { secretAmong } from '../../../lib/cli/connect/no-secrets.js';
import { called } from '../host.js';

describe('cli/connect/no-secrets', () => {
  for (const option of [
    '--secret',
    '--secret=hunter2',
    '--web-api-secret',
    '--webApiSecret=hunter2',
    '--password',
    '--api-key',
    '--token=hunter2',
    '--otp',
    '--totp-secret',
    '-password',
  ])
    it(`refuses ${option.split('=', 1).join()}, and does not repeat what it was given`, async () => {
      const { code, out, err } = await called(['account', option, 'hunter2']);

      expect([code, out]).to.deep.equal([2, '']);
      expect(err).to.match(/^error: '-[^']+' is no option: everybody on this machine could read it there\./);
      expect(err).to.not.include('hunter2');
    });

  it('leaves all other options alone', () => {
    expect(secretAmong(['history', '--credentials', 'file', '--env-file', 'x', '--url', 'wss://a', '--comment', 'the secret', '--client-id', 'x'])).to.equal(
      undefined,
    );
    expect(secretAmong(['tt', '--', '--secret'])).to.equal(undefined);
  });
});
