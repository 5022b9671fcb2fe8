// withTtRest: the client of an environment, over a fetch of one's own and over the simulator.

import { NgZone } from '@angular/core';
import { expect } from 'chai';
import { lastValueFrom, toArray } from 'rxjs';
import { InvalidRequestError } from '../../../lib/index.js';
import { injectTtRest, provideRxtt, TT_REST, withTtRest } from '../../../lib/interop/angular/index.js';
import { injectTtRestServer, withSimulator } from '../../../lib/testing/angular.js';
import { environments } from '../../../lib/tt-rest/index.js';
import { environment, inside } from './support.js';

const options = { environment: environments.uat, apiSecret: 'app:none', appName: 'desk', companyName: 'example' } as const;

describe('withTtRest', () => {
  it('gives everybody in an environment the same client, from options or a factory', () => {
    for (const feature of [withTtRest(options), withTtRest(() => options)]) {
      const injector = environment(provideRxtt({}, feature));
      expect(inside(injector, () => injectTtRest())).to.equal(injector.get(TT_REST));
    }
  });

  it('throws where options are wrong, when the client is injected', () => {
    const injector = environment(provideRxtt({}, withTtRest({ ...options, apiSecret: 'no colon' })));
    expect(() => inside(injector, () => injectTtRest())).to.throw(InvalidRequestError, 'apiSecret');
  });

  it('reads from a simulated server, in a zone and without one', async () => {
    const ngZone = Object.assign(Object.create(NgZone.prototype) as NgZone, { runOutsideAngular: <A>(work: () => A) => work() });
    for (const providers of [[], [{ provide: NgZone, useValue: ngZone }]]) {
      const injector = environment(provideRxtt({}, withSimulator({ ttRest: { plan: 'high' } }), withTtRest({ ...options, plan: 'high' })), ...providers);
      const accounts = await lastValueFrom(inside(injector, () => injectTtRest().account.accounts()).pipe(toArray()));
      expect(accounts.length).to.be.above(0);
      expect(inside(injector, injectTtRestServer).journal.length).to.be.above(1);
    }
  });
});
