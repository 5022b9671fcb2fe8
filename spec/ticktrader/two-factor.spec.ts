// The second factor against a scripted server: codes right, wrong, used and missing, tokens that hold and that do not, and odd answers.

import { expect } from 'chai';
import { EMPTY, NEVER, of, Subject, throwError, type ObservableInput } from 'rxjs';
import { TimeoutError, TwoFactorError } from '../../lib/base/errors.js';
import { countingProbe } from '../../lib/base/probe.js';
import type { TickTraderOptions } from '../../lib/ticktrader/options.js';
import { errorOf, watch } from '../support/seen.js';
import { genericError, result, setting, silence, typedError, type Answer, type Asked, type Script, type Setting } from '../support/tick-trader-server.js';

const CHALLENGE = 'Two-factor authentication is required.';
const WRONG = 'Invalid one-time password!';
const SUCCESS = { Info: 'Success', ExpireTime: 1 };

/** Login says yes and challenges, under an Id of the server's own unless told otherwise. */
const challenging =
  (challengeId: (loginId: string) => object = () => ({ Id: 'some-unique-id' })): Answer =>
  ({ Id }) => [
    { Id, Response: 'Login', Result: { Info: 'ok', TwoFactorFlag: true } },
    { ...challengeId(Id), Response: 'TwoFactor', Result: { Info: CHALLENGE } },
  ];

const codeOf = ({ Params }: Asked): unknown => Params?.['OneTimePassword'];
/** Takes these codes, finds others wrong, and holds no token. */
const taking =
  (...right: readonly string[]): Answer =>
  (asked) =>
    result(right.includes(String(codeOf(asked))) ? SUCCESS : { Info: WRONG })(asked);

const codes = (...list: readonly string[]): (() => ObservableInput<string>) => {
  const left = [...list];
  return () => of(left.shift() ?? '');
};

const challenged = (
  twoFactor: Answer,
  oneTimePassword?: () => ObservableInput<string>,
  more: { readonly script?: Script; readonly options?: Partial<TickTraderOptions> } = {},
) => {
  const made: Setting = setting(
    { Login: challenging(), TwoFactor: twoFactor, ...more.script },
    { ...(oneTimePassword && { oneTimePassword }), ...more.options },
  );
  const [states, connected] = [watch(made.tt.state$), watch(made.tt.connect())];
  const sent = (): readonly unknown[] => made.server.of('TwoFactor').map(codeOf);
  return { ...made, states, connected, sent };
};

describe('a challenge', () => {
  it('is answered with the code of its source, and the session goes on', () => {
    const { clock, states, connected, sent } = challenged(taking('123456'), codes('123456'));
    const begin = clock.now();
    clock.advanceBy(20);
    expect([connected.completed, sent()]).to.deep.equal([true, ['123456']]);
    expect(states.values.map(({ status }) => status)).to.deep.equal(['idle', 'connecting', 'authenticating', 'two-factor', 'restoring', 'ready']);
    const wanted = states.values.find(({ status }) => status === 'two-factor');
    expect(wanted)
      .to.have.property('deadline')
      .that.is.within(begin + 120_000, begin + 120_020);
  });

  const ids: Readonly<Record<string, (loginId: string) => object>> = {
    'an Id of its own': () => ({ Id: 'another' }),
    "the login's Id": (Id) => ({ Id }),
    'no Id': () => ({}),
    'a number': () => ({ Id: 7 }),
  };
  for (const [what, id] of Object.entries(ids)) {
    it(`is understood under ${what}, and counts as no answer that came too late`, () => {
      const probe = countingProbe();
      const { clock, connected } = challenged(taking('1'), codes('1'), { script: { Login: challenging(id) }, options: { probe } });
      clock.advanceBy(20);
      expect([connected.completed, probe.counts.unrouted]).to.deep.equal([true, undefined]);
    });
  }

  it('may be a while behind the answer to the login', () => {
    const { clock, server, connected } = challenged(taking('1'), codes('1'), { script: { Login: result({ Info: 'ok', TwoFactorFlag: true }) } });
    clock.advanceBy(5_000);
    server.push({ Response: 'TwoFactor', Result: { Info: CHALLENGE } });
    clock.advanceBy(20);
    expect(connected.completed).to.equal(true);
  });

  it('that is announced and never comes is tried again slowly', () => {
    const { clock, states } = challenged(silence, codes('1'), { script: { Login: result({ Info: 'ok', TwoFactorFlag: true }) } });
    clock.advanceBy(10_010);
    expect(states.last).to.have.property('reason').that.is.instanceOf(TimeoutError);
  });

  const answers: Readonly<Record<string, Answer>> = {
    'an answer without Id': () => [{ Response: 'TwoFactor', Result: SUCCESS }],
    'an answer under another Id': () => [{ Id: 'another', Response: 'TwoFactor', Result: SUCCESS }],
    'a success that only says so': result({ Info: 'Success' }),
    'a success in other words': result({ Info: 'Welcome back', ExpireTime: 1 }),
  };
  for (const [what, answer] of Object.entries(answers)) {
    it(`is met with ${what}`, () => {
      const { clock, connected } = challenged(answer, codes('1'));
      clock.advanceBy(20);
      expect(connected.completed).to.equal(true);
    });
  }
});

