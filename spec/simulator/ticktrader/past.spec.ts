import { expect } from 'chai';
import Big from 'big.js';
import { at, listAt, simulation } from '../console.js';
import type { AccountingType } from '../../../lib/simulator/index.js';

interface Choice {
  readonly accountingType: AccountingType;
  readonly history: { readonly days: number; readonly records: number };
  readonly seed?: number;
}

/** A whole walk: its pages as they came over the wire, and their records. */
const walk = (request: string, options: Choice): { readonly text: string; readonly records: readonly unknown[] } => {
  const console = simulation({ ...options, throttling: false }).loggedIn();
  const before = console.raw.length;
  const records: unknown[] = [];
  for (let RequestLastId: unknown, isLast: unknown = false; isLast !== true;) {
    const page = console.result({ Request: request, Params: { RequestPageSize: 1000, RequestLastId } });
    const found = listAt(page, 'Records');
    expect(found).to.not.be.empty;
    records.push(...found);
    RequestLastId = at(page, 'LastId');
    isLast = at(page, 'IsLastReport');
  }
  return { text: console.raw.slice(before).join('\n'), records };
};

/** A number of the record, exactly: none here has so many digits that a double would lose one. */
const decimal = (record: unknown, name: string): Big => new Big(Number(at(record, name) ?? 0));

describe('a year of the past', () => {
  for (const [accountingType, count] of [
    ['Gross', 50_000],
    ['Net', 10_000],
  ] as const) {
    it(`of a ${accountingType} account has ${String(count)} records, and every balance follows from the one before`, () => {
      const records = walk('TradeHistory', { accountingType, history: { days: 365, records: count } }).records;
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
    }).timeout(60_000); // a few seconds by itself, many under coverage on a busy machine

    it(`of a ${accountingType} account has a snapshot a day, with equity = balance + profit and loss`, () => {
      const snapshots = walk('DailySnapshots', { accountingType, history: { days: 365, records: 2000 } }).records;
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
    const [last] = walk('DailySnapshots', { accountingType: 'Gross', history: { days: 30, records: 600 } }).records.slice(-1);
    const records = walk('TradeHistory', { accountingType: 'Gross', history: { days: 30, records: 600 } }).records;
    const before = records.filter(
      (record) => Number(at(record, 'TransactionTimestamp')) < Number(at(last, 'Timestamp')) && at(record, 'Balance') !== undefined,
    );
    expect(decimal(before.at(-1), 'Balance').eq(decimal(last, 'Balance'))).to.equal(true);
  });

  it('of a Cash account moves its currencies without losing any, and owes nothing', () => {
    const records = walk('TradeHistory', { accountingType: 'Cash', history: { days: 60, records: 3000 } }).records;
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
    const [once, twice, other] = [1, 1, 2].map((seed) => walk('TradeHistory', { accountingType: 'Gross', history, seed }).text);
    expect(once === twice).to.equal(true);
    expect(once === other).to.equal(false);
  });

  it('ends also where there is no money to trade with', () => {
    const { loggedIn } = simulation({ accountingType: 'Cash', assets: {}, history: { days: 1, records: 5 } });
    expect(listAt(loggedIn().result({ Request: 'TradeHistory' }), 'Records')).to.deep.equal([]);
  });

  it('leaves the journal to what happens from now on', () => {
    expect(simulation({ history: { days: 2, records: 20 } }).simulator.journal).to.deep.equal([]);
  });
});
