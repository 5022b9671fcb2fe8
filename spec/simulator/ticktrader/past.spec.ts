import { expect } from 'chai';
import Big from 'big.js';
import { at, listAt, simulation } from '../console.js';
import type { AccountingType } from '../../../lib/simulator/index.js';

/** Every page of a walk, as it came over the wire. */
const pagesOf = (
  request: string,
  options: { readonly accountingType: AccountingType; readonly history: { readonly days: number; readonly records: number }; readonly seed?: number },
): readonly string[] => {
  const console = simulation({ ...options, throttling: false }).loggedIn();
  const pages: string[] = [];
  for (let RequestLastId: unknown; pages.length < 200;) {
    console.ask({ Request: request, Params: { RequestPageSize: 1000, RequestLastId } });
    const page = console.raw.at(-1) ?? '';
    pages.push(page);
    const { Result } = JSON.parse(page) as { readonly Result: unknown };
    if (at(Result, 'IsLastReport') === true) break;
    RequestLastId = at(Result, 'LastId');
  }
  return pages;
};

const recordsOf = (pages: readonly string[]): readonly unknown[] => pages.flatMap((page) => listAt(JSON.parse(page), 'Result.Records'));

/** A number of the record, exactly: none here has so many digits that a double would lose one. */
const decimal = (record: unknown, name: string): Big => new Big(Number(at(record, name) ?? 0));

describe('a year of the past', () => {
  for (const [accountingType, count] of [
    ['Gross', 50_000],
    ['Net', 10_000],
  ] as const) {
    it(`of a ${accountingType} account has ${String(count)} records, and every balance follows from the one before`, () => {
      const records = recordsOf(pagesOf('TradeHistory', { accountingType, history: { days: 365, records: count } }));
      expect(records).to.have.length.of.at.least(count);
      let balance = new Big(0);
      let previous = 0;
      const kinds = new Map<string, number>();
      for (const record of records) {
        const stamp = Number(at(record, 'TransactionTimestamp'));
        if (stamp < previous) expect.fail(`time runs backwards at ${String(stamp)}`);
        previous = stamp;
        const kind = String(at(record, 'TransactionType'));
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        if (at(record, 'Balance') === undefined) continue;
        const expected = balance.plus(decimal(record, 'BalanceMovement'));
        balance = decimal(record, 'Balance');
        if (!balance.eq(expected)) expect.fail(`${String(at(record, 'Id'))}: ${balance.toFixed()} is not ${expected.toFixed()}`);
      }
      expect(balance.gt(0), 'a robot that lives').to.equal(true);
      expect([...kinds.keys()]).to.include.members([accountingType === 'Gross' ? 'PositionClosed' : 'OrderFilled', 'OrderCanceled', 'Balance']);
      expect(new Date(previous).getUTCFullYear()).to.equal(2026);
    });

    it(`of a ${accountingType} account has a snapshot a day, with equity = balance + profit and loss`, () => {
      const snapshots = recordsOf(pagesOf('DailySnapshots', { accountingType, history: { days: 365, records: 2000 } }));
      expect(snapshots).to.have.length(365);
      for (const snapshot of snapshots) {
        const total = ['Profit', 'TotalCommission', 'Swap'].reduce((sum, name) => sum.plus(decimal(snapshot, name)), new Big(0));
        expect(decimal(snapshot, 'TotalProfitLoss').eq(total)).to.equal(true);
        expect(decimal(snapshot, 'Equity').eq(decimal(snapshot, 'Balance').plus(total))).to.equal(true);
      }
      expect(new Set(snapshots.map((snapshot) => decimal(snapshot, 'Equity').toFixed())).size).to.be.above(300);
    });
  }

  it('of a Gross account holds what its last snapshot before the first trade of today says', () => {
    const [last] = recordsOf(pagesOf('DailySnapshots', { accountingType: 'Gross', history: { days: 30, records: 600 } })).slice(-1);
    const records = recordsOf(pagesOf('TradeHistory', { accountingType: 'Gross', history: { days: 30, records: 600 } }));
    const before = records.filter(
      (record) => Number(at(record, 'TransactionTimestamp')) < Number(at(last, 'Timestamp')) && at(record, 'Balance') !== undefined,
    );
    expect(decimal(before.at(-1), 'Balance').eq(decimal(last, 'Balance'))).to.equal(true);
  });

  it('of a Cash account moves its currencies without losing any, and owes nothing', () => {
    const records = recordsOf(pagesOf('TradeHistory', { accountingType: 'Cash', history: { days: 60, records: 3000 } }));
    const held = new Map<string, Big>();
    for (const record of records) {
      for (const side of ['Src', 'Dst']) {
        const currency = at(record, `${side}AssetCurrency`);
        if (typeof currency !== 'string') continue;
        const expected = (held.get(currency) ?? new Big(0)).plus(decimal(record, `${side}AssetMovement`));
        expect(decimal(record, `${side}AssetAmount`).eq(expected), String(at(record, 'Id'))).to.equal(true);
        expect(expected.gte(0)).to.equal(true);
        held.set(currency, expected);
      }
    }
    expect(held.size).to.be.above(3);
  });

  it('is the same twice, byte for byte, and another under another seed', () => {
    const history = { days: 30, records: 1500 };
    const [once, twice, other] = [1, 1, 2].map((seed) => pagesOf('TradeHistory', { accountingType: 'Gross', history, seed }).join('\n'));
    expect(once === twice).to.equal(true);
    expect(once === other).to.equal(false);
  });

  it('leaves the journal to what happens from now on', () => {
    expect(simulation({ history: { days: 2, records: 20 } }).simulator.journal).to.deep.equal([]);
  });
});
