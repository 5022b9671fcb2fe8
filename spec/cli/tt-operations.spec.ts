// TT's endpoints as commands.

import { expect } from 'chai';
import { operations, withService } from '../../lib/cli/tt-operations.js';
import { environments, ttRest } from '../../lib/tt-rest/index.js';

const tt = ttRest({ environment: environments.uat, apiSecret: 'key:secret', appName: 'a', companyName: 'b' });

describe('cli/tt-operations', () => {
  it('are all 98, each under a name of its own', () => {
    const names = operations().map(({ service, name }) => `${service} ${name}`);

    expect(names).to.have.length(98);
    expect(new Set(names).size).to.equal(98);
  });

  it('have a function of the client each, but for the token, which is its own affair', () => {
    const without = operations().filter(({ service, name }) => typeof Reflect.get(tt[service], name) !== 'function');

    expect(without.map(({ name }) => name)).to.deep.equal(['createToken']);
  });

  it('find the cursor of whatever pages', () => {
    const without = operations()
      .filter(({ endpoint }) => endpoint.paging !== undefined)
      .filter(
        ({ service, name }) => ![`${name}Pages`, `${name.replace(/s$/, '')}Pages`].some((pages) => typeof Reflect.get(tt[service], pages) === 'function'),
      );

    expect(without.map(({ name }) => name)).to.deep.equal([]);
  });

  it('may be called without their service, whose name stays its own where an operation has it too', () => {
    expect(withService(['tt', 'fills', '--accountId', '1'])).to.deep.equal(['tt', 'ledger', 'fills', '--accountId', '1']);
    expect(withService(['tt', 'account', 'accounts'])).to.deep.equal(['tt', 'account', 'accounts']);
    for (const untouched of [[], ['tt'], ['tt', 'nothing'], ['tt', '--help'], ['trades', 'fills']]) expect(withService(untouched)).to.deep.equal(untouched);
  });

  it('have names that differ from service to service, so that the short call is about one of them', () => {
    const names = operations().map(({ name }) => name);

    expect(new Set(names).size).to.equal(names.length);
  });
});
