// What is added up on the way through the history.

import { expect } from 'chai';
import { EMPTY_TALLY, tallying, type Tally } from '../../../lib/cli/demo/tally.js';
import type { Page, TradeReport } from '../../../lib/ticktrader/index.js';

const report = (Id: string, facts: Partial<TradeReport>): TradeReport => ({
  Id,
  TransactionType: 'PositionClosed',
  TransactionReason: 'ClientRequest',
  TransactionTimestamp: 0,
  ...facts,
});

const page = (records: readonly TradeReport[], total?: number): Page<TradeReport> => ({ records, isLast: false, ...(total !== undefined && { total }) });

const tallied = (...pages: readonly Page<TradeReport>[]): Tally => pages.reduce(tallying(), EMPTY_TALLY);

describe('cli/demo/tally', () => {
  it('counts records and pages, and believes the server about the total', () => {
    expect(tallied(page([report('a', {})], 9), page([report('b', {}), report('c', {})], 10))).to.include({ records: 3, pages: 2, total: 10, repeated: 0 });
  });

  it('takes what it has seen for the total where the server states none', () => {
    expect(tallied(page([report('a', {})]), page([report('b', {})]))).to.include({ total: 2 });
  });

  it('notices a record that comes twice, on one page or on two', () => {
    expect(tallied(page([report('a', {}), report('a', {})]), page([report('a', {}), report('b', {})]))).to.include({ records: 4, repeated: 2 });
  });

  it('adds profit by symbol, counts the wins, and passes over what moved nothing', () => {
    const { sums } = tallied(
      page([report('a', { Symbol: 'EURUSD', BalanceMovement: 5 }), report('b', { Symbol: 'XAUUSD', BalanceMovement: -1 }), report('c', { Symbol: 'US500' })]),
      page([report('d', { Symbol: 'EURUSD', BalanceMovement: -2 }), report('e', { Symbol: 'US500', BalanceMovement: 0 })]),
    );

    expect([...sums]).to.deep.equal([
      ['EURUSD', { deals: 2, wins: 1, money: 3 }],
      ['XAUUSD', { deals: 1, wins: 0, money: -1 }],
    ]);
  });

  it('adds amounts by currency on a Cash account', () => {
    const { sums } = tallied(
      page([report('a', { Symbol: 'EURUSD', SrcAssetCurrency: 'USD', SrcAssetMovement: -1.1, DstAssetCurrency: 'EUR', DstAssetMovement: 1 })]),
    );

    expect([...sums]).to.deep.equal([
      ['USD', { deals: 1, wins: 0, money: -1.1 }],
      ['EUR', { deals: 1, wins: 1, money: 1 }],
    ]);
  });

  it('keeps deposits apart from profit', () => {
    const { deposits, sums } = tallied(
      page([report('a', { TransactionType: 'Balance', BalanceMovement: 100 }), report('b', { Symbol: 'EURUSD', BalanceMovement: 5 })]),
    );

    expect([deposits, sums.size]).to.deep.equal([100, 1]);
  });

  it('leaves the tally before as it was', () => {
    const add = tallying();
    const before = add(EMPTY_TALLY, page([report('a', { Symbol: 'EURUSD', BalanceMovement: 5 })]));
    add(before, page([report('b', { Symbol: 'EURUSD', BalanceMovement: 5 })]));

    expect(before.sums.get('EURUSD')).to.deep.equal({ deals: 1, wins: 1, money: 5 });
    expect(EMPTY_TALLY.sums.size).to.equal(0);
  });
});