describe('a wrong code', () => {
  it('is asked for again on the same connection', () => {
    const { clock, server, connected, sent } = challenged(taking('3'), codes('1', '2', '3'));
    clock.advanceBy(60);
    expect([connected.completed, sent(), server.made]).to.deep.equal([true, ['1', '2', '3'], 1]);
  });

  it('is wrong also where the server says so without an Id', () => {
    const { clock, connected, sent } = challenged(
      (asked) => [{ Response: 'TwoFactor', Result: codeOf(asked) === '2' ? SUCCESS : { Info: WRONG } }],
      codes('1', '2'),
    );
    clock.advanceBy(60);
    expect([connected.completed, sent()]).to.deep.equal([true, ['1', '2']]);
  });

  it('is asked for three times, no more, and the end says what the server said', () => {
    const { clock, server, connected, sent } = challenged(taking('4'), codes('1', '2', '3', '4'));
    clock.advanceBy(600_000);
    expect(errorOf(connected, TwoFactorError)).to.include({ retryable: false }).and.have.property('message').that.includes(WRONG);
    expect([sent(), server.made, server.open, clock.waiting]).to.deep.equal([['1', '2', '3'], 1, 0, 0]);
  });

  for (const [form, error] of Object.entries({ generic: genericError, typed: typedError })) {
    it(`that is answered with an error (${form}) ends the second factor, without the code in its words`, () => {
      const { clock, connected } = challenged(error('Account is blocked'), codes('777777'));
      clock.advanceBy(100);
      const refused = errorOf(connected, TwoFactorError);
      expect(refused).to.include({ retryable: false, delivered: 'yes' });
      expect(refused.message).to.include('Account is blocked').and.not.include('777777');
    });
  }

  it('that is answered with a passing trouble is tried again at the next login', () => {
    const { clock, connected, states } = challenged(
      (asked) => (asked.connection === 1 ? genericError('Server too busy') : result(SUCCESS))(asked),
      codes('1', '2'),
    );
    clock.advanceBy(100);
    expect(states.last).to.have.property('reason').that.is.instanceOf(TwoFactorError);
    clock.advanceBy(20_000);
    expect(connected.completed).to.equal(true);
  });

  it('is no verdict where the answer cannot be read: tried again at the next login', () => {
    const { clock, connected } = challenged((asked) => (asked.connection === 1 ? result([]) : result(SUCCESS))(asked), codes('1', '2'));
    clock.advanceBy(20_000);
    expect(connected.completed).to.equal(true);
  });
});

describe('a code that was sent', () => {
  it('is never sent again on the same connection: its source is asked until it has another', () => {
    let asked = 0;
    const { clock, connected, sent } = challenged(taking('2'), () => [++asked < 30 ? '1' : '2']);
    clock.advanceBy(60_000);
    expect([connected.completed, sent()]).to.deep.equal([true, ['1', '2']]);
  });

  it('is never sent again over reconnects either', () => {
    const window = (): number => Math.floor(clock.now() / 30_000);
    const { clock, server, sent, states } = challenged(result({ Info: 'Success' }), () => [String(window())]);
    for (let round = 0; round < 5; round++) {
      clock.advanceBy(31_000);
      expect(states.last.status).to.equal('ready');
      server.close(1006);
      clock.advanceBy(1_000);
    }
    clock.advanceBy(40_000);
    expect(states.last.status).to.equal('ready');
    expect(sent().length).to.equal(6);
    expect(new Set(sent()).size).to.equal(6);
  });

  it('is sent without the blanks around it, and never empty', () => {
    const { clock, sent, connected } = challenged(taking('123 456'), codes('', '  ', ' 123 456\n'));
    clock.advanceBy(10_000);
    expect([sent(), connected.completed]).to.deep.equal([['123 456'], true]);
  });
});

