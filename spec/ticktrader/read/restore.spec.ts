// What a fresh login must learn before commands may leave, and what it does where it cannot.

import { expect } from 'chai';
import { countingProbe } from '../../../lib/base/probe.js';
import { RequestError, TimeoutError } from '../../../lib/base/errors.js';
import { simulatedTickTrader } from '../../../lib/simulator/index.js';
import { virtualClock } from '../../../lib/testing/index.js';
import { tickTrader } from '../../../lib/ticktrader/index.js';
import { watch } from '../../support/seen.js';
import { aTrade, anAccount, genericError, inTurn, result, setting, silence, type Answer } from '../../support/tick-trader-server.js';

const account = result(anAccount);
const trades = result({ Trades: [aTrade] });

describe('restoring', () => {
  it('asks for account and trades at once, and the session is ready when both are there', () => {
    const { clock, server, tt } = setting({ Account: silence, Trades: silence });
    const states = watch(tt.state$);
    watch(tt.connect());
    clock.advanceBy(10);
    expect(states.last.status).to.equal('restoring');
    const [askedAccount, askedTrades] = [server.of('Account')[0], server.of('Trades')[0]];
    expect(askedAccount?.at).to.equal(askedTrades?.at);
    server.push({ Id: askedTrades?.Id, Response: 'Trades', Result: { Trades: [] } });
    clock.advanceBy(10);
    expect(states.last.status).to.equal('restoring');
    server.push({ Id: askedAccount?.Id, Response: 'Account', Result: anAccount });
    clock.advanceBy(10);
    expect(states.last).to.deep.equal({ status: 'ready', epoch: 1 });
  });

  it('tells the account it read, also to those who come later', () => {
    const { clock, tt } = setting({ Account: account });
    const early = watch(tt.account$);
    clock.advanceBy(20);
    for (const seen of [early, watch(tt.account$)]) expect(seen.values).to.deep.equal([{ ...anAccount, Id: '5' }]);
  });

  const odd: Readonly<Record<string, readonly [Answer, Answer]>> = {
    'the account': [result({ ...anAccount, Balance: 'much' }), trades],
    'a trade': [account, result({ Trades: [{ ...aTrade, Id: null }] })],
    both: [({ Id }) => [`{"Id":"${Id}","Response":"Acc`], result([])],
  };
  for (const [what, [toAccount, toTrades]] of Object.entries(odd)) {
    it(`goes on where it cannot read ${what}: a notice, counted, and commands are open`, () => {
      const probe = countingProbe();
      const { clock, tt } = setting({ Account: toAccount, Trades: toTrades }, { probe });
      const [states, notices] = [watch(tt.state$), watch(tt.notices$)];
      clock.advanceBy(20);
      expect(states.last.status).to.equal('ready');
      expect(new Set(notices.values.map(({ kind }) => kind))).to.deep.equal(new Set(['decode']));
      expect(probe.counts.decodeError).to.be.at.least(1);
    });
  }

  it('that is refused is tried again at the next login, slowly: the login itself was good', () => {
    const { clock, server, tt } = setting({ Trades: inTurn(genericError('Account is blocked'), trades) });
    const states = watch(tt.state$);
    watch(tt.connect());
    clock.advanceBy(100);
    expect(states.last).to.have.property('reason').that.is.instanceOf(RequestError).and.includes({ text: 'Account is blocked', retryable: true });
    clock.advanceBy(20_000);
    const [first, second] = server.of('Login');
    expect([states.last.status, (second?.at ?? 0) - (first?.at ?? 0) >= 5_000]).to.deep.equal(['ready', true]);
  });

  it('that is refused for a passing trouble is asked again over the same connection, once a second, three times', () => {
    const busy = genericError('Throttling limits exceeded!');
    const { clock, server, tt } = setting({ Account: inTurn(busy, account), Trades: inTurn(busy, busy, busy, trades) });
    const states = watch(tt.state$);
    watch(tt.connect());
    clock.advanceBy(2_900);
    expect(states.last.status).to.equal('restoring');
    clock.advanceBy(200);
    expect([states.last.status, server.of('Login').length, server.of('Account').length, server.of('Trades').length]).to.deep.equal(['ready', 1, 2, 4]);
  });

  it('that is refused for a passing trouble again and again is tried again at the next login', () => {
    const { clock, server, tt } = setting({ Trades: genericError('Server is too busy') });
    const states = watch(tt.state$);
    watch(tt.connect());
    clock.advanceBy(3_100);
    expect([states.last.status, server.of('Login').length, server.of('Trades').length]).to.deep.equal(['waiting', 1, 4]);
  });

  it('gets in where the server takes one request a second, the login counted', () => {
    for (const throttle of ['server', false] as const) {
      const scheduler = virtualClock();
      const sim = simulatedTickTrader({ scheduler, twoFactor: false, throttling: { RequestsPerSecond: 1, methods: { Trade: 1 } } });
      const tt = tickTrader({ url: sim.url, credentials: sim.credentials, webSocket: sim.webSocket, scheduler, throttle });
      const connected = watch(tt.connect());
      scheduler.advanceBy(5_000);
      expect(connected.completed, String(throttle)).to.equal(true);
    }
  });

  it('that is not answered is tried again at the next login', () => {
    const { clock, server, tt } = setting({ Account: inTurn(silence, account) }, { requestTimeout: 2_000 });
    const states = watch(tt.state$);
    watch(tt.connect());
    clock.advanceBy(2_100);
    expect(states.last).to.have.property('reason').that.is.instanceOf(TimeoutError);
    clock.advanceBy(20_000);
    expect([states.last.status, server.made]).to.deep.equal(['ready', 2]);
  });

  it("keeps to the client's own limits, but never at the price of not getting in", () => {
    for (const maxWait of [10_000, 0]) {
      const { clock, server, tt } = setting({}, { throttle: { perSecond: 1, maxWait } });
      const states = watch(tt.state$);
      watch(tt.connect());
      clock.advanceBy(1_100);
      expect([states.last.status, (server.of('Trades')[0]?.at ?? 0) - (server.of('Account')[0]?.at ?? 0)]).to.deep.equal(['ready', maxWait === 0 ? 0 : 1_000]);
    }
  });

  it('is done anew in each connection', () => {
    const { clock, server, tt } = setting();
    const accounts = watch(tt.account$);
    clock.advanceBy(20);
    server.close(1006);
    clock.advanceBy(1_000);
    expect([server.of('Account').length, server.of('Trades').length, accounts.values.length]).to.deep.equal([2, 2, 2]);
  });
});
