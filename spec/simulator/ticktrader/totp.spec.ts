import { expect } from 'chai';
import { TOTP } from 'otpauth';
import { passwordGuard, totp } from '../../../lib/simulator/ticktrader/totp.js';

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const NOON = Date.UTC(2026, 0, 5, 12);

describe('totp', () => {
  it('gives the codes of RFC 6238, cut to six digits', () => {
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'; // "12345678901234567890"
    const codes = [59, 1111111109, 1111111111, 1234567890, 2000000000].map((seconds) => totp(secret, seconds * 1000));
    expect(codes).to.deep.equal(['287082', '081804', '050471', '005924', '279037']);
  });

  it('agrees with an authenticator of other make over a day', () => {
    const authenticator = new TOTP({ secret: SECRET });
    for (let time = NOON; time < NOON + 86_400_000; time += 1_234_567) expect(totp(SECRET, time)).to.equal(authenticator.generate({ timestamp: time }));
  });

  it('reads secrets in groups and small letters, and refuses what is no base32', () => {
    expect(totp('jbsw y3dp-ehpk 3pxp jbsw y3dp ehpk 3pxp', NOON)).to.equal(totp(SECRET, NOON));
    expect(() => totp('not 1 secret', NOON)).to.throw(RangeError, 'base32');
  });
});

describe('passwordGuard', () => {
  it('takes a code once', () => {
    const guard = passwordGuard(SECRET);
    const code = totp(SECRET, NOON);
    expect([guard.accept(code, NOON), guard.accept(code, NOON), guard.accept(code, NOON + 30_000)]).to.deep.equal([true, false, false]);
  });

  it('takes the codes of the steps before and after, and no further ones', () => {
    const verdicts = [-60_000, -30_000, 30_000, 60_000].map((offset) => passwordGuard(SECRET).accept(totp(SECRET, NOON + offset), NOON));
    expect(verdicts).to.deep.equal([false, true, true, false]);
  });

  it('shows the next code once the current one is taken', () => {
    const guard = passwordGuard(SECRET);
    expect(guard.accept(guard.current(NOON), NOON)).to.equal(true);
    expect(guard.current(NOON)).to.equal(totp(SECRET, NOON + 30_000));
    expect(guard.accept(guard.current(NOON), NOON)).to.equal(true);
  });
});
