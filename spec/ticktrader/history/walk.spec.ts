// Both walks over history against a scripted server: what is asked page by page, when, and what ends a walk.

import { expect } from 'chai';
import { lastValueFrom, retry, take, toArray, type Observable } from 'rxjs';
import { ConnectionError, DecodeError, InvalidRequestError, RequestError } from '../../../lib/base/errors.js';
import type { Cursor, Page } from '../../../lib/request/pages.js';
import type { TickTrader } from '../../../lib/ticktrader/client.js';
import type { WalkQuery } from '../../../lib/ticktrader/history/query.js';
import { errorOf, watch } from '../../support/seen.js';
import { genericError, inTurn, readySetting, result, setting, type Answer, type Asked } from '../../support/tick-trader-server.js';

interface WalkCase {
  readonly request: string;
  readonly names: readonly string[];
  readonly walk: (tt: TickTrader, query?: WalkQuery) => Observable<object>;
  readonly pages: (tt: TickTrader, query?: WalkQuery) => Cursor<Page<object>>;
  readonly record: (index: number) => object;
  /** What every first page is asked with beside what the query says. */
  readonly always: (now: number) => object;
}

const place = (index: number): string => index.toString(16).padStart(24, '0');
const zeros = { Balance: 0, Profit: 0, Commission: 0, AgentCommission: 0, Swap: 0, Equity: 0, Margin: 0 };
const snapshot = (index: number): object => ({ AccountId: 5, Timestamp: index, AccountingType: 'Gross', BalanceCurrency: 'USD', ...zeros });

const walks: Readonly<Record<string, WalkCase>> = {
  tradeHistory: {
    request: 'TradeHistory',
    names: ['TradeHistory', 'TradeHistoryReport'],
    walk: (tt, query) => tt.tradeHistory(query),
    pages: (tt, query) => tt.tradeHistoryPages(query),
    record: (index) => ({ Id: place(index), TransactionType: 'Balance', TransactionReason: 'TransferMoney', TransactionTimestamp: index }),
    always: () => ({}),
  },
  dailySnapshots: {
    request: 'DailySnapshots',
    names: ['DailySnapshots', 'DailySnapshotsReport'],
    walk: (tt, query) => tt.dailySnapshots(query),
    pages: (tt, query) => tt.dailySnapshotPages(query),
    record: snapshot,
    always: (now) => ({ TimestampFrom: 0, TimestampTo: now }),
  },
};

const indexOf = (params: Asked['Params']): number => {
  const last = params?.['RequestLastId'];
  return typeof last === 'string' ? parseInt(last, 16) : 0;
};

