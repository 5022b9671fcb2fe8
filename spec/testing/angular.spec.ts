// withSimulator: a test of an application, in virtual time, without a server.

import { expect } from 'chai';
import { InvalidRequestError } from '../../lib/index.js';
import { injectTickTrader, provideRxtt } from '../../lib/interop/angular/index.js';
import { virtualClock } from '../../lib/testing/index.js';
import { injectTickTraderServer, injectTtRestServer, withSimulator } from '../../lib/testing/angular.js';
import { environment, inside } from '../interop/angular/support.js';

describe('withSimulator', () => {
  it('logs in with the second factor, trades, and shows the truth', () => {
    const clock = virtualClock();
    const injector = environment(provideRxtt({ scheduler: clock }, withSimulator({ tickTrader: { seed: 7, ticksPerSecond: 0 } })));
    const server = inside(injector, injectTickTraderServer);
    const client = inside(injector, () => injectTickTrader());
    client.connect().subscribe();
    clock.advanceBy(1_000);
    const statuses: string[] = [];
    client.createOrder({ Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000 }).subscribe(({ status }) => statuses.push(status));
    clock.advanceBy(1_000);
    expect(statuses.at(-1)).to.equal('accepted');
    expect(server.journal.map(({ kind }) => kind)).to.include('filled');
    injector.destroy();
  });

  it('keeps the servers of two environments apart', () => {
    const [first, second] = [1, 2].map(() => inside(environment(provideRxtt({}, withSimulator())), injectTickTraderServer));
    expect(first).to.not.equal(second);
  });

  it('takes time from the real clock where nobody hands in another', () => {
    const injector = environment(withSimulator().providers as never[]);
    expect(inside(injector, injectTickTraderServer)).to.have.property('exchange');
  });

  it('says so where it is not there', () => {
    expect(() => inside(environment(provideRxtt({})), injectTickTraderServer)).to.throw(InvalidRequestError, 'withSimulator');
    expect(() => inside(environment(provideRxtt({})), injectTtRestServer)).to.throw(InvalidRequestError, 'withSimulator');
  });
});
