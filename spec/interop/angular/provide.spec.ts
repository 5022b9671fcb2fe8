// provideRxtt: what an environment gets, when its client is made and when it ends.

import { inject, InjectionToken } from '@angular/core';
import { expect } from 'chai';
import { InvalidRequestError, type SessionState } from '../../../lib/index.js';
import { injectTickTrader, injectTtRest, provideRxtt, TICK_TRADER, TT_REST, withTickTrader } from '../../../lib/interop/angular/index.js';
import { virtualClock } from '../../../lib/testing/index.js';
import { injectTickTraderServer, withSimulator } from '../../../lib/testing/angular.js';
import { environment, inside, SilentSocket } from './support.js';

const URL = new InjectionToken<string>('where');
const credentials = { webApiId: 'id', webApiKey: 'key', sign: () => ['signature'] };

/** An environment in virtual time, with what its session went through. */
const simulated = () => {
  const clock = virtualClock();
  const injector = environment(provideRxtt({ scheduler: clock }, withSimulator({ tickTrader: { twoFactor: false } })));
  const client = inside(injector, () => injectTickTrader());
  const states: SessionState['status'][] = [];
  client.state$.subscribe(({ status }) => states.push(status));
  return { clock, injector, client, states };
};

describe('provideRxtt', () => {
  it('gives everybody in an environment the same client', () => {
    const { injector, client } = simulated();
    expect(inside(injector, () => injectTickTrader())).to.equal(client);
    expect(injector.get(TICK_TRADER)).to.equal(client);
  });

  it('connects when something is first asked, not when the client is injected', () => {
    const { clock, client, states } = simulated();
    clock.advanceBy(1_000);
    expect(states).to.deep.equal(['idle']);
    const names: unknown[] = [];
    client.account().subscribe(({ AccountingType }) => names.push(AccountingType));
    clock.advanceBy(1_000);
    expect(states.at(-1)).to.equal('ready');
    expect(names).to.deep.equal(['Gross']);
  });

  it('closes the client with its environment', () => {
    const { clock, injector, client, states } = simulated();
    client.connect().subscribe();
    clock.advanceBy(1_000);
    const server = inside(injector, injectTickTraderServer);
    expect(server.exchange.connections).to.equal(1);
    injector.destroy();
    clock.advanceBy(5_000);
    expect(states.at(-1)).to.equal('closed');
    expect(server.exchange.connections).to.equal(0);
  });

  it('makes no client before somebody injects it', () => {
    let asked = 0;
    const injector = environment(
      provideRxtt(
        {},
        withTickTrader(() => {
          asked++;
          return { url: inject(URL), credentials };
        }),
      ),
      { provide: URL, useValue: 'wss://broker.example/trade' },
    );
    expect(asked).to.equal(0);
    inside(injector, () => injectTickTrader());
    inside(injector, () => injectTickTrader());
    expect(asked, 'a factory runs once, and may inject').to.equal(1);
  });

  it('tells the clients what is common to them, unless their own options say otherwise', () => {
    const common = virtualClock();
    const own = virtualClock();
    const url = 'wss://broker.example/trade';
    for (const scheduler of [undefined, own]) {
      const feature = withTickTrader({ url, credentials, webSocket: SilentSocket, ...(scheduler && { scheduler }) });
      const injector = environment(provideRxtt({ scheduler: common }, feature));
      inside(injector, () => injectTickTrader())
        .connect()
        .subscribe();
    }
    expect([common.waiting, own.waiting].map((waiting) => waiting > 0)).to.deep.equal([true, true]);
  });

  it('says what is missing where no feature provides the client', () => {
    const injector = environment(provideRxtt({}));
    expect(() => inside(injector, () => injectTickTrader())).to.throw(InvalidRequestError, 'withTickTrader');
    expect(() => inside(injector, () => injectTtRest())).to.throw(InvalidRequestError, 'withTtRest');
    expect(injector.get(TT_REST, null)).to.equal(null);
  });
});
