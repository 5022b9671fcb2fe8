import { expect } from 'chai';
import { listIn, ttConsole } from './console.js';

const small = { accounts: 10, pageSize: 4 };

describe('pages', () => {
  it('say whether they are the last, and give a key that must be encoded', () => {
    const { ok, refused } = ttConsole(small);
    const first = ok('GET ttaccount/accounts');
    const key = String(first['nextPageKey']);

    expect(first['lastPage']).to.equal('false');
    expect(key).to.contain('+').and.contain('/').and.match(/=$/);
    expect(listIn(ok(`GET ttaccount/accounts?nextPageKey=${encodeURIComponent(key)}`), 'accounts')[0]?.['name']).to.equal('SIM0005');
    expect(refused(`GET ttaccount/accounts?nextPageKey=${key}`)).to.equal('400 Fail: Invalid nextPageKey');
    expect(refused(`GET ttuser/users?nextPageKey=${encodeURIComponent(key)}`)).to.equal('400 Fail: Invalid nextPageKey');
    expect(refused(`GET ttaccount/accounts?mineOnly=true&nextPageKey=${encodeURIComponent(key)}`)).to.equal('400 Fail: Invalid nextPageKey');
  });

  it('end with a page that may hold a key all the same, as that of accounts does', () => {
    const { ok } = ttConsole({ accounts: 3 });
    expect(ok('GET ttaccount/accounts')).to.include({ lastPage: 'true' }).and.have.property('nextPageKey');
    expect(ok('GET ttuser/users')).to.include({ lastPage: 'true' }).and.not.have.property('nextPageKey');
  });

  it('can have plain keys and a boolean lastPage', () => {
    const { ok, all, truth } = ttConsole({ ...small, pageKeys: 'plain', lastPage: 'boolean' });
    expect(ok('GET ttaccount/accounts')).to.include({ lastPage: false });
    expect(ok('GET ttaccount/accounts')['nextPageKey']).to.match(/^[A-Za-z0-9]+$/);
    expect(all('GET ttaccount/accounts', 'accounts').map(({ id }) => id)).to.deep.equal(truth.accountIds());
    expect(ok('GET ttpds/markets')).to.include({ lastPage: true });
  });

  it('can lack their key, or repeat it for ever', () => {
    expect(ttConsole({ ...small, pageKeys: 'missing' }).ok('GET ttaccount/accounts'))
      .to.include({ lastPage: 'false' })
      .and.not.have.property('nextPageKey');
    const { ok } = ttConsole({ ...small, pageKeys: 'repeating' });
    const key = String(ok('GET ttaccount/accounts')['nextPageKey']);
    const again = ok(`GET ttaccount/accounts?nextPageKey=${encodeURIComponent(key)}`);
    expect(again).to.include({ lastPage: 'false', nextPageKey: key });
    expect(ok(`GET ttaccount/accounts?nextPageKey=${encodeURIComponent(key)}`)).to.deep.equal(again);
  });
});
