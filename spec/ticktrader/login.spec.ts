// Login against a scripted server: what is sent, what each answer means, and how a refused one is tried again.

import { expect } from 'chai';
import { defer, EMPTY, NEVER, of, Subject, throwError, type Observable } from 'rxjs';
import { ConnectionError, LoginError, TimeoutError } from '../../lib/base/errors.js';
import type { Waiting } from '../../lib/session/state.js';
import { signature } from '../../lib/ticktrader/sign.js';
import { errorOf, watch } from '../support/seen.js';
import {
  anAccount,
  credentials,
  genericError,
  inTurn,
  result,
  setting,
  silence,
  typedError,
  type Answer,
  type Setting,
} from '../support/tick-trader-server.js';

const ok = result({ Info: 'ok', TwoFactorFlag: false });

const waitings = ({ values }: { readonly values: readonly { readonly status: string }[] }): readonly Waiting[] =>
  values.filter((state): state is Waiting => state.status === 'waiting');

describe('a login', () => {
  it('signs the present time in whole milliseconds and says who asks', () => {
    const { clock, server, tt } = setting({}, { deviceId: 'desk', appSessionId: 'here' });
    clock.advanceBy(1234.5);
    watch(tt.connect());
    clock.advanceBy(10);
    const [login] = server.of('Login');
    const stamp = login?.Params?.['Timestamp'];
    expect(stamp).to.satisfy(Number.isInteger);
    expect(login?.Params).to.deep.equal({
      AuthType: 'HMAC',
      WebApiId: 'an-id',
      WebApiKey: 'a-key',
      Timestamp: stamp,
      Signature: signature(Number(stamp), 'an-id', 'a-key', 'a-secret'),
      DeviceId: 'desk',
      AppSessionId: 'here',
    });
    expect(login?.text).not.to.include('a-secret');
  });

  it('is signed afresh at each connection, from the same device', () => {
    const { clock, server, tt } = setting();
    watch(tt.connect());
    for (let round = 0; round < 4; round++) {
      clock.advanceBy(3_000);
      server.close(1006);
    }
    clock.advanceBy(3_000);
    const logins = server.of('Login').map(({ Params = {} }) => Params);
    expect(new Set(logins.map(({ Timestamp }) => Timestamp)).size).to.equal(5);
    expect(new Set(logins.map(({ Signature }) => Signature)).size).to.equal(5);
    expect(new Set(logins.map(({ DeviceId, AppSessionId }) => `${String(DeviceId)} ${String(AppSessionId)}`)).size).to.equal(1);
  });

  const yes: Readonly<Record<string, Answer>> = {
    'says ok': ok,
    'says ok and leaves out the flag': result({ Info: 'ok' }),
    'says the bare "ok" of 2015': result('ok'),
    'says something else, but no error': result({ Info: 'welcome', TwoFactorFlag: null }),
  };
  for (const [what, answer] of Object.entries(yes)) {
    it(`is done where the server ${what}`, () => {
      const { clock, tt } = setting({ Login: answer });
      const connected = watch(tt.connect());
      clock.advanceBy(10);
      expect([connected.values, connected.completed]).to.deep.equal([[undefined], true]);
    });
  }
});

