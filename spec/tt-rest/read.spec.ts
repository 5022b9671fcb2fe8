// What endpoints give: records, lists, pages by key, whatever TT answers.

import { expect } from 'chai';
import { take } from 'rxjs';
import { DecodeError, InvalidRequestError } from '../../lib/base/errors.js';
import { eachPage } from '../../lib/request/pages.js';
import { errorOf, watch } from '../support/seen.js';
import { inTurn, ok, talk } from '../support/tt-rest.js';

const account = (id: number): object => ({ id, name: `account_${String(id)}`, colour: 'red' });

describe('pages by key', () => {
  const KEYS = ['a+/=&b', 'ü ?#%'];
  const three = ({ query }: { readonly query: URLSearchParams }) => {
    const key = query.get('nextPageKey');
    const page = key === null ? 0 : KEYS.indexOf(key) + 1;
    return ok({ accounts: [account(2 * page), account(2 * page + 1)], lastPage: page === 2 ? 'true' : 'false', nextPageKey: KEYS[page] ?? 'unused' });
  };

  it('come in order, with the key percent-encoded', () => {
    const { tt, clock, calls } = talk(three);
    const seen = watch(tt.account.accounts());
    clock.advanceBy(1000);
    expect(seen.completed).to.equal(true);
    expect(seen.values.map(({ id }) => id)).to.deep.equal(['0', '1', '2', '3', '4', '5']);
    expect(calls().map(({ href }) => /nextPageKey=(.*)/.exec(href)?.[1])).to.deep.equal([undefined, 'a%2B%2F%3D%26b', '%C3%BC%20%3F%23%25']);
  });

  it('are asked for as they are needed', () => {
    const { tt, clock, calls } = talk(three);
    watch(tt.account.accounts().pipe(take(2)));
    clock.advanceBy(1000);
    expect(calls()).to.have.length(1);
  });

  it('can be pulled one by one', () => {
    const { tt, clock, calls } = talk(three);
    const seen = watch(eachPage(tt.account.accountPages({ readAhead: 0 }), (page) => [page]));
    clock.advanceBy(1000);
    expect(seen.values.map(({ isLast, lastId }) => [isLast, lastId])).to.deep.equal([
      [false, KEYS[0]],
      [false, KEYS[1]],
      [true, undefined],
    ]);
    expect(calls().some(({ query }) => query.has('readAhead'))).to.equal(false);
  });

  it('can begin where an earlier walk stopped', () => {
    const { tt, clock } = talk(three);
    const seen = watch(tt.account.accounts({ nextPageKey: KEYS[1] ?? '' }));
    clock.advanceBy(1000);
    expect(seen.values.map(({ id }) => id)).to.deep.equal(['4', '5']);
  });

  for (const [lastPage, key, pages] of [
    ['true', undefined, 1],
    [true, 'k', 1],
    ['TRUE', 'k', 1],
    [undefined, undefined, 1],
    ['false', 'k', 2],
    [false, 'k', 2],
    [undefined, 'k', 2],
  ] as const)
    it(`end as lastPage ${JSON.stringify(lastPage)} and key ${JSON.stringify(key)} say`, () => {
      const { tt, clock, calls } = talk(inTurn(ok({ accounts: [], lastPage, nextPageKey: key }), ok({ accounts: [], lastPage: 'true' })));
      const seen = watch(tt.account.accounts());
      clock.advanceBy(1000);
      expect([seen.completed, calls().length]).to.deep.equal([true, pages]);
    });

  for (const nextPageKey of [undefined, '', 7])
    it(`with the key ${JSON.stringify(nextPageKey)} where there is more are an error, not a quiet end`, () => {
      const { tt, clock } = talk(() => ok({ accounts: [account(1)], lastPage: 'false', nextPageKey }));
      const seen = watch(tt.account.accounts());
      clock.advanceBy(1000);
      expect(errorOf(seen, DecodeError).path).to.equal('getAccounts.nextPageKey');
    });

  for (const [name, keys] of [
    ['itself', ['a', 'a']],
    ['one before', ['a', 'b', 'c', 'a']],
  ] as const)
    it(`with a key that repeats ${name} are an error, not a loop`, () => {
      const next = inTurn(...keys.map((nextPageKey) => ok({ accounts: [], lastPage: 'false', nextPageKey })));
      const { tt, clock, calls } = talk(next);
      const seen = watch(tt.account.accounts());
      clock.advanceBy(10_000);
      expect(errorOf(seen, DecodeError).path).to.match(/nextPageKey|LastId/);
      expect(calls()).to.have.length(keys.length);
    });

  it('that fail can be asked for again, and none is skipped', () => {
    const { tt, clock } = talk(
      inTurn(ok({ accounts: [account(1)], lastPage: 'false', nextPageKey: 'k' }), { status: 400 }, ok({ accounts: [account(2)], lastPage: 'true' })),
    );
    const pages = tt.account.accountPages({ readAhead: 0 });
    const pulled = [1, 2, 3, 4].map(() => {
      const seen = watch(pages.next());
      clock.advanceBy(1000);
      return seen;
    });
    expect(pulled.map(({ values }) => values.flatMap(({ records }) => records.map(({ id }) => id)))).to.deep.equal([['1'], [], ['2'], []]);
    expect(pulled.map(({ error }) => error === undefined)).to.deep.equal([true, false, true, true]);
  });

  it('of unknown shape are the one list of the answer, or the answer itself', () => {
    const { tt, clock } = talk(inTurn(ok({ whatever: [{ id: 1 }, { id: 2 }], lastPage: 'false', nextPageKey: 'k' }), ok({ odd: { id: 3 }, lastPage: 'true' })));
    const seen = watch(tt.account.accountChildren(9));
    clock.advanceBy(1000);
    expect(seen.values).to.deep.equal([{ id: '1' }, { id: '2' }, { status: 'Ok', odd: { id: '3' }, lastPage: 'true' }]);
  });
});

