// The streams of what the server says unasked, against a scripted server: who hears what, when, and what a bad frame does.

import { expect } from 'chai';
import type { Observable } from 'rxjs';
import { ClosedError, ConnectionError, DecodeError, LoginError } from '../../../lib/base/errors.js';
import { countingProbe } from '../../../lib/base/probe.js';
import type { TickTrader } from '../../../lib/ticktrader/client.js';
import { errorOf, watch } from '../../support/seen.js';
import { aReport, anAccount, genericError, readySetting, setting, type Sent } from '../../support/tick-trader-server.js';

const session = (status: string): object => ({ SessionStatus: status, PlatformName: 'P' });
const sessionPush = (name: string, status = 'Opened'): object => ({ Response: name, Result: session(status) });
const accountPush = (balance: number): object => ({ Response: 'Account', Result: { ...anAccount, Balance: balance } });
const BAD: readonly Sent[] = [
  'not JSON',
  '{"Response":"ExecutionReport","Result":{"Event":"Filled"}}',
  '[]',
  new ArrayBuffer(3),
  '{"Response":"Account","Result":{}}',
  '{"Response":"TradeSessionInfo","Result":{"SessionStatus":7}}',
];

const streams: Readonly<Record<string, readonly [(tt: TickTrader) => Observable<unknown>, object]>> = {
  executionReports$: [(tt) => tt.executionReports$, aReport('Filled')],
  account$: [(tt) => tt.account$, accountPush(7)],
  tradeSession$: [(tt) => tt.tradeSession$, sessionPush('TradeSessionInfo')],
  notices$: [(tt) => tt.notices$, { Response: 'Logoff', Result: 'bye' }],
};

for (const [name, [of, push]] of Object.entries(streams)) {
  describe(`the stream ${name}`, () => {
    it('connects on the first subscription, once', () => {
      const { clock, server, tt } = setting();
      clock.advanceBy(100);
      expect(server.made).to.equal(0);
      watch(of(tt));
      watch(of(tt));
      clock.advanceBy(100);
      expect([server.made, watch(tt.state$).last.status]).to.deep.equal([1, 'ready']);
    });

    it('tells everyone the same, and outlives reconnects', () => {
      const { clock, server, tt } = readySetting();
      const [one, other] = [watch(of(tt)), watch(of(tt))];
      const before = one.values.length;
      server.push(push);
      clock.advanceBy(5);
      server.close(1006);
      clock.advanceBy(2_000);
      server.push(push);
      clock.advanceBy(5);
      expect(one.values.length - before).to.be.at.least(2);
      expect(other.values).to.deep.equal(one.values);
      for (const [index, value] of one.values.entries()) expect(other.values[index]).to.equal(value); // decoded once
    });

    it('goes on after frames that cannot be read', () => {
      const { clock, server, tt } = readySetting();
      const seen = watch(of(tt));
      server.push(...BAD);
      clock.advanceBy(5);
      const before = seen.values.length;
      server.push(push);
      clock.advanceBy(5);
      expect([seen.values.length - before, seen.error, seen.completed]).to.deep.equal([1, undefined, false]);
    });

    it('goes on for the others where one leaves', () => {
      const { clock, server, tt } = readySetting();
      const stays = watch(of(tt));
      const leaves = watch(of(tt));
      leaves.subscription.unsubscribe();
      const before = stays.values.length;
      server.push(push, push);
      clock.advanceBy(5);
      expect(stays.values.length - before).to.equal(2);
    });

    it('completes after close(), for late subscribers too', () => {
      const { clock, tt } = readySetting();
      const seen = watch(of(tt));
      tt.close();
      clock.advanceBy(5);
      expect([seen.completed, watch(of(tt)).completed]).to.deep.equal([true, true]);
    });

    it('errors where a failure is final, for late subscribers too', () => {
      const refused = setting({ Login: genericError('Invalid login credentials') });
      const early = watch(of(refused.tt));
      refused.clock.advanceBy(10);
      for (const seen of [early, watch(of(refused.tt))]) expect(errorOf(seen, LoginError).text).to.equal('Invalid login credentials');
      const once = readySetting({}, { reconnect: false });
      const seen = watch(of(once.tt));
      once.server.close(1001, 'maintenance');
      once.clock.advanceBy(5);
      expect(errorOf(seen, ConnectionError)).to.include({ code: 1001 });
    });
  });
}

describe('execution reports', () => {
  it('come as they arrive, each once, with or without an Id, of known and unknown events', () => {
    const { clock, server, tt } = readySetting();
    const seen = watch(tt.executionReports$);
    server.push(
      aReport('Accepted', {}, 'x'),
      aReport('Filled', { Id: '638273510970197437' }, undefined, { Fill: { Amount: 1, Price: 2 } }),
      aReport('Teleported'),
    );
    clock.advanceBy(5);
    expect(seen.values.map(({ Event, Trade }) => [Event, Trade.Id])).to.deep.equal([
      ['Accepted', '769001'],
      ['Filled', '638273510970197437'],
      ['Teleported', '769001'],
    ]);
  });

  it('are not replayed', () => {
    const { clock, server, tt } = readySetting();
    watch(tt.executionReports$);
    server.push(aReport('Filled'));
    clock.advanceBy(5);
    expect(watch(tt.executionReports$).values).to.deep.equal([]);
  });
});

