// Which push of the account tells of money that no report explains.

import { expect } from 'chai';
import type { Account, ExecutionReport } from '../../../../lib/ticktrader/index.js';
import { balanceWatch, type BalanceWatch } from '../../../../lib/ticktrader/streams/executions/balance-watch.js';
import { aTrade } from './changes.js';

const account = (Balance?: string): Account<string> => ({ Id: '5', AccountingType: 'Net', ...(Balance !== undefined && { Balance }) });
const { Id, Type, Side, Status, Symbol, Created } = aTrade;
const report = (Balance?: string): ExecutionReport<string> => ({
  Event: 'Filled',
  Trade: { Id, Type, Side, Status, Symbol, Created, InitialAmount: '100', RemainingAmount: '0' },
  ...(Balance !== undefined && { Profit: { Value: '1', Balance } }),
});

/** Knows a balance of 100. */
const watching = (): BalanceWatch<string> => {
  const watch = balanceWatch<string>(String);
  watch.isNews(account('100'));
  return watch;
};

describe('a push of the account', () => {
  it('is news the first time, and whenever the balance is another', () => {
    const watch = balanceWatch<string>(String);
    expect(['100', '100', '150', '100', '0'].map((balance) => watch.isNews(account(balance)))).to.deep.equal([true, false, true, true, true]);
  });

  it('is no news where the same balance is printed in other digits', () => {
    expect(watching().isNews(account('100.00'))).to.equal(false);
  });

  it('is no news where a report told of the balance', () => {
    const watch = watching();
    watch.reported(report('130'));
    expect(watch.isNews(account('130'))).to.equal(false);
  });

  it('is news also after a report that names no balance', () => {
    const watch = watching();
    watch.reported(report());
    expect([watch.isNews(account('100')), watch.isNews(account('130'))]).to.deep.equal([false, true]);
  });

  it('may always be news where it names no balance, as on a Cash account', () => {
    const watch = watching();
    expect([watch.isNews(account()), watch.isNews(account())]).to.deep.equal([true, true]);
  });
});
