// No secret in any output: the whole scenario with canaries for key, secret and one-time passwords, errors provoked, and everything that can be printed searched.

import { expect } from 'chai';
import { delay, map, of, throwError, type Observable } from 'rxjs';
import { countingProbe } from '../../lib/base/probe.js';
import { virtualClock } from '../../lib/testing/virtual-clock.js';
import {
  closeSession,
  createOrder,
  executions,
  openSession,
  openTrades,
  tickTrader,
  type Credentials,
  type NewOrder,
  type TickTrader,
  type TickTraderOptions,
} from '../../lib/ticktrader/index.js';
import { everythingOf } from '../support/everything-of.js';
import { watch, type Seen } from '../support/seen.js';
import { genericError, inTurn, optionsFor, result, scriptedServer, typedError, type Script } from '../support/tick-trader-server.js';
import { virtualDoor } from './desk.js';
import { steps } from './steps.js';

const CANARY = 'CANARY-f00dfeed';
const secretCredentials = { webApiId: 'an-id', webApiKey: `${CANARY}-key`, webApiSecret: `${CANARY}-secret` };

/** Catches what is written to stdout and stderr meanwhile. */
const withOutput = async (work: () => Promise<void>): Promise<string> => {
  const written: string[] = [];
  const originals = [process.stdout, process.stderr].map((stream) => {
    const write = stream.write.bind(stream);
    stream.write = (chunk: string | Uint8Array) => written.push(String(chunk)) > 0;
    return () => (stream.write = write);
  });
  try {
    await work();
  } finally {
    for (const restore of originals) restore();
  }
  return written.join('');
};

const remember = (tt: TickTrader): readonly Seen<unknown>[] => [
  watch<unknown>(tt.state$),
  watch<unknown>(tt.notices$),
  watch<unknown>(tt.account$),
  watch<unknown>(tt.executionReports$),
  watch<unknown>(tt.connect()),
  watch<unknown>(tt.trades()),
];

const expectNone = (...things: readonly unknown[]): void => {
  for (const thing of things) expect(everythingOf(thing).includes(CANARY), everythingOf(thing).slice(0, 200)).to.equal(false);
};