describe('the account', () => {
  it('is the latest, then every change, also for those who come late', () => {
    const { clock, server, tt } = readySetting();
    const early = watch(tt.account$);
    server.push(accountPush(1), accountPush(2));
    clock.advanceBy(5);
    const late = watch(tt.account$);
    server.push(accountPush(3));
    clock.advanceBy(5);
    expect([early.values.map(({ Balance }) => Balance), late.values.map(({ Balance }) => Balance)]).to.deep.equal([
      [1000, 1, 2, 3],
      [2, 3],
    ]);
  });

  it('is not confused by an error under its name', () => {
    const { clock, server, tt } = readySetting();
    const [seen, notices] = [watch(tt.account$), watch(tt.notices$)];
    server.push({ Response: 'Account', Error: 'Cannot get account info! Reason: Timeout' });
    clock.advanceBy(5);
    expect([seen.values.length, notices.values]).to.deep.equal([1, []]);
  });
});

describe('the trade session', () => {
  for (const name of ['TradeSessionInfo', 'SessionInfo']) {
    it(`is understood as the push ${name}, latest first`, () => {
      const { clock, server, tt } = readySetting();
      const early = watch(tt.tradeSession$);
      server.push(sessionPush(name), sessionPush(name, 'Closed'));
      clock.advanceBy(5);
      expect([early.values.map(({ SessionStatus }) => SessionStatus), watch(tt.tradeSession$).last.SessionStatus]).to.deep.equal([
        ['Opened', 'Closed'],
        'Closed',
      ]);
    });
  }

  it('is not the answer about the own session, though that bears the same name', () => {
    const { clock, server, tt } = readySetting();
    const seen = watch(tt.tradeSession$);
    server.push({ Response: 'SessionInfo', Result: { ClientSessionId: 'S', ClientSessionCreated: 1 } });
    clock.advanceBy(5);
    expect(seen.values).to.deep.equal([]);
  });

  it('is neither a push without a status nor one of another name', () => {
    const { clock, server, tt } = readySetting();
    const [seen, notices] = [watch(tt.tradeSession$), watch(tt.notices$)];
    server.push(...['text', null, 7].map((Result) => ({ Response: 'SessionInfo', Result })), { Response: 'SessionInfo' }, sessionPush('Fireworks'));
    clock.advanceBy(5);
    expect([seen.values, seen.error, notices.values]).to.deep.equal([[], undefined, []]);
  });
});

describe('notices', () => {
  const notices: Readonly<Record<string, readonly [Sent, object | undefined]>> = {
    'an account notification': [
      { Response: 'AccountNotification', Result: { Account: anAccount, Code: 'MarginCall', Severity: 'Warning', Message: 'Beware' } },
      { kind: 'account', notification: { Account: { ...anAccount, Id: '5' }, Code: 'MarginCall', Severity: 'Warning', Message: 'Beware' } },
    ],
    'a logoff': [
      { Response: 'Logoff', Result: 'See you' },
      { kind: 'logoff', reason: 'See you' },
    ],
    'a logoff without a word': [{ Response: 'Logoff' }, { kind: 'logoff', reason: 'no reason given' }],
    'an error without Id': [
      { Response: 'Error', Error: 'Something broke' },
      { kind: 'error', text: 'Something broke' },
    ],
    'an error for somebody who waits no more': [{ Id: 'gone', Response: 'Error', Error: 'late' }, undefined],
    'an error that says nothing': [{ Response: 'Error' }, undefined],
    'a push nobody knows': [{ Response: 'Fireworks', Result: {} }, undefined],
    'a push named like a method of every object': [{ Response: 'constructor', Result: {} }, undefined],
  };
  for (const [what, [push, notice]] of Object.entries(notices)) {
    it(`${notice === undefined ? 'do not tell of' : 'tell of'} ${what}`, () => {
      const { clock, server, tt } = readySetting();
      const seen = watch(tt.notices$);
      server.push(push);
      clock.advanceBy(5);
      expect(seen.values).to.deep.equal(notice === undefined ? [] : [notice]);
    });
  }

  it('tell of every frame that could not be read, and each is counted once', () => {
    const probe = countingProbe();
    const { clock, server, tt } = readySetting({}, { probe });
    const hearers = [watch(tt.notices$), watch(tt.executionReports$), watch(tt.executionReports$), watch(tt.account$), watch(tt.tradeSession$)];
    server.push(...BAD);
    clock.advanceBy(5);
    const [notices$] = hearers;
    expect(notices$?.values).to.have.lengthOf(BAD.length);
    for (const notice of notices$?.values ?? []) expect(notice).to.have.property('error').that.is.instanceOf(DecodeError);
    expect(probe.counts).to.include({ decodeError: BAD.length, frameIn: 3 + BAD.length });
  });

  it('name the part of a push that could not be read', () => {
    const { clock, server, tt } = readySetting();
    const seen = watch(tt.notices$);
    server.push('{"Response":"ExecutionReport","Result":{"Event":"Filled"}}');
    clock.advanceBy(5);
    expect(seen.last).to.have.property('error').that.has.property('path').that.includes('ExecutionReport.Result');
  });

  it('tell of a report that could not be read also where nobody looks at reports', () => {
    const { clock, server, tt } = readySetting();
    const seen = watch(tt.notices$);
    server.push('{"Response":"ExecutionReport","Result":{"Event":"Filled"}}');
    clock.advanceBy(5);
    expect(seen.values).to.have.lengthOf(1);
  });
});

describe('a closed client', () => {
  it('does not connect again, whatever is asked of it', () => {
    const { clock, server, tt } = setting();
    tt.close();
    for (const [of] of Object.values(streams)) watch(of(tt));
    expect(errorOf(watch(tt.connect()), ClosedError)).to.include({ delivered: 'no' });
    clock.advanceBy(1_000);
    expect(server.made).to.equal(0);
  });
});
