import { expect } from 'chai';
import { at, heads, simulation } from '../console.js';

describe('login', () => {
  it('is followed by a challenge, and the two pushes come after the password only', () => {
    const { connect, simulator } = simulation();
    const console = connect();
    const [login, challenge, ...none] = console.send(console.loginRequest());
    expect([login?.Id, login?.Result]).to.deep.equal(['login', { Info: 'ok', TwoFactorFlag: true }]);
    expect(challenge?.Result).to.deep.equal({ Info: 'Two-factor authentication is required.' });
    expect(challenge?.Id).to.be.a('string').and.not.equal('login');
    expect(none).to.deep.equal([]);
    expect(heads(console.send(console.passwordRequest(simulator.oneTimePassword())))).to.deep.equal(['TwoFactor', 'TradeSessionInfo', 'Account']);
  });

  it('leads straight in without the second factor', () => {
    expect(heads(simulation({ twoFactor: false }).connect().login())).to.deep.equal(['Login', 'TradeSessionInfo', 'Account']);
  });

  it('takes a numeric text for the Timestamp, as lenient clients send it', () => {
    const { clock, connect } = simulation({ twoFactor: false });
    const console = connect();
    expect(console.send(console.loginRequest({ Timestamp: String(clock.now()) }))[0]?.Response).to.equal('Login');
  });

  for (const [what, changes, error] of [
    ['a wrong signature', { Signature: 'c2lnbmF0dXJl' }, 'Invalid login credentials'],
    ['a wrong id', { WebApiId: 'somebody' }, 'Invalid login credentials'],
    ['a wrong key', { WebApiKey: 'else' }, 'Invalid login credentials'],
    ['no id', { WebApiId: undefined }, "Empty 'Params.WebApiId' field!"],
    ['no key', { WebApiKey: '' }, "Empty 'Params.WebApiKey' field!"],
    ['no signature', { Signature: undefined }, "Empty 'Params.Signature' field!"],
    ['an id that is no text', { WebApiId: 7 }, "Invalid 'Params.WebApiId' filed!"],
    ['Basic authentication', { AuthType: 'Basic' }, 'Unknown authentication type - Basic'],
    ['a stamp of long ago', { Timestamp: 1_000_000_000_000 }, "Invalid 'Params.Timestamp' - it differs too much from the server time!"],
    ['no stamp', { Timestamp: undefined }, "Invalid 'Params.Timestamp' - it differs too much from the server time!"],
    ['a stamp other than the signed one', { Timestamp: Date.UTC(2026, 0, 5) + 1 }, 'Invalid login credentials'],
  ] as const) {
    it(`refuses ${what}, and lets the client try again`, () => {
      const console = simulation({ twoFactor: false }).connect();
      expect(console.send(console.loginRequest(changes))).to.deep.equal([{ Id: 'login', Response: 'Error', Error: error }]);
      expect(console.login()[0]?.Response).to.equal('Login');
    });
  }

  it('has a clock window of choice', () => {
    const ahead = Date.UTC(2026, 0, 5) + 5000;
    const answer = (clockWindow: number): string | undefined => {
      const console = simulation({ clockWindow, twoFactor: false }).connect();
      return console.send(console.loginRequest({ Timestamp: ahead }))[0]?.Error;
    };
    expect(answer(1000)).to.contain('Timestamp');
    expect(answer(10_000)).to.equal('Invalid login credentials'); // the stamp will do, the signature is over another
  });

  it('comes first and once', () => {
    const console = simulation({ twoFactor: false }).connect();
    expect(console.answer({ Request: 'Account' }).Error).to.equal("Should be 'Login' request!");
    console.login();
    expect(heads(console.send(console.loginRequest()))).to.deep.equal(['Error: Already logged in!']);
  });

  it('is kept waiting or refused when a test says so', () => {
    const { connect, simulator } = simulation();
    const console = connect();
    const verdicts = ['silent', { error: 'The server is too busy.' }] as const;
    let count = 0;
    simulator.exchange.answer('Login', () => verdicts[count++]);
    expect(console.send(console.loginRequest())).to.deep.equal([]);
    expect(heads(console.send(console.loginRequest()))).to.deep.equal(['Error: The server is too busy.']);
    expect(heads(console.send(console.loginRequest()))).to.deep.equal(['Login', 'TwoFactor']);
    simulator.exchange.answer('TwoFactor', () => 'silent');
    expect(console.send(console.passwordRequest(simulator.oneTimePassword()))).to.deep.equal([]);
  });

  it('is refused beyond the sessions of the account', () => {
    const { connect } = simulation({ twoFactor: false, throttling: { SessionsPerAccount: 1 } });
    connect().login();
    const late = connect();
    expect(heads(late.send(late.loginRequest()))).to.deep.equal(['Error: Sessions limit exceeded!']);
  });
});

