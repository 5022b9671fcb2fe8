// Nothing is left behind: no timer on the clock, no call on its way, and over real HTTP no handle in this process.

import { expect } from 'chai';
import type { Observable } from 'rxjs';
import type { TtRest } from '../../../lib/tt-rest/index.js';
import { handles } from '../../support/handles.js';
import { watch } from '../../support/seen.js';
import { httpDoor, virtualDesk } from './desk.js';

/** Things to be doing while one leaves. */
const BUSY: Readonly<Record<string, (tt: TtRest) => Observable<unknown>>> = {
  'a walk over accounts': ({ account }) => account.accounts(),
  'a walk over fills': ({ ledger }) => ledger.fills(),
  'fills that are followed': ({ ledger }) => ledger.followFills({ every: 50 }),
  'a read that meets trouble': ({ pds }) => pds.markets(),
};

describe('unsubscribing', () => {
  for (const [what, begin] of Object.entries(BUSY)) {
    for (const milliseconds of [0, 1, 2, 4, 7, 60, 700]) {
      it(`from ${what} after ${String(milliseconds)} ms leaves no timer and makes no further call`, async () => {
        const desk = virtualDesk({ server: { days: 2, pageSize: 5 }, client: { plan: 'high' } });
        if (what.includes('trouble')) desk.server.engine.faults.next(503, { times: 1000 });
        const seen = watch(begin(desk.tt));
        await desk.pass(milliseconds);
        seen.subscription.unsubscribe();
        await desk.pass(3); // what was under way arrives
        const made = desk.server.journal.length;
        expect(desk.clock.waiting).to.equal(0);
        await desk.pass(2000);
        expect(desk.server.journal).to.have.length(made);
        expect(desk.clock.waiting).to.equal(0);
      });
    }
  }

  it('from a call that is never answered lets it go', async () => {
    const desk = virtualDesk();
    desk.server.engine.faults.next('silence', { operation: 'getMarkets' });
    const seen = watch(desk.tt.pds.markets());
    await desk.pass(500);
    expect(desk.clock.waiting).to.equal(1); // its deadline
    seen.subscription.unsubscribe();
    expect(desk.clock.waiting).to.equal(0);
  });
});

describe('leaving over real HTTP', () => {
  it('leaves no socket, no server and no timer behind', async () => {
    const before = await handles();
    const desk = await httpDoor({ server: { pageSize: 100 } });
    await desk.all(desk.tt.account.accounts());
    const silent = watch(desk.tt.pds.markets());
    desk.server.engine.faults.next('silence', { operation: 'getMarkets' });
    const following = watch(desk.tt.ledger.followFills({ every: 5 }));
    await desk.pass(100);
    expect((await handles()).length).to.be.greaterThan(before.length);

    for (const { subscription } of [silent, following]) subscription.unsubscribe();
    await desk.leave();
    await desk.pass(50);
    expect(await handles()).to.deep.equal(before);
  });

  it('leaves nothing behind either where the server goes first', async () => {
    const before = await handles();
    const desk = await httpDoor();
    await desk.all(desk.tt.pds.markets());
    const following = watch(desk.tt.ledger.followFills({ every: 5 }));
    await desk.pass(30);
    await desk.leave();
    await desk.pass(50);
    following.subscription.unsubscribe();
    await desk.pass(50);
    expect(await handles()).to.deep.equal(before);
  });
});
