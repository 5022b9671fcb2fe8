import { expect } from 'chai';
import { ttConsole } from './console.js';

const list = (length: number): readonly object[] => Array.from({ length }, (_, at) => ({ name: `N${String(at)}` }));

describe('a list in a POST', () => {
  it('holds at most twenty items, bare or under a key, and none is done of one that is longer', () => {
    const { ok, refused, truth } = ttConsole({ lists: { pause: 0 } });
    const before = truth.accountIds().length;
    expect(refused('POST ttaccount/account', { body: list(21) })).to.equal('400 Fail: List items must not exceed 20');
    expect(refused('POST ttaccount/account', { body: { accounts: list(21) } })).to.equal('400 Fail: List items must not exceed 20');
    expect(truth.accountIds()).to.have.length(before);
    ok('POST ttaccount/account', { body: list(20) });
    ok('POST ttaccount/account', { body: { accounts: list(20) } });
    expect(truth.accountIds()).to.have.length(before + 40);
  });

  it('comes a second after the answer to the one before, or is answered 429 and not done', () => {
    const { ok, refused, wait, truth } = ttConsole();
    ok('POST ttaccount/account', { body: list(2) });
    const before = truth.accountIds().length;
    wait(999);
    expect(refused('POST ttaccount/account', { body: list(2) })).to.equal('429 Too Many Requests');
    expect(truth.accountIds()).to.have.length(before);
    ok('POST ttaccount/account', { body: { name: 'ONE' } });
    wait(1);
    ok('POST ttaccount/account', { body: list(2) });
  });
});