describe('second factor', () => {
  it('says a wrong password in the answer, not as an error, and asks again', () => {
    const { connect, simulator } = simulation();
    const console = connect();
    console.send(console.loginRequest());
    expect(console.send(console.passwordRequest('123456'))).to.deep.equal([
      { Id: 'code', Response: 'TwoFactor', Result: { Info: 'Invalid one-time password!' } },
    ]);
    expect(heads(console.send(console.passwordRequest(simulator.oneTimePassword())))).to.have.length(3);
  });

  it('refuses everything before it', () => {
    const console = simulation().connect();
    console.send(console.loginRequest());
    expect(console.answer({ Request: 'Trades' })).to.deep.equal({ Id: 'r1', Response: 'Error', Error: 'Two-factor authentication is required.' });
  });

  it('takes a code once, on whichever connection', () => {
    const { connect, simulator } = simulation();
    const code = simulator.oneTimePassword();
    const [one, other] = [connect(), connect()];
    for (const console of [one, other]) console.send(console.loginRequest({ DeviceId: undefined }));
    expect(at(one.send(one.passwordRequest(code))[0]?.Result, 'Info')).to.equal('Success');
    expect(at(other.send(other.passwordRequest(code))[0]?.Result, 'Info')).to.equal('Invalid one-time password!');
  });

  it('gives a token that spares the same device the next challenge for its life', () => {
    const { clock, connect } = simulation({ twoFactorTokenLife: 60_000 });
    const flag = (device = 'spec'): unknown => {
      const console = connect();
      return at(console.send(console.loginRequest({ DeviceId: device }))[0]?.Result, 'TwoFactorFlag');
    };
    const [login, challenge, success] = connect().login();
    expect([login, challenge].map((frame) => frame?.Response)).to.deep.equal(['Login', 'TwoFactor']);
    expect(at(success?.Result, 'ExpireTime')).to.be.closeTo(clock.now() + 60_000, 10);
    expect([flag(), flag('another')]).to.deep.equal([false, true]);
    clock.advanceBy(60_000);
    expect(flag()).to.equal(true);
  });

  it('binds the token as told', () => {
    const flag = (twoFactorTokenBinding: 'device' | 'account'): unknown => {
      const { connect } = simulation({ twoFactorTokenBinding });
      connect().login();
      const console = connect();
      return at(
        console.send(console.loginRequest({ AppSessionId: 'other', ...(twoFactorTokenBinding === 'account' ? { DeviceId: 'other' } : {}) }))[0]?.Result,
        'TwoFactorFlag',
      );
    };
    expect([flag('device'), flag('account')]).to.deep.equal([false, false]);
  });

  it('prolongs a live token when resumed without Params, and not a dead one', () => {
    const { clock, loggedIn } = simulation({ twoFactorTokenLife: 60_000 });
    const console = loggedIn();
    clock.advanceBy(50_000);
    const resume = { Id: 'resume', Request: 'TwoFactor' };
    expect(at(console.send(resume)[0]?.Result, 'ExpireTime')).to.be.closeTo(clock.now() + 60_000, 10);
    clock.advanceBy(70_000);
    expect(console.send(resume)).to.deep.equal([{ Id: 'resume', Response: 'TwoFactor', Result: { Info: 'Invalid one-time password!' } }]);
  });
});

describe('what nobody knows of the real server', () => {
  it('is an option: which push comes first, and whether a challenge has an Id', () => {
    const { connect, simulator } = simulation({ firstPush: 'account', challengeId: false });
    const console = connect();
    const [, challenge] = console.send(console.loginRequest());
    expect(challenge).to.not.have.property('Id');
    expect(heads(console.send(console.passwordRequest(simulator.oneTimePassword())))).to.deep.equal(['TwoFactor', 'Account', 'TradeSessionInfo']);
  });

  it('is an option: a second login on a connection', () => {
    const console = simulation({ twoFactor: false, secondLogin: 'served', throttling: { SessionsPerAccount: 1 } }).loggedIn();
    expect(heads(console.send(console.loginRequest()))).to.deep.equal(['Login', 'TradeSessionInfo', 'Account']);
  });

  it('is an option: a limit for logins and passwords, as for any method the account states', () => {
    const { connect } = simulation({ throttling: { methods: { Login: 1, TwoFactor: 1 } } });
    const console = connect();
    expect(heads(console.send(console.loginRequest({ Signature: 'wrong' })))).to.deep.equal(['Error: Invalid login credentials']);
    expect(heads(console.send(console.loginRequest()))).to.deep.equal(['Error: Throttling limits exceeded!']);
  });
});
