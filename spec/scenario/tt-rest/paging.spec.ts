// Lists of many pages: every account of a company of 1,250, whatever the keys look like, and walks that would never end.

import { expect } from 'chai';
import { DecodeError } from '../../../lib/tt-rest/index.js';
import { doors, failure, virtualDesk } from './desk.js';

for (const [how, door] of Object.entries(doors)) {
  describe(`1,250 accounts ${how}`, () => {
    for (const server of [{}, { pageKeys: 'plain' }, { lastPage: 'boolean' }] as const) {
      it(`come each once over three pages, ${JSON.stringify(server)}`, async () => {
        const desk = await door({ server });
        const accounts = await desk.all(desk.tt.account.accounts());
        const ids = desk.server.engine.truth.accountIds();

        expect(accounts.map(({ id }) => id)).to.deep.equal(ids.map(String));
        expect(desk.calls('getAccounts')).to.have.length(Math.ceil(ids.length / 500));
        await desk.leave();
      });
    }
  });
}

describe('pages', () => {
  it('can be pulled, and taken up again at the key of one of them', async () => {
    const desk = virtualDesk();
    const ids = desk.server.engine.truth.accountIds().map(String);
    const [first] = await desk.all(desk.tt.account.accountPages({ readAhead: 0 }).next());
    expect(first?.records).to.have.length(500);
    expect(first?.lastId).to.match(/[+/=]/);

    const others = await desk.all(desk.tt.account.accounts({ nextPageKey: first?.lastId ?? '' }));
    expect(others.map(({ id }) => id)).to.deep.equal(ids.slice(500));
    await desk.leave();
  });

  it('leave out the give-up accounts, which can be asked for by number', async () => {
    const desk = virtualDesk();
    const [id = 0] = desk.server.engine.truth.giveUpAccountIds();
    const listed = await desk.all(desk.tt.account.accounts());
    expect(listed.map((account) => account.id)).not.to.include(String(id));
    expect(await desk.all(desk.tt.account.account(id))).to.have.nested.property('[0].id', String(id));
    await desk.leave();
  });

  for (const pageKeys of ['repeating', 'missing'] as const) {
    it(`with keys that are ${pageKeys} are an error, not a loop and not an end`, async () => {
      const desk = virtualDesk({ server: { pageKeys } });
      const error = await failure(desk, desk.tt.account.accounts(), DecodeError);
      expect(error.message).to.include('getAccounts.nextPageKey');
      expect(desk.calls('getAccounts')).to.have.length.within(1, 2);
      await desk.leave();
    });
  }
});
