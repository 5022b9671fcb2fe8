import { expect } from 'chai';
import { EMPTY, of, throwError } from 'rxjs';
import { simulatedTickTrader } from '../../lib/simulator/index.js';
import { virtualClock } from '../../lib/testing/index.js';
import { tickTrader } from '../../lib/ticktrader/index.js';
import { hmacSha256Base64 } from '../../lib/ticktrader/hmac.js';
import { textFrom } from '../../lib/ticktrader/text-from.js';
import { watch } from '../support/seen.js';

describe('a text that a function of the user hands over', () => {
  it('is one text where it is a plain string, not a list of characters', () => {
    expect(watch(textFrom('123456'))).to.deep.include({ values: ['123456'], completed: true });
    expect(watch(textFrom('')).values).to.deep.equal(['']);
  });

  it('is what a stream, a list or a promise gives', async () => {
    expect(watch(textFrom(of('a', 'b'))).values).to.deep.equal(['a', 'b']);
    expect(watch(textFrom(['abc'])).values).to.deep.equal(['abc']);
    const promised = watch(textFrom(Promise.resolve('abc')));
    await Promise.resolve();
    expect(promised.values).to.deep.equal(['abc']);
  });

  it('logs in as a plain string, signature and one-time password alike', () => {
    const clock = virtualClock();
    const sim = simulatedTickTrader({ scheduler: clock, twoFactor: true });
    const { webApiId, webApiKey, webApiSecret } = sim.credentials;
    const tt = tickTrader({
      url: sim.url,
      webSocket: sim.webSocket,
      scheduler: clock,
      credentials: { webApiId, webApiKey, sign: (text) => hmacSha256Base64(text, webApiSecret) },
      oneTimePassword: () => sim.oneTimePassword(),
    });
    const connected = watch(tt.connect());
    clock.advanceBy(1_000);
    expect(connected).to.deep.include({ completed: true, error: undefined });
  });

  it('may never come, or fail', () => {
    expect(watch(textFrom(EMPTY))).to.deep.include({ values: [], completed: true });
    expect(watch(textFrom(throwError(() => new Error('No.')))).error)
      .to.be.an('error')
      .with.property('message', 'No.');
  });
});