describe('a token that still holds', () => {
  const token =
    (resumed: (asked: Asked) => object): Answer =>
    (asked) =>
      result(codeOf(asked) === undefined ? resumed(asked) : { Info: 'Success', ExpireTime: asked.at + 60_000 })(asked);

  it('is resumed after a reconnect, and nobody is asked for a code', () => {
    const { clock, server, states, sent } = challenged(
      token(({ at }) => ({ Info: 'Success', ExpireTime: at + 60_000 })),
      codes('1', '2', '3'),
    );
    for (let round = 0; round < 5; round++) {
      clock.advanceBy(30_000); // five times half its life: only prolonging can have kept it
      server.close(1006);
    }
    clock.advanceBy(5_000);
    expect(states.last.status).to.equal('ready');
    expect(sent()).to.deep.equal(['1', ...Array<undefined>(5).fill(undefined)]);
    expect(server.of('TwoFactor')[1]?.text).not.to.include('Params');
  });

  const refusals: Readonly<Record<string, (asked: Asked) => readonly object[]>> = {
    'with a TwoFactor answer': result({ Info: WRONG }) as (asked: Asked) => readonly object[],
    'with a generic error': genericError('Token expired') as (asked: Asked) => readonly object[],
    'with a typed error': typedError('Token expired') as (asked: Asked) => readonly object[],
  };
  for (const [how, refusal] of Object.entries(refusals)) {
    it(`is replaced by a code where resuming is refused ${how}`, () => {
      const { clock, server, states, sent } = challenged(
        (asked) => (codeOf(asked) === undefined ? refusal(asked) : result({ Info: 'Success', ExpireTime: asked.at + 60_000 })(asked)),
        codes('1', '2'),
      );
      clock.advanceBy(20);
      server.close(1006);
      clock.advanceBy(5_000);
      expect([states.last.status, sent()]).to.deep.equal(['ready', ['1', undefined, '2']]);
    });
  }

  it('is not resumed once it has run out', () => {
    const { clock, server, sent } = challenged(
      token(() => SUCCESS),
      codes('1', '2'),
    );
    clock.advanceBy(61_000);
    server.close(1006);
    clock.advanceBy(5_000);
    expect(sent()).to.deep.equal(['1', '2']);
  });

  it('may keep a server from challenging at all', () => {
    const { clock, server, states, sent } = challenged(
      token(() => SUCCESS),
      codes('1'),
      { script: { Login: (asked) => (asked.connection === 1 ? challenging() : result({ Info: 'ok', TwoFactorFlag: false }))(asked) } },
    );
    clock.advanceBy(20);
    server.close(1006);
    clock.advanceBy(5_000);
    expect([states.last.status, sent()]).to.deep.equal(['ready', ['1']]);
  });
});

describe('a challenge that nobody answers', () => {
  it('ends a client without a source of codes, with words that say what to do', () => {
    const { clock, connected, states, sent, server } = challenged(taking('1'));
    clock.advanceBy(3_600_000);
    expect(errorOf(connected, TwoFactorError)).to.include({ retryable: false, delivered: 'no' }).and.have.property('message').that.includes('oneTimePassword');
    expect([states.last.status, sent(), server.made, clock.waiting]).to.deep.equal(['closed', [], 1, 0]);
  });

  const absent: Readonly<Record<string, () => ObservableInput<string>>> = {
    'never says anything': () => NEVER,
    'has nothing to say': () => EMPTY,
    'says the same used code for ever': codes('1', ...Array<string>(500).fill('1')),
  };
  for (const [what, source] of Object.entries(absent)) {
    it(`ends after twoFactorTimeout where its source ${what}`, () => {
      const { clock, connected, states, server } = challenged(taking('2'), source, { options: { twoFactorTimeout: 30_000 } });
      clock.advanceBy(29_900);
      expect(states.last.status).to.equal('two-factor');
      clock.advanceBy(200);
      expect(errorOf(connected, TwoFactorError).message).to.include('30000 ms');
      expect([server.open, clock.waiting]).to.deep.equal([0, 0]);
    });
  }

  it('ends where its source fails, with that error as the cause', () => {
    const trouble = new Error('no phone');
    const thrown = (): never => {
      throw trouble;
    };
    for (const source of [() => throwError(() => trouble), thrown]) {
      const { clock, connected } = challenged(taking('1'), source);
      clock.advanceBy(100);
      expect(errorOf(connected, TwoFactorError)).to.include({ cause: trouble, retryable: false });
    }
  });

  it('can wait for somebody to type', () => {
    const typed$ = new Subject<string>();
    const { clock, connected } = challenged(taking('1'), () => typed$);
    clock.advanceBy(100_000);
    typed$.next('1');
    clock.advanceBy(20);
    expect(connected.completed).to.equal(true);
  });

  it('lets go of its source when the client is closed meanwhile', () => {
    const typed$ = new Subject<string>();
    const { clock, tt } = challenged(taking('1'), () => typed$);
    clock.advanceBy(100);
    expect(typed$.observed).to.equal(true);
    tt.close();
    clock.advanceBy(100);
    expect([typed$.observed, clock.waiting]).to.deep.equal([false, 0]);
  });

  it('is tried again where the connection is lost meanwhile', () => {
    const { clock, server, connected, sent } = challenged(taking('1'), () => (server.made > 1 ? of('1') : NEVER));
    clock.advanceBy(100);
    server.close(1006);
    clock.advanceBy(5_000);
    expect([connected.completed, sent()]).to.deep.equal([true, ['1']]);
  });

  it('times out where the server does not answer a code, and the next login gets another', () => {
    const { clock, connected, sent } = challenged((asked) => (asked.connection === 1 ? [] : result(SUCCESS)(asked)), codes('1', '2'));
    clock.advanceBy(30_000);
    expect([connected.completed, sent()]).to.deep.equal([true, ['1', '2']]);
  });
});

