import { expect } from 'chai';
import { ClosedError, ConnectionError, TimeoutError, TwoFactorError } from '../../../lib/base/errors.js';
import { errorOf, watch } from '../../support/seen.js';
import { genericError, readySetting, result, setting, silence, typedError } from '../../support/tick-trader-server.js';

describe('prolonging the second factor', () => {
  it('asks without a code, and tells until when it now holds', () => {
    const { clock, server, tt } = readySetting({ TwoFactor: result({ Info: 'Success', ExpireTime: 1443789754000 }) });
    const seen = watch(tt.prolongTwoFactor());
    clock.advanceBy(10);
    expect([seen.values, seen.completed]).to.deep.equal([[{ expireTime: 1443789754000 }], true]);
    expect(JSON.parse(server.of('TwoFactor')[0]?.text ?? '')).to.have.all.keys('Id', 'Request');
  });

  it('is what the next login goes by: a token that holds is resumed', () => {
    const { clock, server, tt } = readySetting({
      TwoFactor: ({ Id, at }) => [{ Id, Response: 'TwoFactor', Result: { Info: 'Success', ExpireTime: at + 60_000 } }],
    });
    watch(tt.prolongTwoFactor());
    clock.advanceBy(10);
    server.on('Login', ({ Id }) => [
      { Id, Response: 'Login', Result: { Info: 'ok', TwoFactorFlag: true } },
      { Response: 'TwoFactor', Result: { Info: 'Two-factor authentication is required.' } },
    ]);
    const states = watch(tt.state$);
    server.close(1006);
    clock.advanceBy(5_000);
    expect(states.last.status).to.equal('ready'); // there is no source of codes
  });

  for (const [form, answer] of Object.entries({
    'in its usual words': result({ Info: 'Invalid one-time password!' }),
    'as a generic error': genericError('Token expired'),
    'as a typed error': typedError('Token expired'),
  })) {
    it(`fails with a TwoFactorError where the server refuses ${form}; the session goes on`, () => {
      const { clock, tt } = readySetting({ TwoFactor: answer });
      const [states, seen] = [watch(tt.state$), watch(tt.prolongTwoFactor())];
      clock.advanceBy(10);
      expect(errorOf(seen, TwoFactorError)).to.include({ delivered: 'yes' });
      expect(states.last.status).to.equal('ready');
    });
  }

  it('has a deadline, also while the session is not ready', () => {
    const { clock, tt } = readySetting({ TwoFactor: silence });
    const unanswered = watch(tt.prolongTwoFactor());
    clock.advanceBy(10_001);
    expect(errorOf(unanswered, TimeoutError)).to.include({ retryable: true });
    const away = setting();
    away.server.accepts = false;
    const waiting = watch(away.tt.prolongTwoFactor());
    away.clock.advanceBy(10_001);
    expect(errorOf(waiting, TimeoutError)).to.include({ retryable: true });
  });

  it('fails where the connection is lost, and after close()', () => {
    const { clock, server, tt } = readySetting({ TwoFactor: silence });
    const lost = watch(tt.prolongTwoFactor());
    clock.advanceBy(5);
    server.close(1006);
    clock.advanceBy(5);
    expect(errorOf(lost, ConnectionError)).to.include({ delivered: 'unknown' });
    tt.close();
    expect(errorOf(watch(tt.prolongTwoFactor()), ClosedError)).to.include({ delivered: 'no' });
  });
});
