// A connection by hand: login() and twoFactor() piped onto it, as a user may do without a session.

import { expect } from 'chai';
import { of, switchMap } from 'rxjs';
import { ConnectionError, InvalidRequestError, LoginError, TwoFactorError } from '../../lib/base/errors.js';
import { simulatedTickTrader } from '../../lib/simulator/index.js';
import { virtualClock } from '../../lib/testing/virtual-clock.js';
import { login, openTradeConnection, twoFactor } from '../../lib/ticktrader/index.js';
import { errorOf, watch } from '../support/seen.js';
import { credentials, genericError, optionsFor, scriptedServer } from '../support/tick-trader-server.js';

const byHand = () => {
  const clock = virtualClock();
  const sim = simulatedTickTrader({ scheduler: clock });
  return { clock, sim, connection$: openTradeConnection({ url: sim.url, webSocket: sim.webSocket, scheduler: clock }) };
};

describe('a connection by hand', () => {
  it('logs in, passes the second factor and can be asked', () => {
    const { clock, sim, connection$ } = byHand();
    const seen = watch(
      connection$.pipe(
        login(sim.credentials),
        twoFactor(() => of(sim.oneTimePassword())),
        switchMap(({ connection, expireTime }) => connection.exchange({ name: 'SessionInfo', body: {} }).pipe(switchMap((frame) => [frame, expireTime]))),
      ),
    );
    clock.advanceBy(100);
    expect(seen.values[0]).to.include({ kind: 'message', response: 'SessionInfo' });
    expect(seen.values[1]).to.be.greaterThan(clock.now());
    seen.subscription.unsubscribe();
    clock.advanceBy(100);
    expect(sim.exchange.connections).to.equal(0);
  });

  it('without a second factor where it is wanted fails with TwoFactorError', () => {
    const { clock, sim, connection$ } = byHand();
    const seen = watch(connection$.pipe(login(sim.credentials), twoFactor()));
    clock.advanceBy(100);
    expect(errorOf(seen, TwoFactorError)).to.include({ retryable: false });
  });

  it('refused at the login fails with LoginError and closes', () => {
    const clock = virtualClock();
    const server = scriptedServer(clock, { Login: genericError('Invalid login credentials') });
    const seen = watch(openTradeConnection(optionsFor(clock, server)).pipe(login(credentials)));
    clock.advanceBy(100);
    expect(errorOf(seen, LoginError)).to.include({ text: 'Invalid login credentials' });
    expect([server.open, clock.waiting]).to.deep.equal([0, 0]);
  });

  it('opens within its time or fails, and does not come back', () => {
    const clock = virtualClock();
    const server = scriptedServer(clock);
    server.accepts = false;
    const seen = watch(openTradeConnection({ ...optionsFor(clock, server), requestTimeout: 500 }));
    clock.advanceBy(60_000);
    expect(errorOf(seen, ConnectionError).message).to.include('500 ms');
    expect([server.made, server.open, clock.waiting]).to.deep.equal([1, 0, 0]);
  });

  it('throws where address or credentials are wrong', () => {
    expect(() => openTradeConnection({ url: 'ws://elsewhere/' })).to.throw(InvalidRequestError);
    expect(() => login({ ...credentials, webApiId: '' })).to.throw(InvalidRequestError);
  });
});
