import { expect } from 'chai';
import { at, create, lines, simulation, type Frame } from '../console.js';

const heads = (frames: readonly Frame[]): readonly string[] =>
  frames.map(({ Response, Error: error }) => (error === undefined ? Response : `${Response}: ${error}`));

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

describe('frames that are no request', () => {
  for (const [what, text, answer] of [
    ['no JSON', '{"Id":"x","Request"', { Response: 'Error', Error: 'Invalid JSON message!' }],
    ['no object', '[1,2]', { Response: 'Error', Error: 'Invalid JSON message!' }],
    ['nothing at all', '', { Response: 'Error', Error: 'Invalid JSON message!' }],
    ['nested without end', '['.repeat(100_000), { Response: 'Error', Error: 'Invalid JSON message!' }],
    ['no Request', '{"Id":"x"}', { Id: 'x', Response: 'Error', Error: "Empty 'Request' field!" }],
    ['a Request that is no text', '{"Id":"x","Request":{}}', { Id: 'x', Response: 'Error', Error: "Empty 'Request' field!" }],
    ['an unknown Request', '{"Id":"x","Request":"Teleport"}', { Id: 'x', Response: 'Error', Error: "Unknown request 'Teleport'!" }],
    ['a number for an Id', '{"Id":9007199254740993,"Request":"Teleport"}', { Id: '9007199254740993', Response: 'Error', Error: "Unknown request 'Teleport'!" }],
    ['no Id', '{"Request":"SplitInfo"}', { Response: 'Error', Error: "Unknown request 'SplitInfo'!" }],
    ['Params that are no object', '{"Id":"x","Request":"Trades","Params":[]}', { Id: 'x', Response: 'Error', Error: "Invalid 'Params' filed!" }],
    ['a prototype', '{"Id":"x","__proto__":{"Request":"Account"}}', { Id: 'x', Response: 'Error', Error: "Empty 'Request' field!" }],
    ['a method of objects', '{"Id":"x","Request":"constructor"}', { Id: 'x', Response: 'Error', Error: "Unknown request 'constructor'!" }],
  ] as const) {
    it(`are answered: ${what}`, () => {
      const console = simulation().loggedIn();
      expect(console.sendText(text)).to.deep.equal([answer]);
      expect(console.answer({ Request: 'SessionInfo' }).Error).to.equal(undefined);
    });
  }
});

describe('refusals', () => {
  const wrong = { Request: 'TradeDelete', Params: { Type: 'Cancel', Id: 1 } };

  it("bear the request's name and the server's prefix, or the bare Error, as chosen", () => {
    expect(simulation().loggedIn().answer(wrong)).to.deep.equal({ Id: 'r1', Response: 'TradeDelete', Error: 'Cannot delete trade! Reason: Order Not Found 1' });
    expect(simulation({ errorForm: 'generic' }).loggedIn().answer(wrong)).to.deep.equal({ Id: 'r1', Response: 'Error', Error: 'Order Not Found 1' });
  });

  it('use the texts of choice', () => {
    expect(
      simulation({ texts: { orderNotFound: 'gone: {id}' } })
        .loggedIn()
        .answer(wrong).Error,
    ).to.equal('Cannot delete trade! Reason: gone: 1');
  });

  it('of malformed requests are always Error', () => {
    expect(simulation().loggedIn().answer({ Request: 'TradeDelete' })).to.deep.equal({ Id: 'r1', Response: 'Error', Error: "Empty 'Params' field!" });
  });
});

describe('several sessions of one account', () => {
  it('all hear a report; only the one that asked, under its Id', () => {
    const { loggedIn, simulator } = simulation();
    const [one, other] = [loggedIn(), loggedIn()];
    const before = other.raw.length;
    expect(lines(one.ask(create()))).to.deep.equal([
      'r1 Accepted #1 Market New 100000',
      'r1 Filled #1 Market Filled 0 fill',
      'r1 Allocated #1 Position Calculated 100000',
      'r1 TradeCreate #1 Market Filled 0',
    ]);
    expect(lines(other.raw.slice(before).map((text) => JSON.parse(text) as Frame))).to.deep.equal([
      '- Accepted #1 Market New 100000',
      '- Filled #1 Market Filled 0 fill',
      '- Allocated #1 Position Calculated 100000',
    ]);
    expect(simulator.exchange.connections).to.equal(2);
  });
});

describe('throttling', () => {
  it('refuses what exceeds the limit of a bucket, and forgets after a second', () => {
    const { clock, loggedIn } = simulation({ throttling: { methods: { Trade: 2 } } });
    const console = loggedIn();
    const errors = Array.from({ length: 3 }, () => console.answer({ Request: 'Trades' }).Error);
    expect(errors).to.deep.equal([undefined, undefined, 'Cannot get trades list! Reason: Throttling limits exceeded!']);
    expect(console.answer({ Request: 'SessionInfo' }).Error).to.equal(undefined);
    clock.advanceBy(1000);
    expect(console.answer({ Request: 'Trades' }).Error).to.equal(undefined);
  });

  it('states its limits in the account, and none where there are none', () => {
    const stated = at(
      simulation({ throttling: { RequestsPerSecond: 30 } })
        .loggedIn()
        .result({ Request: 'Account' }),
      'Throttling',
    );
    expect(stated).to.deep.equal([
      {
        Protocol: 'WebSockets',
        SessionsPerAccount: 10,
        RequestsPerSecond: 30,
        ConcurrentRequestCount: 1000,
        ThrottlingMethods: [{ Method: 'Trade', RequestsPerSecond: 500, ConcurrentRequestCount: 1000 }],
      },
    ]);
    expect(at(simulation({ throttling: false }).loggedIn().result({ Request: 'Account' }), 'Throttling')).to.equal(undefined);
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

  it('is an option: whether the account is pushed with every change', () => {
    const accounts = (accountPush: 'changes' | 'login'): number => {
      const { clock, loggedIn, simulator } = simulation({ accountPush });
      const console = loggedIn();
      simulator.exchange.deposit(1);
      clock.advanceBy(2);
      return console.raw.filter((text) => text.includes('"Response":"Account"')).length;
    };
    expect([accounts('changes'), accounts('login')]).to.deep.equal([2, 1]);
  });

  it('is an option: how long a client may be silent', () => {
    const { clock, loggedIn } = simulation({ idleTimeout: 60_000 });
    const console = loggedIn();
    clock.advanceBy(50_000);
    console.ask({ Request: 'SessionInfo' });
    clock.advanceBy(50_000);
    expect(console.closings).to.deep.equal([]);
    clock.advanceBy(10_000);
    expect(at(console.closings[0], 'code')).to.equal(1001);
  });

  it('is an option: how large a frame may be, in bytes', () => {
    const { loggedIn } = simulation({ maxFrame: 400 });
    const console = loggedIn();
    const request = (pad: string): string => JSON.stringify({ Id: 'x', Request: 'SessionInfo', pad });
    expect(console.sendText(request('x'.repeat(350)))).to.have.length(1);
    console.sendText(request('\u20ac'.repeat(130)));
    expect(at(console.closings[0], 'code')).to.equal(1009);
  });

  it('is an option: a limit for logins and passwords, as for any method the account states', () => {
    const { connect } = simulation({ throttling: { methods: { Login: 1, TwoFactor: 1 } } });
    const console = connect();
    expect(heads(console.send(console.loginRequest({ Signature: 'wrong' })))).to.deep.equal(['Error: Invalid login credentials']);
    expect(heads(console.send(console.loginRequest()))).to.deep.equal(['Error: Throttling limits exceeded!']);
  });
});
