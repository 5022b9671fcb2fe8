import { expect } from 'chai';
import { asyncScheduler } from 'rxjs';
import { InvalidRequestError } from '../../lib/base/errors.js';
import { asNumber } from '../../lib/codec/numeric.js';
import { settle, type TickTraderOptions } from '../../lib/ticktrader/options.js';
import { credentials } from '../support/tick-trader-server.js';

const least: TickTraderOptions = { url: 'wss://host/trade', credentials };
const LONGEST = 2 ** 31 - 1;

describe('the options', () => {
  it('have a default for everything but address and credentials', () => {
    const { appSessionId, credentials: checked, webSocket, probe, journal, ...rest } = settle(least, asNumber);
    expect(rest).to.deep.equal({
      url: 'wss://host/trade',
      oneTimePassword: undefined,
      deviceId: 'rxtt',
      requestTimeout: 10_000,
      reconnect: { first: 250, cap: 30_000, factor: 2, stableAfter: 10_000, loginPause: 5_000 },
      throttle: 'server',
      twoFactorTimeout: 120_000,
      lateness: { afterReset: 120_000, otherwise: 960_000 },
      liveness: {},
      validFor: 2_000,
      historyLag: 120_000,
      ledgerNotices: false,
      resolve: { rounds: [500, 1_000, 2_000, 4_000, 8_000, 15_000], every: 15_000 },
      maxBuffered: 1_048_576,
      resumeFrom: undefined,
      maxFrame: 67_108_864,
      scheduler: asyncScheduler,
      random: undefined,
      numeric: asNumber,
    });
    expect(appSessionId).to.match(/^[0-9a-f-]{36}$/);
    expect([checked.webApiId, typeof webSocket, typeof probe.count, typeof journal.intend]).to.deep.equal(['an-id', 'function', 'function', 'function']);
  });

  it('make an app session id of their own for each client, from `random` where that is given', () => {
    expect(settle(least, asNumber).appSessionId).not.to.equal(settle(least, asNumber).appSessionId);
    const seeded = (): string => settle({ ...least, random: () => 0.5 }, asNumber).appSessionId;
    expect(seeded()).to.equal(seeded());
  });

  it('may state only a part of a policy', () => {
    const settled = settle({ ...least, reconnect: { cap: 60_000 }, throttle: { perSecond: 3 }, lateness: { afterReset: 1 } }, asNumber);
    expect(settled.reconnect).to.include({ first: 250, cap: 60_000 });
    expect(settled.throttle).to.deep.equal({ perSecond: 3, burst: 3, maxWait: 10_000 });
    expect(settled.lateness).to.deep.equal({ afterReset: 1, otherwise: 960_000 });
  });

  it('leave out of liveness what depends on the socket, or leave it out altogether, and refuse times that are none', () => {
    expect(settle({ ...least, liveness: { idle: 1_000 } }, asNumber).liveness).to.deep.equal({ idle: 1_000 });
    expect(settle({ ...least, liveness: false }, asNumber).liveness).to.equal(false);
    for (const member of ['idle', 'grace'] as const)
      for (const wrong of [-1, NaN])
        expect(() => settle({ ...least, liveness: { [member]: wrong } }, asNumber)).to.throw(InvalidRequestError, `liveness.${member}`);
  });

  it('leave at least one request of burst to slow limits', () => {
    expect(settle({ ...least, throttle: { perSecond: 0.2 } }, asNumber).throttle).to.include({ perSecond: 0.2, burst: 1 });
  });

  it('may switch off what can be switched off', () => {
    expect(settle({ ...least, reconnect: false, throttle: false }, asNumber)).to.include({ reconnect: false, throttle: false });
  });

  it('may go to the edge', () => {
    const edge = {
      requestTimeout: LONGEST,
      twoFactorTimeout: LONGEST,
      maxFrame: Infinity,
      reconnect: { first: 0, cap: 0, factor: 1, stableAfter: Infinity, loginPause: 0 },
      throttle: { perSecond: Infinity, burst: Infinity, maxWait: Infinity },
    };
    expect(settle({ ...least, ...edge }, asNumber)).to.deep.include(edge);
  });

  type Row = readonly [object, string];
  const table = (rows: readonly (readonly [string, Row])[]): Readonly<Record<string, Row>> => Object.fromEntries(rows);
  const bad: Readonly<Record<string, Row>> = {
    'no url': [{ url: undefined }, 'url'],
    'a url that is none': [{ url: 'host:443' }, 'url'],
    'a relative url': [{ url: '/trade' }, 'url'],
    'an http url': [{ url: 'https://host/trade' }, 'url'],
    'a url in clear to another machine': [{ url: 'ws://host/trade' }, 'url'],
    'a url with a password': [{ url: 'wss://user:CANARY@host/trade' }, 'url'],
    'no credentials': [{ credentials: undefined }, 'credentials'],
    'half the credentials': [{ credentials: { webApiId: 'id' } }, 'credentials.webApiKey'],
    ...table(
      (['requestTimeout', 'twoFactorTimeout'] as const).flatMap((option) =>
        [0, -1, NaN, Infinity, LONGEST + 1, '5', {}].map((value): readonly [string, Row] => [
          `a ${option} of ${typeof value} ${JSON.stringify(value)} ${String(Number(value))}`,
          [{ [option]: value }, option],
        ]),
      ),
    ),
    ...table(
      [0, -1, NaN, '5'].map((value): readonly [string, Row] => [`a maxFrame of ${JSON.stringify(value)} ${String(value)}`, [{ maxFrame: value }, 'maxFrame']]),
    ),
    ...table(
      (['first', 'cap', 'stableAfter', 'loginPause', 'factor'] as const).flatMap((member) =>
        [-1, NaN, 'x', undefined].map((value): readonly [string, Row] => [
          `a reconnect.${member} of ${String(value)}`,
          [{ reconnect: { [member]: value } }, `reconnect.${member}`],
        ]),
      ),
    ),
    'a factor that shrinks': [{ reconnect: { factor: 0.5 } }, 'reconnect.factor'],
    ...table(
      (['perSecond', 'burst', 'maxWait'] as const).flatMap((member) =>
        [-1, NaN, 'x'].map((value): readonly [string, Row] => [
          `a throttle.${member} of ${String(value)}`,
          [{ throttle: { [member]: value } }, `throttle.${member}`],
        ]),
      ),
    ),
    'a throttle that lets nothing through': [{ throttle: { perSecond: 0 } }, 'throttle.perSecond'],
    'a burst of nothing': [{ throttle: { burst: 0.5 } }, 'throttle.burst'],
    'a lateness.afterReset below 0': [{ lateness: { afterReset: -1 } }, 'lateness.afterReset'],
    'a lateness.otherwise without end': [{ lateness: { otherwise: Infinity } }, 'lateness.otherwise'],
    'a one-time password instead of its source': [{ oneTimePassword: 'CANARY' }, 'oneTimePassword'],
    'a webSocket that cannot be made': [{ webSocket: {} }, 'webSocket'],
    'a random that is a number': [{ random: 0.5 }, 'random'],
    'a deviceId that is no text': [{ deviceId: 7 }, 'deviceId'],
    'an appSessionId that is no text': [{ appSessionId: 7 }, 'appSessionId'],
  };
  for (const [what, [parts, field]] of Object.entries(bad)) {
    it(`are refused by the name of ${field} where there is ${what}`, () => {
      const act = (): unknown => settle({ ...least, ...parts }, asNumber);
      expect(act).to.throw(InvalidRequestError).with.property('field', field);
      expect(act).not.to.throw(/CANARY/);
    });
  }
});
