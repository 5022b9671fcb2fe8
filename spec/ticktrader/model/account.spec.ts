// The account model beyond the document: Cash accounts and throttling limits.

import { expect } from 'chai';
import { decode } from '../../../lib/codec/decode.js';
import { asNumber } from '../../../lib/codec/numeric.js';
import { money } from '../../../lib/codec/values.js';
import { account } from '../../../lib/ticktrader/model/account.js';

const read = (value: object) => decode(account(money(asNumber)), { Id: 5, AccountingType: 'Cash', ...value }, 'Account');

describe('account', () => {
  it('reads a Cash account, which has no balance and no margin', () => {
    expect(read({ Leverage: null, Balance: null })).to.deep.equal({ Id: '5', AccountingType: 'Cash' });
  });

  it('reads the limits it states, by protocol and by method, new words included', () => {
    const limits = [
      {
        Protocol: 'WebSockets',
        SessionsPerAccount: 5,
        RequestsPerSecond: 10,
        ConcurrentRequestCount: 3,
        ThrottlingMethods: [
          { Method: 'Trade', RequestsPerSecond: 5, ConcurrentRequestCount: 1 },
          { Method: 'Levitate', RequestsPerSecond: 1 },
        ],
      },
    ];
    expect(read({ Throttling: limits }).Throttling).to.deep.equal(limits);
  });
});
