// What a walk comes to, and when that is refused.

import { expect } from 'chai';
import { summary } from '../../../lib/cli/demo/summary.js';
import { EMPTY_TALLY, type Tally } from '../../../lib/cli/demo/tally.js';
import { paintOf } from '../../../lib/cli/terminal/paint.js';
import type { Account } from '../../../lib/ticktrader/index.js';

const tally: Tally = {
  ...EMPTY_TALLY,
  records: 1_003,
  pages: 2,
  total: 1_003,
  deposits: 1_000,
  sums: new Map([
    ['XAUUSD', { deals: 3, wins: 2, money: 10.1 }],
    ['EURUSD', { deals: 1_000, wins: 400, money: -110.2 }],
  ]),
};

const account: Account = { Id: '5', AccountingType: 'Gross', Balance: 899.9, BalanceCurrency: 'USD' };

const summed = (changes: Partial<Tally> = {}, facts: Partial<Account> = {}): readonly string[] =>
  summary(paintOf(false), { ...tally, ...changes }, 3_500, { ...account, ...facts });

describe('cli/demo/summary', () => {
  it('tells what was walked, the profit by symbol, and that it all adds up', () => {
    expect(summed()).to.deep.equal([
      'walked: 1,003 records on 2 pages in 3.5 s, none missing and none twice',
      '',
      'symbol  deals   won   profit',
      'EURUSD  1,000  40 %  -110.20',
      'XAUUSD      3  67 %    10.10',
      '',
      'deposits 1,000.00 and profit -100.10 make 899.90 USD,',
      'which is the balance the account states, to the cent',
    ]);
  });

  it('does not say that it adds up when it does not', () => {
    expect(summed({}, { Balance: 899.91 }).at(-1)).to.equal('while the account states a balance of 899.91');
  });

  it('tells amounts by currency on a Cash account, which has no balance', () => {
    const cash: Account = { Id: '5', AccountingType: 'Cash' };

    expect(summary(paintOf(false), { ...tally, sums: new Map([['BTC', { deals: 2, wins: 1, money: 0.1 + 0.2 }]]) }, 10, cash)).to.deep.equal([
      'walked: 1,003 records on 2 pages in 10 ms, none missing and none twice',
      '',
      'currency  deals  bought less sold',
      'BTC           2               0.3',
    ]);
  });

  it('refuses a walk that missed records, or brought some twice', () => {
    expect(() => summed({ total: 1_004 })).to.throw('the walk brought 1,003 of 1,004 records, 0 of them twice');
    expect(() => summed({ repeated: 2 })).to.throw('the walk brought 1,003 of 1,003 records, 2 of them twice');
  });
});
