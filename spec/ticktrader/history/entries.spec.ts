// The history beside what each record says of money: by the vendor's fields, to the last digit, whatever kind of numbers the client has.

import { expect } from 'chai';
import { DecodeError } from '../../../lib/base/errors.js';
import { virtualClock } from '../../../lib/testing/virtual-clock.js';
import { openSession } from '../../../lib/ticktrader/index.js';
import { enteredHistory } from '../../../lib/ticktrader/history/entries.js';
import { errorOf, watch } from '../../support/seen.js';
import { inTurn, optionsFor, result, scriptedServer } from '../../support/tick-trader-server.js';

const record = (number: number, parts: object): object => ({
  Id: String(number).padStart(24, '0'),
  TransactionType: 'Balance',
  TransactionReason: 'DealerDecision',
  TransactionTimestamp: number,
  ...parts,
});

const entered = (...pages: readonly (readonly object[])[]) => {
  const clock = virtualClock();
  const answers = pages.map((Records, index) => result({ IsLastReport: index === pages.length - 1, TotalReports: 9, Records }));
  const server = scriptedServer(clock, { TradeHistory: inTurn(...answers) });
  const seen = watch(enteredHistory(openSession(optionsFor(clock, server)), { from: 5 }));
  clock.advanceBy(1_000);
  return { seen, server };
};

describe('the entries of the history', () => {
  it('name balance and movement of each currency once, absent where the record names none', () => {
    const gift = { BalanceCurrency: 'EUR', BalanceMovement: 3, Balance: 13, DstAssetCurrency: 'EUR', DstAssetMovement: 3, DstAssetAmount: 13 };
    const fill = { SrcAssetCurrency: 'USD', SrcAssetMovement: -11, SrcAssetAmount: 89, DstAssetCurrency: 'EUR', DstAssetMovement: 10, DstAssetAmount: 23 };
    const { seen } = entered([
      record(1, { BalanceCurrency: 'USD', BalanceMovement: 1, Balance: 2 }),
      record(2, { BalanceCurrency: 'USD', BalanceMovement: 1, Balance: null }),
      record(3, { BalanceCurrency: 'USD', Balance: 2 }),
      record(4, { BalanceCurrency: 'USD' }),
      record(5, { BalanceMovement: 1, Balance: 2 }),
      record(6, gift),
      record(7, fill),
    ]);
    expect(seen.values.map(({ entry }) => entry.lines.map(({ currency, movement, balance }) => [currency, movement, balance]))).to.deep.equal([
      [['USD', '1', '2']],
      [['USD', '1', undefined]],
      [['USD', undefined, '2']],
      [],
      [],
      [['EUR', '3', '13']],
      [
        ['USD', '-11', '89'],
        ['EUR', '10', '23'],
      ],
    ]);
    expect(seen.values.map(({ entry }) => [entry.id, entry.at])).to.deep.equal(seen.values.map(({ report }) => [report.Id, report.TransactionTimestamp]));
  });

  it('keep the digits that a double loses, and leave the record to the numbers of the client', () => {
    const text = JSON.stringify(record(1, { BalanceCurrency: 'BTC', Balance: 'BALANCE' })).replace('"BALANCE"', '12345678901234.12345678');
    const clock = virtualClock();
    const server = scriptedServer(clock, {
      TradeHistory: ({ Id }) => [`{"Id":"${Id}","Response":"TradeHistory","Result":{"IsLastReport":true,"TotalReports":1,"Records":[${text}]}}`],
    });
    const seen = watch(enteredHistory(openSession(optionsFor(clock, server)), {}));
    clock.advanceBy(1_000);
    expect([seen.last.entry.lines[0]?.balance, seen.last.report.Balance]).to.deep.equal(['12345678901234.12345678', 12_345_678_901_234.123]);
  });

  it('are read page after page, from where they are asked for', () => {
    const { seen, server } = entered([record(6, {})], [record(7, {})], []);
    expect(seen.values.map(({ entry }) => entry.at)).to.deep.equal([6, 7]);
    expect([seen.completed, server.of('TradeHistory').map(({ Params }) => [Params?.['TimestampFrom'], Params?.['RequestLastId']])]).to.deep.equal([
      true,
      [
        [5, undefined],
        [5, String(6).padStart(24, '0')],
        [5, String(7).padStart(24, '0')],
      ],
    ]);
  });

  it('fail with a DecodeError where a record cannot be read', () => {
    expect(errorOf(entered([record(1, { Balance: 'much' })]).seen, DecodeError).path).to.equal('TradeHistory.Result.Records.Balance');
  });
});