describe('a login that is refused for good', () => {
  const final = ['Invalid login credentials', 'Web API is disabled', 'Web API token not found', 'Account is blocked', 'Nobody has ever seen this'];
  for (const text of final) {
    for (const [form, error] of Object.entries({ generic: genericError, typed: typedError })) {
      it(`is final: "${text}", in the ${form} form`, () => {
        const { clock, server, tt } = setting({ Login: error(text) });
        const [states, connected, reports] = [watch(tt.state$), watch(tt.connect()), watch(tt.executionReports$)];
        clock.advanceBy(3_600_000);
        const refused = errorOf(connected, LoginError);
        expect(refused).to.include({ text, retryable: false, delivered: 'yes' });
        expect(refused.message).to.include(text).and.include('Check id, key and secret');
        expect(states.last).to.deep.equal({ status: 'closed', reason: refused.message, error: refused });
        expect([states.completed, reports.error, server.of('Login').length, server.open, clock.waiting]).to.deep.equal([true, refused, 1, 0, 0]);
      });
    }
  }

  it('says "your clock" with the stamp that was signed, and the server\'s where it names one', () => {
    const { clock, server, tt } = setting({
      Login: ({ Id, Params }) => [{ Id, Response: 'Error', Error: `Invalid 'Params.Timestamp' - ${String(Params?.['Timestamp'])}, now 1443789754000` }],
    });
    const connected = watch(tt.connect());
    clock.advanceBy(10);
    const { message } = errorOf(connected, LoginError);
    const signed = Number(server.of('Login')[0]?.Params?.['Timestamp']);
    expect(message)
      .to.include('your clock')
      .and.include(`you signed ${String(signed)} (${new Date(signed).toISOString()})`);
    expect(message)
      .to.include('1443789754000 (2015-10-02T12:42:34.000Z)')
      .and.include(`${String(Math.round((signed - 1443789754000) / 1000))} s from yours`);
  });

  it('says "your clock" also where the server names no stamp', () => {
    const { clock, tt } = setting({ Login: genericError('Timestamp is too old') });
    const connected = watch(tt.connect());
    clock.advanceBy(10);
    expect(errorOf(connected, LoginError)).to.include({ retryable: false }).and.have.property('message').that.includes('the server names no stamp of its own');
  });
});

describe('a login that is refused for a passing trouble', () => {
  const passing = [
    'Throttling limits exceeded!',
    'Server too busy',
    'The server is being shut down.',
    'Timeout',
    'Internal server error!',
    'Cannot log in! Reason: Trade queue overflow',
  ];
  for (const text of passing) {
    it(`is tried again, not before 5 s and ever slower: "${text}"`, () => {
      const { clock, server, tt } = setting({ Login: genericError(text) });
      const states = watch(tt.state$);
      watch(tt.connect());
      clock.advanceBy(200_000);
      const stamps = server.of('Login').map(({ at }) => at);
      const pauses = stamps.slice(1).map((at, index) => at - (stamps[index] ?? 0));
      expect(pauses.length).to.be.within(5, 12);
      expect(Math.min(...pauses)).to.be.at.least(5_000);
      expect(pauses.slice(0, 3)).to.deep.equal(pauses.slice(0, 3).toSorted((a, b) => a - b));
      expect(waitings(states)[0]?.reason).to.be.instanceOf(LoginError).and.include({ text, retryable: true });
    });
  }

  it('leads to a ready session once the trouble has passed, and those who waited are served', () => {
    const { clock, tt } = setting({ Login: inTurn(genericError('Server too busy'), ok) });
    const [states, connected] = [watch(tt.state$), watch(tt.connect())];
    clock.advanceBy(20_000);
    expect(states.values.map(({ status }) => status)).to.deep.equal([
      'idle',
      'connecting',
      'authenticating',
      'waiting',
      'connecting',
      'authenticating',
      'restoring',
      'ready',
    ]);
    expect(connected.completed).to.equal(true);
  });

  it('is final for a client that does not reconnect', () => {
    const { clock, tt } = setting({ Login: genericError('Server too busy') }, { reconnect: false });
    const connected = watch(tt.connect());
    clock.advanceBy(10);
    expect(errorOf(connected, LoginError)).to.include({ retryable: true });
  });
});

