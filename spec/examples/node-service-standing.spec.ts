// What stands, added up of events.

import { expect } from 'chai';
import { standing } from '../../examples/node-service/standing.js';
import type { ServiceEvent } from '../../examples/node-service/stream.js';

const trade = (Id: string, Amount = '1') => ({ Id, Amount });
const open = (changes: object, account = 'one'): ServiceEvent => ({ account, kind: 'openTrades', added: [], changed: [], removed: [], ...changes });

const after = (...events: readonly ServiceEvent[]): readonly ServiceEvent[] => {
  const { see, snapshots } = standing();
  for (const event of events) see(event);
  return snapshots();
};

describe('the example service: what stands', () => {
  it('is nothing before a list is there, and an empty list then', () => {
    expect(after({ account: 'one', kind: 'account', state: {} }, { account: 'one', kind: 'execution' })).to.deep.equal([]);
    expect(after(open({}))).to.deep.equal([{ account: 'one', kind: 'snapshot', trades: [] }]);
  });

  it('is what came and did not go, as it was last, account by account', () => {
    const events = [
      open({ added: [trade('1'), trade('2')] }),
      open({ added: [trade('1')] }, 'two'),
      open({ changed: [trade('2', '5')], removed: [trade('1')], added: [trade('3')] }),
    ];

    expect(after(...events).map(({ account, ['trades']: trades }) => [account, trades])).to.deep.equal([
      ['one', [trade('2', '5'), trade('3')]],
      ['two', [trade('1')]],
    ]);
  });

  it('is the latest account, and why it is over', () => {
    const account = (Balance: string): ServiceEvent => ({ account: 'one', kind: 'account', state: { Balance } });

    expect(after(open({}), account('1'), account('2'), { account: 'one', kind: 'ended', says: 'no more' })).to.deep.equal([
      { account: 'one', kind: 'snapshot', state: { Balance: '2' }, trades: [], ended: 'no more' },
    ]);
  });
});
