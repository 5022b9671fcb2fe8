// Deeds: a list in chunks with the pause TT demands, one that fails halfway, and none that is ever sent twice. The server's journal is the judge.

import { expect } from 'chai';
import { concat, retry } from 'rxjs';
import type { TtTrouble } from '../../../lib/simulator/index.js';
import { PartialWriteError, RxttError, TokenError, TtRequestError } from '../../../lib/tt-rest/index.js';
import { watch } from '../../support/seen.js';
import { doors, failure, only, virtualDesk, type Desk } from './desk.js';

const OPERATION = 'setAccountUsers';

/** So many users for the first account. */
const listIn = ({ server: { engine } }: Desk, length: number) =>
  Array.from({ length }, (_, at) => ({
    userId: engine.truth.userIds()[at % engine.truth.userIds().length] ?? 0,
    accountId: engine.truth.accountIds()[0] ?? 0,
    at,
  }));

for (const [how, door] of Object.entries(doors)) {
  describe(`a list of 45 ${how}`, () => {
    it('leaves in three chunks with a pause after each answer, and each is acknowledged', async () => {
      const desk = await door({ server: { lists: { pause: 100 } }, client: { post: { pause: 120 } } });
      const items = listIn(desk, 45);
      const results = await desk.all(desk.tt.account.setAccountUsers(items));

      expect(results.map(({ chunk, applied, total, items: { length } }) => [chunk, length, applied, total])).to.deep.equal([
        [0, 20, 20, 45],
        [1, 20, 40, 45],
        [2, 5, 45, 45],
      ]);
      expect(results.flatMap((result) => result.items)).to.deep.equal(items);
      const times = desk.calls(OPERATION).map(({ time }) => time);
      expect(times).to.have.length(3);
      for (const [at, time] of times.slice(1).entries()) expect(time - (times[at] ?? 0)).to.be.at.least(120);
      await desk.leave();
    });

    it('stops where the second chunk fails, and says what became of each item', async () => {
      const desk = await door({ server: { lists: { pause: 5 } }, client: { post: { pause: 10 } } });
      const items = listIn(desk, 45);
      const seen = watch(desk.tt.account.setAccountUsers(items));
      for (let waited = 0; waited < 2000 && seen.values.length === 0; waited++) await desk.pass(1);
      desk.server.engine.faults.next(500, { operation: OPERATION });
      for (let waited = 0; waited < 2000 && seen.error === undefined; waited++) await desk.pass(1);

      if (!(seen.error instanceof PartialWriteError)) throw new Error('no PartialWriteError', { cause: seen.error });
      expect(seen.error.applied).to.deep.equal(items.slice(0, 20));
      expect(seen.error.unknown).to.deep.equal(items.slice(20, 40));
      expect(seen.error.notSent).to.deep.equal(items.slice(40));
      expect(seen.error.cause).to.be.instanceOf(TtRequestError);
      expect(desk.calls(OPERATION)).to.have.length(2);
      await desk.leave();
    });
  });
}

describe('a list', () => {
  it('that a second one follows waits for its turn: TT sees no two too close', async () => {
    const desk = virtualDesk();
    const [one, other] = [watch(desk.tt.account.setAccountUsers(listIn(desk, 25))), watch(desk.tt.account.setAccountUsers(listIn(desk, 25)))];
    await desk.pass(5000);
    expect([one.completed, other.completed]).to.deep.equal([true, true]);
    expect(desk.calls(OPERATION).map(({ status }) => status)).to.deep.equal([200, 200, 200, 200]);
    await desk.leave();
  });

  it('whose subscriber leaves after a chunk goes on to its end, each chunk once', async () => {
    const desk = virtualDesk();
    const seen = watch(desk.tt.account.setAccountUsers(listIn(desk, 45)));
    while (seen.values.length === 0) await desk.pass(1);
    seen.subscription.unsubscribe();
    await desk.pass(10_000);
    expect(desk.calls(OPERATION)).to.have.length(3);
    await desk.leave();
  });
});

describe('a deed', () => {
  const LOST: readonly Exclude<TtTrouble, object>[] = ['broken', 'silence', 408, 429, 500, 502, 503, 504, 'html', 'invalid json'];
  for (const trouble of LOST) {
    it(`that was done and whose answer is lost (${String(trouble)}) is never sent twice`, async () => {
      const desk = virtualDesk({ client: { requestTimeout: 5000 } });
      desk.server.engine.faults.next(trouble, { operation: 'createAccount', executes: true });
      const before = desk.server.engine.truth.accountIds().length;
      const deed$ = desk.tt.account.createAccount({ name: 'ONCE' });

      const error = await failure(desk, deed$.pipe(retry(3)), RxttError);
      await failure(desk, deed$, RxttError);
      await failure(desk, concat(deed$, deed$), RxttError);
      await desk.pass(60_000);

      expect(desk.calls('createAccount')).to.have.length(1);
      expect(desk.calls('createAccount')[0]).to.include({ executed: true });
      expect(desk.server.engine.truth.accountIds().length).to.equal(before + 1);
      expect(error.delivered).to.not.equal('no');
      await desk.leave();
    });
  }

  it('that is refused for its token is not sent again either', async () => {
    const desk = virtualDesk();
    await desk.all(desk.tt.pds.mics());
    desk.server.engine.revokeTokens();
    await failure(desk, desk.tt.account.createAccount({ name: 'X' }), TokenError);
    expect(desk.calls('createAccount')).to.have.length(1);
    expect((await only(desk, desk.tt.account.createAccount({ name: 'X' })))['status']).to.equal('Ok');
    await desk.leave();
  });

  it('can be read back: an account made, changed and limited', async () => {
    const desk = virtualDesk();
    await only(desk, desk.tt.account.createAccount({ name: 'MADE' }));
    const made = (await desk.all(desk.tt.account.accounts())).find(({ name }) => name === 'MADE');
    if (made === undefined) throw new Error('It is not there.');
    await only(desk, desk.tt.account.updateAccount(made.id, { name: 'CHANGED' }));
    await only(desk, desk.tt.account.setAccountLimits(made.id, { productLimits: [{ marketId: 7, productId: '1', maxPosition: 10 }] }));
    expect((await only(desk, desk.tt.account.account(made.id))).name).to.equal('CHANGED');
    expect(await desk.all(desk.tt.account.accountLimits(made.id))).to.have.nested.property('[0].accountId', made.id);
    await desk.leave();
  });
});
