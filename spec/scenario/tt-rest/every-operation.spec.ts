// Every operation of TT through the whole client: in virtual time, and again over real HTTP.

import { expect } from 'chai';
import { endpoints } from '../../../lib/tt-rest/index.js';
import { doors, type Desk } from './desk.js';
import { idsOf, operations, type Ids } from './operations.js';

for (const [how, door] of Object.entries(doors)) {
  describe(`every operation of TT ${how}`, () => {
    let desk: Desk;
    let ids: Ids;

    before(async () => {
      desk = await door({ server: { accounts: 60, days: 5, backtestTime: 1, lists: { pause: 5 } }, client: { unverified: true, post: { pause: 10 } } });
      ids = await idsOf(desk);
    });
    after(() => desk.leave());

    for (const { name, ask, check } of operations) {
      it(`${name} answers`, async () => {
        const before = desk.calls(name).length;
        check(await desk.all(ask(desk.tt, ids)));
        const [...made] = desk.calls(name);
        if (name !== 'createToken') expect(made.length).to.be.greaterThan(before); // the one token serves all
        for (const { executed, status, key } of made) expect({ executed, status, key }).to.deep.equal({ executed: true, status: 200, key: true });
      });
    }

    it('and that was all 98 of them', () => {
      const made = new Set(desk.server.journal.map(({ operation }) => operation));
      expect([...made]).to.have.members(endpoints.map(({ name }) => name));
      expect(operations.map(({ name }) => name)).to.have.members(endpoints.map(({ name }) => name));
      expect(made.size).to.equal(98);
    });
  });
}