describe('a challenge in the middle of a session', () => {
  const order = { Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 1, Price: 1 } as const;
  const challenge = { Id: 'some-unique-id', Response: 'TwoFactor', Result: { Info: CHALLENGE } };
  const statuses = ({ states }: ReturnType<typeof challenged>): readonly string[] => states.values.map(({ status }) => status);
  const inUse = (twoFactor: Answer, source?: () => ObservableInput<string>, more: { readonly script?: Script } = {}) => {
    const made = challenged(twoFactor, source, { ...more, script: { Login: result({ Info: 'ok', TwoFactorFlag: false }), ...more.script } });
    made.clock.advanceBy(100);
    return made;
  };

  it('is answered over the same connection; commands are closed meanwhile, reads wait, and what is open is read anew', () => {
    const typed$ = new Subject<string>();
    const made = inUse(taking('7'), () => typed$);
    const { clock, server, tt, sent } = made;
    server.push(challenge);
    clock.advanceBy(50);
    const [command, read] = [watch(tt.createOrder(order)), watch(tt.account())];
    expect(command.last).to.deep.include({ status: 'notSent', reason: 'notReady' });
    expect([read.completed, statuses(made).at(-1)]).to.deep.equal([false, 'two-factor']);
    typed$.next('7');
    clock.advanceBy(50);
    expect(statuses(made).slice(-4)).to.deep.equal(['ready', 'two-factor', 'restoring', 'ready']);
    expect([made.states.last, sent(), read.completed]).to.deep.equal([{ status: 'ready', epoch: 1 }, ['7'], true]);
    expect([server.made, server.of('Trades').length]).to.deep.equal([1, 2]);
  });

  it('is answered by the token that still holds', () => {
    const made = inUse((asked) => result({ Info: 'Success', ExpireTime: asked.at + 60_000 })(asked), codes('1', '2'));
    for (let round = 0; round < 2; round++) {
      made.server.push(challenge);
      made.clock.advanceBy(50);
    }
    expect(made.sent()).to.deep.equal(['1', undefined]);
    expect(statuses(made).slice(-6)).to.deep.equal(['two-factor', 'restoring', 'ready', 'two-factor', 'restoring', 'ready']);
  });

  it('ends the session where nobody has a code', () => {
    const { server, clock, states } = inUse(taking('7'));
    server.push(challenge);
    clock.advanceBy(50);
    expect(states.last).to.have.property('status', 'closed');
    expect(states.last).to.have.property('error').that.is.instanceOf(TwoFactorError);
    expect([server.open, clock.waiting]).to.deep.equal([0, 0]);
  });

  it('is not seen in other news of the second factor', () => {
    const made = inUse(taking('7'), codes('7'));
    made.server.push({ Response: 'TwoFactor', Result: { Info: 'Success', ExpireTime: 1 } }, { Response: 'TwoFactor', Result: { Info: WRONG } });
    made.clock.advanceBy(50);
    expect([statuses(made).at(-1), made.sent(), made.server.of('Trades').length]).to.deep.equal(['ready', [], 1]);
  });
});