describe('one record', () => {
  for (const body of [{ account: [account(7)] }, { account: account(7) }])
    it(`comes out of ${JSON.stringify(body)}`, () => {
      const { tt, clock } = talk(() => ok(body));
      const seen = watch(tt.account.account(7));
      clock.advanceBy(1000);
      expect(seen.values).to.deep.equal([{ id: '7', name: 'account_7' }]);
    });

  for (const [body, path] of [
    [{}, 'getAccount.account'],
    [{ account: [] }, 'getAccount.account'],
    [{ account: [{ id: true, name: 'x' }] }, 'getAccount.account.0.id'],
    [{ account: ['x'] }, 'getAccount.account.0'],
  ] as const)
    it(`missing or wrong in ${JSON.stringify(body)} is a DecodeError that says where`, () => {
      const { tt, clock } = talk(() => ok(body));
      const seen = watch(tt.account.account(7));
      clock.advanceBy(1000);
      expect(errorOf(seen, DecodeError).path).to.equal(path);
    });
});

describe('a list', () => {
  it('comes record by record', () => {
    const { tt, clock } = talk(() =>
      ok({
        markets: [
          { id: 7, name: 'CME' },
          { id: '32', name: 'ICE' },
        ],
      }),
    );
    const seen = watch(tt.pds.markets());
    clock.advanceBy(1000);
    expect(seen.values).to.deep.equal([
      { id: '7', name: 'CME' },
      { id: '32', name: 'ICE' },
    ]);
  });

  it('of MICs stands under the key that TT really uses', () => {
    const { tt, clock } = talk(() => ok({ markets: [{ id: 1, marketId: 7, name: 'XCME' }] }));
    const seen = watch(tt.pds.mics());
    clock.advanceBy(1000);
    expect(seen.values).to.deep.equal([{ id: '1', marketId: '7', name: 'XCME' }]);
  });
});

describe('a query', () => {
  const refused = (query: object): InvalidRequestError => {
    const { tt, clock, asked } = talk(() => ok({ positions: [] }));
    const seen = watch(tt.monitor.positions(query));
    clock.advanceBy(1000);
    expect(asked).to.have.length(0);
    return errorOf(seen, InvalidRequestError);
  };

  it('that TT would silently ignore is refused', () => {
    expect(refused({ accountId: 7 }).field).to.equal('accountId');
    expect(refused({ accountId: 7 }).message).to.match(/ignore/);
  });

  for (const [query, field] of [
    [{ accountIds: [] }, 'accountIds'],
    [{ accountIds: ['x'] }, 'accountIds'],
    [{ accountIds: [2 ** 60] }, 'accountIds'],
    [{ accountIds: -1 }, 'accountIds'],
    [{ scaleQty: 2 }, 'scaleQty'],
    [{ includeSpreadPositions: 'yes' }, 'includeSpreadPositions'],
    [{ nextPageKey: '' }, 'nextPageKey'],
  ] as const)
    it(`${JSON.stringify(query)} is refused, naming ${field}`, () => {
      expect(refused(query).field).to.equal(field);
    });

  it('prints ids of any size, lists, flags', () => {
    const { tt, clock, calls } = talk(() => ok({ positions: [], accounts: [], lastPage: 'true' }));
    watch(tt.monitor.positions({ accountIds: [1, '18446744073709551615', 18446744073709551614n], scaleQty: 0, includeSpreadPositions: true }));
    watch(tt.account.accounts({ mineOnly: false }));
    clock.advanceBy(1000);
    const [positions, accounts] = calls();
    expect(positions?.query.get('accountIds')).to.equal('1,18446744073709551615,18446744073709551614');
    expect(positions?.query.get('scaleQty')).to.equal('0');
    expect(positions?.query.get('includeSpreadPositions')).to.equal('1');
    expect(accounts?.query.get('mineOnly')).to.equal('false');
  });

  it('that leaves out what TT demands is refused, naming it', () => {
    const { tt, clock, asked } = talk(() => ok());
    const seen = [watch(tt.pds.instruments()), watch(tt.pds.instruments({ productTypeId: 34 }))];
    clock.advanceBy(1000);
    for (const stream of seen) expect(errorOf(stream, InvalidRequestError).field).to.equal('productId or alias');
    expect(asked).to.have.length(0);
  });

  it('of more than 50 accounts is refused where TT takes 50', () => {
    const { tt, clock } = talk(() => ok({ orders: [] }));
    const seen = [50, 51].map((length) => watch(tt.ledger.orders({ accounts: Array.from({ length }, (_, id) => id) })));
    clock.advanceBy(1000);
    expect(seen[0]?.completed).to.equal(true);
    expect(seen[1]?.error).to.have.property('field', 'accounts');
  });

  it('goes out as it is where the parameters are not known', () => {
    const { tt, clock, calls } = talk(() => ok());
    watch(tt.setup.report({ kind: 'a b', deep: true, size: 7n }));
    clock.advanceBy(1000);
    expect(calls()[0]?.href).to.match(/&kind=a%20b&deep=true&size=7$/);
  });

  it('may hold a slash in its path only encoded', () => {
    const { tt, clock, calls } = talk(() => ok({ orders: [] }));
    watch(tt.ledger.order('a/../b?c'));
    clock.advanceBy(1000);
    expect(calls()[0]?.path).to.equal('/ttledger/ext_uat_cert/orders/a%2F..%2Fb%3Fc');
  });
});
