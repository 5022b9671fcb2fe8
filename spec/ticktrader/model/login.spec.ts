// The login result in both forms.

import { expect } from 'chai';
import { decode } from '../../../lib/codec/decode.js';
import { loginResult } from '../../../lib/ticktrader/model/login.js';

describe('loginResult', () => {
  it('reads the bare "ok" of older servers as its Info', () => {
    expect(decode(loginResult, 'ok', 'Login')).to.deep.equal({ Info: 'ok' });
  });

  it('tells that no second factor is asked for', () => {
    expect(decode(loginResult, { Info: 'ok', TwoFactorFlag: false }, 'Login')).to.deep.equal({ Info: 'ok', TwoFactorFlag: false });
  });
});