for (const [name, { request, names, walk, pages, record, always }] of Object.entries(walks)) {
  const stampOf = (value: object): unknown =>
    'Timestamp' in value ? value.Timestamp : 'TransactionTimestamp' in value ? value.TransactionTimestamp : undefined;
  /** `total` records in pages of the size asked for. */
  const holding =
    (total: number, response = request): Answer =>
    ({ Id, Params }) => {
      const from = indexOf(Params);
      const to = Math.min(total, from + Number(Params?.['RequestPageSize']));
      const Records = Array.from({ length: to - from }, (_, index) => record(from + index + 1));
      return [{ Id, Response: response, Result: { IsLastReport: to === total, TotalReports: total, Records, ...(to > 0 && { LastId: place(to) }) } }];
    };

  describe(`the walk ${name}`, () => {
    it('emits every record once, in order, a page after the other', () => {
      const { clock, server, tt } = readySetting({ [request]: holding(25) });
      const seen = watch(walk(tt, { pageSize: 10 }));
      clock.advanceBy(100);
      expect(seen.values.map(stampOf)).to.deep.equal(Array.from({ length: 25 }, (_, index) => index + 1));
      expect([seen.completed, server.of(request).length]).to.deep.equal([true, 3]);
      expect(server.of(request).map(({ Params }) => Params?.['RequestLastId'])).to.deep.equal([undefined, place(10), place(20)]);
    });

    it('asks with what the query says, on every page', () => {
      const { clock, server, tt } = readySetting({ [request]: holding(3) });
      watch(walk(tt, { from: new Date(1_000), to: 2_000, direction: 'Backward', pageSize: 2, after: place(0) }));
      clock.advanceBy(100);
      const common = { TimestampFrom: 1_000, TimestampTo: 2_000, RequestDirection: 'Backward', RequestPageSize: 2 };
      expect(server.of(request).map(({ Params }) => Params)).to.deep.equal([
        { ...common, RequestLastId: place(0) },
        { ...common, RequestLastId: place(2) },
      ]);
    });

    it('asks for the largest pages and the whole stretch where the query says nothing', () => {
      const { clock, server, tt } = readySetting({ [request]: holding(1) });
      const now = clock.now();
      watch(walk(tt));
      clock.advanceBy(100);
      expect(server.of(request)[0]?.Params).to.deep.equal({ RequestPageSize: 1_000, ...always(now) });
    });

    it('sends nothing before it is subscribed to, and walks anew for each who does', () => {
      const { clock, server, tt } = readySetting({ [request]: holding(3) });
      const walk$ = walk(tt, { pageSize: 2 });
      clock.advanceBy(100);
      expect(server.of(request)).to.deep.equal([]);
      const seen = [watch(walk$), watch(walk$)];
      clock.advanceBy(100);
      expect([seen.map(({ values }) => values.length), server.of(request).length]).to.deep.equal([[3, 3], 4]);
    });

    for (const [wanted, asked] of [
      [1, 1],
      [9, 1],
      [10, 1],
      [11, 2],
    ] as const) {
      it(`asks for ${String(asked)} page(s) of 10 where ${String(wanted)} record(s) are taken`, () => {
        const { clock, server, tt } = readySetting({ [request]: holding(1_000) });
        const seen = watch(walk(tt, { pageSize: 10 }).pipe(take(wanted)));
        clock.advanceBy(1_000);
        expect([seen.values.length, seen.completed, server.of(request).length]).to.deep.equal([wanted, true, asked]);
      });
    }

    for (const response of names) {
      it(`takes pages under the name ${response}`, () => {
        const { clock, tt } = readySetting({ [request]: holding(3, response) });
        const seen = watch(walk(tt, { pageSize: 2 }));
        clock.advanceBy(100);
        expect(seen.values).to.have.lengthOf(3);
      });
    }

    it('takes pages under no other name', () => {
      const { clock, tt } = readySetting({ [request]: holding(3, 'Trades') });
      const seen = watch(walk(tt));
      clock.advanceBy(100);
      expect(errorOf(seen, DecodeError).path).to.equal('Response');
    });

    it('is empty where there is nothing', () => {
      for (const answer of [holding(0), result({ IsLastReport: false, Records: [] })]) {
        const { clock, tt } = readySetting({ [request]: answer });
        const seen = watch(walk(tt));
        clock.advanceBy(100);
        expect([seen.values, seen.completed]).to.deep.equal([[], true]);
      }
    });

    it('fails, and does not loop, where the place to go on from repeats', () => {
      const { clock, server, tt } = readySetting({ [request]: result({ IsLastReport: false, Records: [record(1)], LastId: place(1) }) });
      const seen = watch(walk(tt));
      clock.advanceBy(1_000);
      expect(errorOf(seen, DecodeError).path).to.equal('LastId');
      expect(server.of(request)).to.have.lengthOf(2);
    });

    it('fails where a page is refused, and goes on by retry of a cursor without losing one', () => {
      const { clock, tt } = readySetting({ [request]: inTurn(holding(25), genericError('Server too busy'), holding(25), holding(25)) });
      const failed = watch(walk(tt, { pageSize: 10 }));
      clock.advanceBy(100);
      expect([errorOf(failed, RequestError).retryable, failed.values.length]).to.deep.equal([true, 10]);
      const retried = readySetting({ [request]: inTurn(holding(25), genericError('Server too busy'), holding(25)) });
      const cursor = pages(retried.tt, { pageSize: 10, readAhead: 0 });
      const sizes = [0, 1, 2].map(() => {
        const seen = watch(cursor.next().pipe(retry(1)));
        retried.clock.advanceBy(20);
        return seen.last.records.length;
      });
      expect(sizes).to.deep.equal([10, 10, 5]);
    });

    it('goes on over a lost connection', () => {
      const { clock, server, tt } = readySetting({ [request]: holding(30) });
      const seen = watch(walk(tt, { pageSize: 10 }));
      clock.advanceBy(3);
      server.close(1006);
      clock.advanceBy(2_000);
      expect([seen.values.length, seen.completed]).to.deep.equal([30, true]);
    });

    it('tells of a page what the server says of it', () => {
      const { clock, tt } = readySetting({ [request]: holding(25) });
      const cursor = pages(tt, { pageSize: 10 });
      const first = watch(cursor.next());
      clock.advanceBy(10);
      expect(first.last).to.include({ isLast: false, lastId: place(10), total: 25 });
      expect(cursor.done).to.equal(false);
    });

    it('reads one page ahead of whoever pulls, or none', () => {
      for (const [readAhead, asked] of [
        [undefined, 2],
        [1, 2],
        [0, 1],
      ] as const) {
        const { clock, server, tt } = readySetting({ [request]: holding(100) });
        const cursor = pages(tt, { pageSize: 10, ...(readAhead !== undefined && { readAhead }) });
        watch(cursor.next());
        clock.advanceBy(1_000);
        expect(server.of(request), String(readAhead)).to.have.lengthOf(asked);
      }
    });

    it('refuses a second pull while the first is at work', () => {
      const { tt } = readySetting({ [request]: holding(5) });
      const cursor = pages(tt);
      watch(cursor.next());
      expect(errorOf(watch(cursor.next()), InvalidRequestError).field).to.equal('next()');
    });

    const wrong: Readonly<Record<string, readonly [WalkQuery, string]>> = {
      'a page size of 0': [{ pageSize: 0 }, 'pageSize'],
      'a page size of 1001': [{ pageSize: 1001 }, 'pageSize'],
      'a page size of 1.5': [{ pageSize: 1.5 }, 'pageSize'],
      'a page size of NaN': [{ pageSize: NaN }, 'pageSize'],
      'from after to': [{ from: 2, to: 1 }, 'from'],
      'a from that is no time': [{ from: NaN }, 'from'],
      'a to that is no date': [{ to: new Date(NaN) }, 'to'],
      'an after that is no place': [{ after: 'abc' }, 'after'],
      'an after of 23 digits': [{ after: '0'.repeat(23) }, 'after'],
    };
    for (const [what, [query, field]] of Object.entries(wrong)) {
      it(`is refused by the name of ${field} where there is ${what}, and sends nothing`, () => {
        const { clock, server, tt } = readySetting({ [request]: holding(5) });
        const seen = [watch(walk(tt, query)), watch(pages(tt, query).next())];
        clock.advanceBy(100);
        for (const one of seen) expect(errorOf(one, InvalidRequestError).field).to.equal(field);
        expect(server.of(request)).to.deep.equal([]);
      });
    }

    it('is refused at a direction that is none', () => {
      const { tt } = readySetting({ [request]: holding(5) });
      expect(errorOf(watch(walk(tt, { direction: 'Sideways' as 'Forward' })), InvalidRequestError).field).to.equal('direction');
    });

    it('can be awaited page by page', async () => {
      const { clock, tt } = readySetting({ [request]: holding(5) });
      const sizes: number[] = [];
      const reading = (async () => {
        for await (const page of pages(tt, { pageSize: 2 })) sizes.push(page.records.length);
      })();
      for (let turn = 0; turn < 20; turn++) {
        clock.advanceBy(5);
        await Promise.resolve();
      }
      await reading;
      expect(sizes).to.deep.equal([2, 2, 1]);
    });

    it('fails where the client ends without coming back', () => {
      const { clock, server, tt } = readySetting({ [request]: () => [] }, { reconnect: false });
      const seen = watch(walk(tt));
      clock.advanceBy(5);
      server.close(1006);
      clock.advanceBy(5);
      expect(errorOf(seen, ConnectionError)).to.include({ code: 1006 });
    });
  });
}