describe('a login without a readable answer', () => {
  const tries = (answer: Answer, options: Parameters<typeof setting>[1] = {}): Setting & { readonly states: ReturnType<typeof watch> } => {
    const made = setting({ Login: answer }, options);
    const states = watch(made.tt.state$);
    watch(made.tt.connect());
    return { ...made, states };
  };

  it('times out and is tried again slowly', () => {
    const { clock, server, tt } = tries(silence, { requestTimeout: 3_000 });
    const states = watch(tt.state$);
    clock.advanceBy(3_010);
    expect(states.last).to.include({ status: 'waiting' }).and.have.property('reason').that.is.instanceOf(TimeoutError);
    clock.advanceBy(20_000);
    expect(server.of('Login').length).to.be.at.least(2);
  });

  const odd: Readonly<Record<string, Answer>> = {
    'its result is a list': result([]),
    'its result is missing': ({ Id }) => [{ Id, Response: 'Login' }],
    'it comes under another name': ({ Id }) => [{ Id, Response: 'Account', Result: anAccount }],
    'it is cut off': ({ Id }) => [`{"Id":"${Id}","Response":"Login","Res`],
  };
  for (const [what, answer] of Object.entries(odd)) {
    it(`is tried again slowly where ${what}: one odd frame must not end a session for good`, () => {
      const { clock, tt, server } = tries(inTurn(answer, ok));
      const states = watch(tt.state$);
      clock.advanceBy(100);
      expect(states.last).to.include({ status: 'waiting' }).and.have.property('reason').that.is.instanceOf(LoginError);
      clock.advanceBy(20_000);
      expect([states.last.status, server.of('Login').length]).to.deep.equal(['ready', 2]);
    });
  }

  it('is not confused by an answer to somebody else', () => {
    const { clock, tt } = tries(({ Id, Request }) => [
      { Id: 'other', Response: Request, Error: 'no' },
      { Response: 'Login', Error: 'no' },
      { Id, Response: Request, Result: { Info: 'ok' } },
    ]);
    const states = watch(tt.state$);
    clock.advanceBy(10);
    expect(states.last.status).to.equal('ready');
  });

  it('is a lost connection like any other where the server hangs up on it', () => {
    const { clock, server, tt } = tries(silence);
    const states = watch(tt.state$);
    clock.advanceBy(5);
    server.close(1008, 'who are you?');
    clock.advanceBy(2);
    expect(states.last).to.have.property('reason').that.is.instanceOf(ConnectionError).and.includes({ code: 1008 });
  });
});

describe('a login signed elsewhere', () => {
  const withSigner = (sign: (text: string) => Observable<string>): Setting =>
    setting({}, { credentials: { webApiId: credentials.webApiId, webApiKey: credentials.webApiKey, sign } });

  it('waits for its signer and sends what that gives', () => {
    const given$ = new Subject<string>();
    const texts: string[] = [];
    const { clock, server, tt } = withSigner((text) => (texts.push(text), given$));
    watch(tt.connect());
    clock.advanceBy(10);
    expect(server.of('Login')).to.deep.equal([]);
    given$.next('a-signature');
    clock.advanceBy(10);
    const { Timestamp, Signature } = server.of('Login')[0]?.Params ?? {};
    expect([Signature, texts]).to.deep.equal(['a-signature', [`${String(Timestamp)}an-ida-key`]]);
  });

  const failing: Readonly<Record<string, () => Observable<never>>> = { fails: () => throwError(() => new Error('vault sealed')), 'gives nothing': () => EMPTY };
  for (const [what, sign] of Object.entries(failing)) {
    it(`that ${what} sends nothing and asks its signer again later`, () => {
      let asked = 0;
      const { clock, server, tt } = withSigner(() => defer(() => (++asked > 2 ? of('a-signature') : sign())));
      const [states, connected] = [watch(tt.state$), watch(tt.connect())];
      clock.advanceBy(100);
      expect(waitings(states)[0]?.reason).to.be.instanceOf(LoginError).and.include({ retryable: true, delivered: 'no' });
      expect(server.asked).to.deep.equal([]);
      clock.advanceBy(60_000);
      expect([connected.completed, asked, server.of('Login').length]).to.deep.equal([true, 3, 1]);
    });
  }

  it('is given up in time by a signer that never answers', () => {
    const { clock, tt } = withSigner(() => NEVER);
    const states = watch(tt.state$);
    watch(tt.connect());
    clock.advanceBy(60_000);
    expect(waitings(states).length).to.be.at.least(1);
  });
});
