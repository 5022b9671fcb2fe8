import { expect } from 'chai';
import { listIn, num, onlyIn, ttConsole, type Fields } from '../console.js';

describe('accounts', () => {
  const { ok, all, truth, refused } = ttConsole();

  it('are more than two pages, each once, without those at the clearing side', () => {
    const accounts = all('GET ttaccount/accounts', 'accounts');
    const [first] = accounts;

    expect(accounts.map((account) => account['id'])).to.deep.equal(truth.accountIds());
    expect(accounts).to.have.length.of.at.least(1200);
    expect(first).to.include({ accountType: 1, companyId: truth.companyId, name: 'SIM0001', revision: 1 });
    expect(ok('GET ttaccount/accounts/')).to.have.property('requestVersion').that.is.a('number');
  });

  it('at the clearing side are found by their id', () => {
    const [id = 0] = truth.giveUpAccountIds();
    expect(onlyIn(ok(`GET ttaccount/account/${String(id)}`), 'account')['id']).to.equal(id);
    expect(refused('GET ttaccount/account/1')).to.equal('200 Fail: Account not found: 1');
  });

  it('have children, which name them', () => {
    const parent = all('GET ttaccount/accounts', 'accounts').find((account) => account['parentId'] !== undefined)?.['parentId'];
    const children = listIn(ok(`GET ttaccount/account/${String(parent)}/children`), 'children');
    expect(children).to.have.length.above(10);
    expect(children.every((child) => child['parentAccountId'] === parent)).to.equal(true);
  });

  it('are created, one or a list, changed, and read back', () => {
    const console = ttConsole();
    const created = onlyIn(console.ok('POST ttaccount/account', { body: { name: 'FRESH', note: { any: [1, null, 'x'] } } }), 'account');
    const path = `ttaccount/account/${String(created['id'])}`;
    const changed = onlyIn(console.ok(`POST ${path}`, { body: { name: 'RENAMED', riskSettings: { tradingAllowed: false } } }), 'account');

    expect(created).to.deep.include({ name: 'FRESH', note: { any: [1, null, 'x'] }, revision: 1 });
    expect(changed).to.deep.include({ name: 'RENAMED', note: { any: [1, null, 'x'] }, revision: 2 });
    expect(onlyIn(console.ok(`GET ${path}`), 'account')).to.deep.equal(changed);
    expect(console.ok(`GET ${path}/risksettings`)['riskSettings']).to.deep.equal({ tradingAllowed: false });
    expect(console.all('GET ttaccount/accounts', 'accounts').at(-1)).to.include({ id: created['id'], name: 'RENAMED', revision: 2 });
    expect(listIn(console.ok('POST ttaccount/account', { body: [{ name: 'A' }, { name: 'B' }] }), 'account').map((account) => account['name'])).to.deep.equal([
      'A',
      'B',
    ]);
    expect(console.refused('POST ttaccount/account', { body: 5 })).to.match(/^400/);
    expect(console.refused('POST ttaccount/account')).to.match(/^400/);
  });

  it('keep the digits of ids beyond 2^53 that were written to them', () => {
    const console = ttConsole();
    const [id = 0] = console.truth.accountIds();
    const path = console.pathOf(`ttaccount/account/${String(id)}`);
    const answer = console.raw({ method: 'POST', path, headers: console.headers(), body: '{"externalId":15312252192147810452}' });
    expect(answer.body).to.contain('"externalId":15312252192147810452');
  });

  it('have limits, which are set and read back', () => {
    const [id = 0] = truth.accountIds();
    const path = `ttaccount/account/${String(id)}/limits`;
    expect(onlyIn(ok(`GET ${path}`), 'accountLimits')).to.have.nested.property('riskLimits.productLimits');
    ok(`POST ${path}`, { body: { riskLimits: { productLimits: [{ productId: '5', maxPosition: 3 }] }, creditLimit: 42 } });
    expect(onlyIn(ok(`GET ${path}`), 'accountLimits')).to.have.nested.property('riskLimits.productLimits[0].maxPosition', 3);
    expect(onlyIn(ok(`GET ttmonitor/creditutilization?accountId=${String(id)}`), 'creditUtilization')['creditLimit']).to.equal(42);
  });
});