describe('the trade history', () => {
  it('goes on from the last record where the server names no LastId', () => {
    const page = (from: number, IsLastReport: boolean): Answer =>
      result({ IsLastReport, Records: [walks['tradeHistory']?.record(from), walks['tradeHistory']?.record(from + 1)] });
    const { clock, server, tt } = readySetting({ TradeHistory: inTurn(page(1, false), page(3, true)) });
    const seen = watch(tt.tradeHistory().pipe(toArray()));
    clock.advanceBy(100);
    expect([seen.last.length, server.of('TradeHistory')[1]?.Params?.['RequestLastId']]).to.deep.equal([4, place(2)]);
  });

  it('takes a record that comes alone for a page after which more may follow', () => {
    const bare =
      (index: number): Answer =>
      ({ Id }) => [{ Id, Response: 'TradeHistoryReport', Result: walks['tradeHistory']?.record(index) }];
    const { clock, server, tt } = readySetting({ TradeHistory: inTurn(bare(1), bare(2), result({ IsLastReport: true, Records: [] })) });
    const seen = watch(tt.tradeHistory({ pageSize: 1 }).pipe(toArray()));
    clock.advanceBy(100);
    expect([seen.last.length, server.of('TradeHistory').map(({ Params }) => Params?.['RequestLastId'])]).to.deep.equal([2, [undefined, place(1), place(2)]]);
  });

  it('may be asked for one order, and without cancelled ones', () => {
    const { clock, server, tt } = readySetting({ TradeHistory: result({ IsLastReport: true, Records: [] }) });
    watch(tt.tradeHistory({ orderId: '638273510970197437', skipCancelOrder: true }));
    clock.advanceBy(10);
    expect(server.of('TradeHistory')[0]?.text).to.include('"OrderId":638273510970197437,"SkipCancelOrder":true');
    expect(errorOf(watch(tt.tradeHistory({ orderId: 'x' })), InvalidRequestError).field).to.equal('orderId');
  });

  it('has its own end each time it is subscribed to, also when walked side by side', () => {
    const { clock, server, tt } = readySetting({ TradeHistory: result({ IsLastReport: true, Records: [] }) });
    const walk$ = tt.tradeHistory({ parallel: 2 });
    clock.advanceBy(60_000);
    const now = clock.now();
    watch(walk$);
    clock.advanceBy(100);
    expect(server.of('TradeHistory')[0]?.Params?.['TimestampTo']).to.equal(now);
  });
});

describe('daily snapshots', () => {
  it('cannot go on from a record, which bears no id: without LastId the walk fails and says so', () => {
    const { clock, tt } = readySetting({ DailySnapshots: result({ IsLastReport: false, Records: [snapshot(1)] }) });
    const seen = watch(tt.dailySnapshots());
    clock.advanceBy(10);
    expect([errorOf(seen, DecodeError).path, seen.values.length]).to.deep.equal(['LastId', 0]);
  });

  it('connect by themselves', async () => {
    const { clock, tt } = setting({ DailySnapshots: result({ IsLastReport: true, Records: [snapshot(1)] }) });
    const all = lastValueFrom(tt.dailySnapshots().pipe(toArray()));
    clock.advanceBy(100);
    expect(await all).to.have.lengthOf(1);
  });
});