describe('no secret is ever told', () => {
  it('or the search would find it', async () => {
    const hidden = { deep: [new Map([['a', { error: new Error('above', { cause: new Error(CANARY) }) }]])] };
    expect(() => {
      expectNone(hidden);
    }).to.throw();
    expect(await withOutput(() => Promise.resolve(void process.stderr.write(CANARY)))).to.equal(CANARY);
  });

  it('while everything goes well, and badly, in the whole scenario', async () => {
    const printed = await withOutput(async () => {
      const desk = await virtualDoor({ server: { credentials: secretCredentials, history: { days: 5, records: 40 } } });
      const probe = countingProbe();
      const second = tickTrader({ url: desk.server.url, credentials: secretCredentials, probe });
      for (const { on = ['Gross'], act } of steps) if (on.includes('Gross')) await act(desk, 'Gross');
      const wrong = await desk.all(desk.tt.createOrder({ Type: 'Limit', Side: 'Buy', Symbol: 'NOSUCH', Amount: 1, Price: 1 }));
      desk.server.exchange.cut();
      await desk.pass(5_000);
      await desk.leave();
      expectNone(desk.tt, second, probe.counts, desk.states, desk.reports.values, desk.notices.values, wrong);
    });
    expect(printed).not.to.include(CANARY);
  });

  const troubles: Readonly<Record<string, Script>> = {
    'a login that is refused': { Login: genericError('Invalid login credentials') },
    'a login refused for the clock': { Login: typedError("Invalid 'Params.Timestamp' - 1443789754000") },
    'a login that cannot be read': { Login: ({ Id }) => [`{"Id":"${Id}","Response":"Login","Result":`] },
    'a login that is never answered': { Login: () => [] },
    'a second factor that is wrong': {
      Login: ({ Id }) => [
        { Id, Response: 'Login', Result: { Info: 'ok', TwoFactorFlag: true } },
        { Response: 'TwoFactor', Result: { Info: 'Two-factor authentication is required.' } },
      ],
      TwoFactor: ({ Id }) => [{ Id, Response: 'TwoFactor', Result: { Info: 'Invalid one-time password!' } }],
    },
    'a second factor that is refused': {
      Login: ({ Id }) => [
        { Id, Response: 'Login', Result: { Info: 'ok', TwoFactorFlag: true } },
        { Response: 'TwoFactor', Result: { Info: 'Two-factor authentication is required.' } },
      ],
      TwoFactor: genericError('Account is blocked'),
    },
    'a server that sends back what it got, cut off': { Login: ({ text }) => [text.slice(0, -3), text], Account: ({ text }) => [text] },
    'frames that hold it and cannot be read': {
      Account: ({ Id }) => [`{"Id":"${Id}","Response":"Account","Result":{"Id":"${CANARY}","AccountingType":{"${CANARY}":1}}}`, CANARY, `{"${CANARY}":`],
    },
  };
  for (const [what, script] of Object.entries(troubles)) {
    it(`by ${what}`, async () => {
      const clock = virtualClock();
      const server = scriptedServer(clock, script);
      let code = 0;
      const options: TickTraderOptions = {
        ...optionsFor(clock, server),
        credentials: secretCredentials,
        oneTimePassword: () => [`${CANARY}-${String(code++)}`],
        probe: countingProbe(),
      };
      let seen: readonly Seen<unknown>[] = [];
      let tt: TickTrader | undefined;
      const printed = await withOutput(() => {
        tt = tickTrader(options);
        seen = remember(tt);
        clock.advanceBy(60_000);
        server.close(1008, 'out');
        clock.advanceBy(60_000);
        return Promise.resolve();
      });
      expect(printed).not.to.include(CANARY);
      for (const { values, error } of seen) expectNone(values, error);
      expectNone(tt, options.probe);
      expect(server.asked.length).to.be.at.least(1);
    });
  }

  it('by a signer that fails, unless it tells itself', () => {
    const clock = virtualClock();
    const server = scriptedServer(clock);
    const credentials: Credentials = { webApiId: 'an-id', webApiKey: `${CANARY}-key`, sign: () => throwError(() => new Error('vault sealed')) };
    const seen = remember(tickTrader({ ...optionsFor(clock, server), credentials }));
    clock.advanceBy(60_000);
    for (const { values, error } of seen) expectNone(values, error);
  });

  it('by options that are wrong', () => {
    const wrong: readonly object[] = [
      { url: `ws://host/?${CANARY}` },
      { url: `wss://user:${CANARY}@host/` },
      { url: CANARY },
      { credentials: { ...secretCredentials, webApiId: '' } },
      { credentials: { ...secretCredentials, webApiSecret: { text: CANARY } } },
      { credentials: CANARY },
      { oneTimePassword: CANARY },
    ];
    for (const parts of wrong) {
      let thrown: unknown;
      try {
        tickTrader({ url: 'wss://host/', credentials: secretCredentials, ...parts });
      } catch (error) {
        thrown = error;
      }
      expect(thrown).to.be.instanceOf(Error);
      expectNone(thrown);
    }
  });

  it('by a session itself: its public fields hold the secret only wrapped, and no code or signature, at any time of its life', () => {
    const clock = virtualClock();
    const server = scriptedServer(clock, {
      Login: ({ Id }) => [
        { Id, Response: 'Login', Result: { Info: 'ok', TwoFactorFlag: true } },
        { Response: 'TwoFactor', Result: { Info: 'Two-factor authentication is required.' } },
      ],
      TwoFactor: inTurn(result({ Info: 'Invalid one-time password!' }), result({ Info: 'Success' })),
    });
    let code = 0;
    const session = openSession({
      ...optionsFor(clock, server),
      credentials: secretCredentials,
      oneTimePassword: () => of(`${CANARY}-code-${String(code++)}`).pipe(delay(5, clock)),
    });
    const live = [
      watch(executions(session)),
      watch(openTrades(session)),
      watch(createOrder(session, { Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 1 })),
    ];
    const expectSilence = (): void => {
      const told = everythingOf(session);
      const signatures = server.of('Login').map(({ Params }) => String(Params?.['Signature']));
      expect([`${CANARY}-secret`, `${CANARY}-code`, ...signatures].filter((secret) => told.includes(secret))).to.deep.equal([]);
    };
    expectSilence();
    session.core.connect();
    for (const step of [4, 6, 30]) {
      clock.advanceBy(step); // the login is answered; a code is sent; all is well
      expectSilence();
    }
    server.close(1006);
    clock.advanceBy(10_000);
    expectSilence();
    closeSession(session).subscribe();
    clock.advanceBy(1_000);
    expectSilence();
    expect([server.of('Login').length, server.of('TwoFactor').length]).to.deep.equal([2, 3]);
    expect(live.map(({ completed }) => completed)).to.deep.equal([true, true, true]);
  });

  it('by orders that are wrong: what is quoted of them is short', () => {
    const clock = virtualClock();
    const server = scriptedServer(clock);
    const tt = tickTrader(optionsFor(clock, server));
    const calls: readonly Observable<unknown>[] = [
      tt.createOrder({ Type: 'Limit', Side: 'Buy', Symbol: CANARY.repeat(100), Amount: 1, Price: 1 } satisfies NewOrder),
      tt.cancelOrder(CANARY.repeat(100)).pipe(map((outcome): unknown => outcome)),
    ];
    for (const call of calls) expect(String(watch(call).error).length).to.be.below(200);
  });
});