describe('users of accounts', () => {
  it('are assigned, seen from either end, and missing where one of the list is unknown', () => {
    const { ok, all, truth, refused } = ttConsole();
    const [userId = 0] = truth.userIds();
    const accountId = truth.accountIds()[400] ?? 0;
    const pair = `ttaccount/accountuser?userId=${String(userId)}&accountId=${String(accountId)}`;
    const accounts = (): readonly Fields[] => all(`GET ttuser/user/${String(userId)}/accounts`, 'accounts');

    expect(refused(`GET ${pair}`)).to.match(/^200 Fail/);
    expect(
      refused('POST ttaccount/accountusers', {
        body: [
          { userId, accountId },
          { userId: 1, accountId },
        ],
      }),
    ).to.equal('200 Fail: User not found: 1');
    expect(refused(`GET ${pair}`)).to.match(/^200 Fail/);
    const before = accounts().length;
    ok('POST ttaccount/accountuser', { body: { userId, accountId, permissions: { canView: true, canTrade: false } } });

    expect(onlyIn(ok(`GET ${pair}`), 'accountUser')).to.have.nested.property('permissions.canTrade', false);
    expect(accounts()).to.have.length(before + 1);
    expect(accounts().find((account) => account['accountId'] === accountId)).to.have.nested.property('permissions.canTrade', false);
    expect(listIn(ok(`GET ttaccount/account/${String(accountId)}/users`), 'users').map((user) => user['userId'])).to.include(userId);
  });
});

describe('users', () => {
  const { ok, all, truth } = ttConsole();

  it('spell their names one way in lists and another by themselves', () => {
    const [first] = all('GET ttuser/users', 'users');
    expect(first).to.have.all.keys('alias', 'email', 'firstname', 'id', 'lastname');
    expect(onlyIn(ok(`GET ttuser/user/${String(first?.['id'])}`), 'user')).to.include({ firstName: first?.['firstname'], lastName: first?.['lastname'] });
  });

  it('are created, provisioned, changed and read back', () => {
    const created = onlyIn(ok('POST ttuser/user', { body: { alias: 'FRESH' } }), 'user');
    ok(`POST ttuser/user/${String(created['id'])}`, { body: { lastName: 'Changed', settings: { disableTrading: 1 } } });
    const [provisioned] = listIn(ok('POST ttid/usersprovision', { body: [{ email: 'p@example.com' }] }), 'users');

    expect(onlyIn(ok(`GET ttuser/user/${String(created['id'])}`), 'user')).to.deep.include({
      alias: 'FRESH',
      lastName: 'Changed',
      settings: { disableTrading: 1 },
    });
    expect(ok(`GET ttuser/user/${String(created['id'])}/settings`)['settings']).to.deep.equal({ disableTrading: 1 });
    expect(all('GET ttuser/users', 'users').slice(-2)).to.deep.include.members([
      { alias: 'FRESH', email: created['email'], firstname: 'Created', id: created['id'], lastname: 'Changed' },
      {
        alias: `USER${String(provisioned?.['id'])}`,
        email: 'p@example.com',
        firstname: 'Provisioned',
        id: provisioned?.['id'],
        lastname: String(provisioned?.['id']),
      },
    ]);
  });

  it('tell whose accounts they list', () => {
    const [id = 0] = truth.userIds();
    const answer = ok(`GET ttuser/user/${String(id)}/accounts`);
    expect(answer['userId']).to.equal(id);
    expect(listIn(answer, 'accounts')[0]).to.have.all.keys('accountId', 'accountName', 'orderPermissions', 'permissions');
  });
});

describe('margins of the company', () => {
  it('are set by product and read back', () => {
    const { ok, all, truth, refused } = ttConsole();
    const path = `ttsetup/company/productmargin/${String(truth.companyId)}`;
    const [productId = ''] = truth.productIds();
    ok(`POST ${path}`, { body: { productMargins: [{ productId, margin: 12_500, kind: 'intraday' }] } });
    expect(all(`GET ${path}`, 'productMargins').find((margin) => margin['productId'] === productId)).to.deep.equal({
      productId,
      margin: 12_500,
      kind: 'intraday',
    });
    expect(refused('GET ttsetup/company/productmargin/1')).to.match(/^200 Fail/);
  });
});

describe('order tag defaults', () => {
  it('are more than a page, and belong to fields that are listed', () => {
    const { all } = ttConsole();
    const defaults = all('GET ttsetup/ordertagdefaults', 'orderTagDefaults');
    const known = all('GET ttsetup/ordertagdefaults/fields', 'fields').map((field) => field['fieldId']);
    expect(defaults).to.have.length.above(500);
    for (const { fieldId } of defaults) expect(known).to.include(num(fieldId));
  });
});
