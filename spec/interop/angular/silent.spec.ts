// The clients of a rendering server: every member is there, and none of them does anything.

import { PLATFORM_ID } from '@angular/core';
import { expect } from 'chai';
import { isObservable, toArray, type Observable } from 'rxjs';
import { injectTickTrader, injectTtRest, provideRxtt, withTickTrader } from '../../../lib/interop/angular/index.js';
import { virtualClock } from '../../../lib/testing/index.js';
import { withSimulator } from '../../../lib/testing/angular.js';
import { tickTrader } from '../../../lib/ticktrader/index.js';
import { environments, ttRest } from '../../../lib/tt-rest/index.js';
import { environment, inside } from './support.js';

const onServer = { provide: PLATFORM_ID, useValue: 'server' };
const url = 'wss://broker.example/trade';
const credentials = { webApiId: 'id', webApiKey: 'key', sign: () => ['signature'] };

/** What a stream emits, if it ends at once. */
const emitted = (stream$: Observable<unknown>): unknown => {
  let all: unknown;
  stream$.pipe(toArray()).subscribe((values) => {
    all = values;
  });
  return all;
};

/** What is made of a member of `owner`: what its stream emits, or the stream of its call, or the pages of its cursor. */
const outcome = (owner: object, name: string): unknown => {
  const member: unknown = Reflect.get(owner, name);
  const value: unknown = typeof member === 'function' ? (member as () => unknown)() : member; // a member that is no stream is called
  if (isObservable(value)) return emitted(value);
  return emitted((value as { next: () => Observable<unknown> }).next()); // else a cursor
};

describe('on a server', () => {
  it('nothing is opened, and the options are not even asked for', () => {
    const options = () => {
      throw new Error('asked for');
    };
    const client = inside(environment(provideRxtt({}, withTickTrader(options)), onServer), () => injectTickTrader());
    expect(emitted(client.connect())).to.deep.equal([]);
  });

  it('a socket is never made, whatever is asked', () => {
    const clock = virtualClock();
    const injector = environment(provideRxtt({ scheduler: clock }, withSimulator()), onServer);
    inside(injector, () => injectTickTrader())
      .trades()
      .subscribe();
    expect(clock.waiting).to.equal(0);
    injector.destroy();
  });

  const whole = tickTrader({ url, credentials });
  const silent = inside(environment(provideRxtt({}, withTickTrader({ url, credentials })), onServer), () => injectTickTrader());
  for (const name of Object.keys(whole)) {
    it(`${name} of a TickTrader client ${name === 'state$' ? 'says idle and ends' : 'ends at once'}`, () => {
      expect(outcome(silent, name)).to.deep.equal(name === 'state$' ? [{ status: 'idle' }] : []);
    });
  }

  const tt = ttRest({ environment: environments.uat, apiSecret: 'key:secret', appName: 'app', companyName: 'company' });
  const silentTt = inside(environment(provideRxtt({}, withSimulator()), onServer), () => injectTtRest());
  const services = Object.entries<unknown>({ ...tt }).filter((entry): entry is [string, object] => typeof entry[1] === 'object' && !isObservable(entry[1]));
  for (const [name, service] of services) {
    it(`${name} of a TT REST client ends at once, whatever is asked of it`, () => {
      const quiet = Reflect.get(silentTt, name) as object; // as every service
      for (const method of Object.keys(service)) expect(outcome(quiet, method), method).to.deep.equal([]);
    });
  }

  it('a TT REST client is idle, and its operator passes on what comes', () => {
    expect(outcome(silentTt, 'state$')).to.deep.equal([{ status: 'idle' }]);
    const source$ = tt.state$;
    expect(silentTt.withNames<object>()(source$)).to.equal(source$);
  });

  it('a walk for await ends without a page, and a client is no promise', async () => {
    for await (const page of silent.tradeHistoryPages()) expect.fail(JSON.stringify(page));
    expect(silent.tradeHistoryPages().done).to.equal(true);
    expect(Reflect.get(silent, Symbol.toStringTag)).to.equal(undefined);
  });
});
