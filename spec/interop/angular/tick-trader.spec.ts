// withTickTrader: options and what they are checked for, the numeric type, the secret that has no place.

import { expect } from 'chai';
import { asString, InvalidRequestError } from '../../../lib/index.js';
import { injectTickTrader, provideRxtt, withTickTrader, type AppCredentials, type AppTickTraderOptions } from '../../../lib/interop/angular/index.js';
import { virtualClock } from '../../../lib/testing/index.js';
import { injectTickTraderServer, withSimulator } from '../../../lib/testing/angular.js';
import { environment, inside } from './support.js';

const url = 'wss://broker.example/trade';
const credentials: AppCredentials = { webApiId: 'id', webApiKey: 'key', sign: () => ['signature'] };

describe('withTickTrader', () => {
  it('throws where options are wrong, when the client is injected', () => {
    const feature = withTickTrader({ url: 'http://broker.example/', credentials });
    expect(() => inside(environment(provideRxtt({}, feature)), () => injectTickTrader())).to.throw(InvalidRequestError);
  });

  it('refuses a secret, which plain JavaScript could hand in, and does not repeat it', () => {
    const leaky = { url, credentials: { webApiId: 'id', webApiKey: 'key', webApiSecret: 'hush' } } as unknown as AppTickTraderOptions;
    expect(() => inside(environment(provideRxtt({}, withTickTrader(leaky))), () => injectTickTrader()))
      .to.throw(InvalidRequestError, 'signer')
      .with.property('message')
      .which.does.not.include('hush');
  });

  it('keeps its options beside a simulator, which only replaces the server', () => {
    const clock = virtualClock();
    const feature = withTickTrader({ url, credentials, numeric: asString, deviceId: 'desk' });
    const injector = environment(provideRxtt({ scheduler: clock }, feature, withSimulator()));
    const balances: (string | undefined)[] = [];
    inside(injector, () => injectTickTrader<string>())
      .account()
      .subscribe(({ Balance }) => balances.push(Balance));
    clock.advanceBy(1_000);
    expect(balances).to.deep.equal(['100000.00']);
    expect(inside(injector, injectTickTraderServer).exchange.connections).to.equal(1);
    injector.destroy();
  });

  it('asks the signer of the environment where the credentials bring none', () => {
    const posted: unknown[] = [];
    const platform = globalThis.fetch;
    globalThis.fetch = (address, init) => {
      posted.push([address, init?.body]);
      return new Promise(() => undefined);
    };
    try {
      const clock = virtualClock(1_767_571_200_000);
      const seen = environment(provideRxtt({ scheduler: clock }, withSimulator()));
      const { webSocket, url: address } = inside(seen, injectTickTraderServer);
      const feature = withTickTrader({ url: address, webSocket, credentials: { webApiId: 'id', webApiKey: 'key' } });
      inside(environment(provideRxtt({ scheduler: clock }, feature)), () => injectTickTrader())
        .connect()
        .subscribe();
      clock.advanceBy(10);
      expect(posted).to.deep.equal([['/rxtt/sign', '1767571200001idkey']]);
    } finally {
      globalThis.fetch = platform;
    }
  });
});
