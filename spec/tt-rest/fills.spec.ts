// Fills: every one once, whatever page it stands on and however many share its nanosecond; and followed as they come.

import fc from 'fast-check';
import { expect } from 'chai';
import { lastValueFrom, take, toArray } from 'rxjs';
import { InvalidRequestError, type RxttError } from '../../lib/base/errors.js';
import { asString } from '../../lib/codec/numeric.js';
import { eachPage } from '../../lib/request/pages.js';
import { TtRequestError } from '../../lib/tt-rest/errors.js';
import { ttRest } from '../../lib/tt-rest/client.js';
import type { Asked, Scripted } from '../support/scripted-fetch.js';
import { errorOf, watch } from '../support/seen.js';
import { inTurn, ok, OPTIONS, talk } from '../support/tt-rest.js';

const NOON = 1_767_614_400_000_000_000n; // 2026-01-05T12:00Z

const DAY = 86_400_000_000_000n;

interface Row {
  readonly timeStamp: bigint;
  readonly recordId: string;
}

const wire = ({ timeStamp, recordId }: Row, bare = false): string =>
  `{"timeStamp":${bare ? String(timeStamp) : `"${String(timeStamp)}"`},"recordId":"${recordId}","accountId":7,"instrumentId":"8092262517946017060","side":1,"lastQty":1.0,"lastPx":110.5}`;

/** TT's ledger: rows by stamp, so many a call, from an inclusive stamp to an inclusive stamp. */
const ledger =
  (rows: () => readonly Row[], pageSize: number, widest = Infinity, tooWide = 408) =>
  ({ query }: Asked): Scripted => {
    const [from, to] = [BigInt(query.get('minTimestamp') ?? NOON - 93n * DAY), BigInt(query.get('maxTimestamp') ?? NOON + DAY)];
    if (Number(to - from) > widest) return { status: tooWide, body: { message: 'too wide' } };
    const found = rows().filter(({ timeStamp }) => timeStamp >= from && timeStamp <= to);
    return {
      body: `{"status":"Ok","lastPage":"true","fills":[${found
        .slice(0, pageSize)
        .map((row) => wire(row))
        .join(',')}]}`,
    };
  };

const rowsAt = (...stamps: readonly (bigint | number)[]): readonly Row[] =>
  stamps.map((stamp, place) => ({ timeStamp: NOON + BigInt(stamp), recordId: `4:o:${String(place)}:0` }));

const idsOf = (rows: readonly { readonly recordId?: string }[]): readonly (string | undefined)[] => rows.map(({ recordId }) => recordId);

describe('fills', () => {
  const walked = (rows: readonly Row[], pageSize: number): { readonly ids: readonly (string | undefined)[]; readonly calls: readonly Asked[] } => {
    const { tt, clock, calls } = talk(ledger(() => rows, pageSize));
    const seen = watch(tt.ledger.fills());
    clock.advanceBy(60_000);
    expect(seen.error).to.equal(undefined);
    expect(seen.completed).to.equal(true);
    return { ids: idsOf(seen.values), calls: calls() };
  };

  it('come in order, over all pages', () => {
    const rows = rowsAt(...Array.from({ length: 25 }, (_, at) => at));
    expect(walked(rows, 10).ids).to.deep.equal(idsOf(rows));
  });

  it('ask the last stamp again, and the page before says where', () => {
    const { calls } = walked(rowsAt(0, 1, 2, 3), 3);
    expect(calls.map(({ query }) => query.get('minTimestamp'))).to.deep.equal([null, ...[2, 3].map((at) => String(NOON + BigInt(at)))]);
  });

  it('that share a nanosecond across the edge of a page come exactly once', () => {
    const rows = rowsAt(0, 1, 1, 1, 1, 2, 2, 3);
    for (const pageSize of [5, 6, 7]) expect(walked(rows, pageSize).ids).to.deep.equal(idsOf(rows));
  });

  it('behind a full page of one stamp are found, by a nanosecond more', () => {
    const rows = rowsAt(0, 5, 5, 5, 9);
    expect(walked(rows, 3).ids).to.deep.equal(idsOf(rows));
  });

  it('are none in an empty ledger, by one call', () => {
    expect(walked([], 500)).to.have.property('ids').that.deep.equals([]);
    expect(walked([], 500).calls).to.have.length(1);
  });

  it('come exactly once for any stamps and any size of page that a stamp does not overfill', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { maxLength: 40 }), fc.integer({ min: 1, max: 12 }), (stamps, extra) => {
        const sorted = [...stamps].sort((a, b) => a - b);
        const most = Math.max(0, ...sorted.map((stamp) => sorted.filter((other) => other === stamp).length));
        const rows = rowsAt(...sorted);
        expect(walked(rows, most + extra).ids).to.deep.equal(idsOf(rows));
      }),
      { numRuns: 100 },
    );
  });

  it('that TT repeats on one page come once', () => {
    const [row] = rowsAt(0);
    if (row === undefined) throw new Error('there is one');
    expect(walked([row, row], 500).ids).to.deep.equal([row.recordId]);
  });

  it('without a recordId are told apart by their other keys', () => {
    const body = (fills: string): Scripted => ({ body: `{"status":"Ok","fills":[${fills}]}` });
    const head = `"timeStamp":"5","accountId":1,"instrumentId":"2","side":1,"lastQty":1`;
    const rows = `{${head},"lastPx":1,"uniqueExecId":"a/b"},{${head},"lastPx":1,"uniqueExecId":"c"},{${head},"lastPx":2},{${head},"lastPx":3}`;
    const { tt, clock } = talk(({ query }) => (query.get('minTimestamp') === '6' ? body('') : body(rows)));
    const seen = watch(tt.ledger.fills());
    clock.advanceBy(1000);
    expect(seen.completed).to.equal(true);
    expect(seen.values.map(({ lastPx, uniqueExecId }) => uniqueExecId ?? lastPx)).to.deep.equal(['a/b', 'c', 2, 3]);
  });

  it('take what the query says, and print stamps as nanoseconds', () => {
    const { tt, clock, calls } = talk(ledger(() => [], 500));
    watch(
      tt.ledger.fills({ accountId: 7n, minTimestamp: new Date(1000), maxTimestamp: '1767614400000000001', orderId: 'o-1', productId: '9', includeOTC: true }),
    );
    watch(tt.ledger.tcrFills({ minTimestamp: 5n }));
    clock.advanceBy(1000);
    const [fills, tcr] = calls();
    expect(Object.fromEntries(fills?.query ?? [])).to.include({
      accountId: '7',
      minTimestamp: '1000000000',
      maxTimestamp: '1767614400000000001',
      orderId: 'o-1',
      productId: '9',
      includeOTC: 'true',
    });
    expect(tcr?.path).to.equal('/ttledger/ext_uat_cert/tcrfills');
    expect(tcr?.query.get('minTimestamp')).to.equal('5');
  });

  for (const [query, field] of [
    [{ minTimestamp: '9', maxTimestamp: '8' }, 'minTimestamp'],
    [{ minTimestamp: 1_767_614_400_000_000_000 }, 'minTimestamp'],
    [{ minTimestamp: new Date(Number.NaN) }, 'minTimestamp'],
    [{ maxTimestamp: '2026-01-05' }, 'maxTimestamp'],
    [{ accountId: 'x' }, 'accountId'],
    [{ account: 1 }, 'account'],
  ] as const)
    it(`are refused at ${JSON.stringify(query)}, and nothing is sent`, () => {
      const { tt, clock, asked } = talk(ledger(() => [], 500));
      const seen = watch(tt.ledger.fills(query as object));
      clock.advanceBy(1000);
      expect(errorOf(seen, InvalidRequestError).field).to.equal(field);
      expect(asked).to.have.length(0);
    });

  it('end where the query ends, at its last nanosecond', () => {
    const rows = rowsAt(0, 1, 2, 2, 2, 3);
    const { tt, clock } = talk(ledger(() => rows, 3));
    const seen = watch(tt.ledger.fills({ maxTimestamp: NOON + 2n }));
    clock.advanceBy(1000);
    expect([seen.completed, seen.values.length]).to.deep.equal([true, 5]);
  });

  it('stop being asked for when enough have come', () => {
    const rows = rowsAt(...Array.from({ length: 25 }, (_, at) => at));
    const { tt, clock, calls } = talk(ledger(() => rows, 10));
    watch(tt.ledger.fills().pipe(take(10)));
    clock.advanceBy(1000);
    expect(calls()).to.have.length(1);
  });

  it('can be pulled page by page', () => {
    const rows = rowsAt(...Array.from({ length: 25 }, (_, at) => at));
    const { tt, clock } = talk(ledger(() => rows, 10));
    const seen = watch(eachPage(tt.ledger.fillPages({ readAhead: 0 }), ({ records }) => [records.length]));
    clock.advanceBy(1000);
    expect(seen.values).to.deep.equal([10, 9, 6, 0]);
  });

  it('keep every digit: ids and stamps bare or quoted, prices as text on request', () => {
    const bare = wire({ timeStamp: NOON + 1n, recordId: 'a' }, true).replace(
      '"lastPx":110.5',
      '"lastPx":110.50,"algoId":15312252192147810452,"aggressorIndicator":"true"',
    );
    const { clock } = talk(() => ok());
    const made = talk(() => ({ body: `{"status":"Ok","fills":[${bare}]}` }));
    const seen = watch(made.tt.ledger.fills().pipe(take(1)));
    made.clock.advanceBy(1000);
    expect(seen.last).to.include({
      timeStamp: '1767614400000000001',
      instrumentId: '8092262517946017060',
      accountId: '7',
      algoId: '15312252192147810452',
      aggressorIndicator: true,
      lastPx: 110.5,
    });

    const { fetch } = made.session;
    const exact = ttRest({ ...OPTIONS, fetch, scheduler: clock, numeric: asString });
    const texts = watch(exact.ledger.fills().pipe(take(1)));
    clock.advanceBy(1000);
    expect(texts.last).to.include({ lastPx: '110.50', lastQty: '1.0', side: 1, algoId: '15312252192147810452', timeStamp: '1767614400000000001' });
  });
});

describe('a window too wide for TT', () => {
  const rows = rowsAt(0, 10, 20, 20, 30, 1000, 5000, 5000, 9999);

  for (const status of [408, 504])
    it(`is halved on ${String(status)} until TT answers, and nothing is lost or comes twice`, () => {
      for (const [widest, pageSize] of [
        [4000, 500],
        [700, 2],
        [64, 3],
      ] as const) {
        const { tt, clock } = talk(ledger(() => rows, pageSize, widest, status));
        const seen = watch(tt.ledger.fills({ minTimestamp: NOON, maxTimestamp: NOON + 10_000n }));
        clock.advanceBy(600_000);
        expect([seen.error, seen.completed]).to.deep.equal([undefined, true]);
        expect(idsOf(seen.values)).to.deep.equal(idsOf(rows));
      }
    });

  it('is halved without pauses, and without spending repeats', () => {
    const { tt, clock, calls } = talk(
      ledger(() => rows, 500, 4000),
      { retries: 0 },
    );
    watch(tt.ledger.fills({ minTimestamp: NOON, maxTimestamp: NOON + 10_000n }));
    clock.advanceBy(20);
    expect(calls().length).to.be.above(4);
  });

  it('is halved from the beginning of time where the query names none', () => {
    const { tt, clock, calls } = talk(ledger(() => rows, 500, 40 * 86_400e9));
    const seen = watch(tt.ledger.fills());
    clock.advanceTo(Number(NOON / 1_000_000n) + 600_000);
    expect([seen.completed, seen.values.length]).to.deep.equal([true, rows.length]);
    expect(calls().length).to.be.below(20);
    expect(calls()[1]?.query.has('minTimestamp')).to.equal(false); // whatever is older than one thinks is in it
  });

  it('is given up after 32 halvings', () => {
    const { tt, clock, calls } = talk(() => ({ status: 408, body: { message: 'too wide' } }));
    const seen = watch(tt.ledger.fills());
    clock.advanceBy(600_000);
    expect(errorOf(seen, TtRequestError).status).to.equal(408);
    expect(calls()).to.have.length(33);
  });
});

describe('following fills', () => {
  it('emits each new one once, from now on, at its own pace', () => {
    const rows: Row[] = [{ timeStamp: NOON - DAY, recordId: 'old' }];
    const { tt, clock, calls } = talk(ledger(() => rows, 3));
    const seen = watch(tt.ledger.followFills({ every: 1000 }));
    const book = (count: number): void => {
      const timeStamp = BigInt(clock.now()) * 1_000_000n;
      for (let at = 0; at < count; at++) rows.push({ timeStamp, recordId: `new ${String(rows.length)}` });
    };
    clock.advanceBy(2500);
    expect(seen.values).to.have.length(0);
    book(2);
    clock.advanceBy(1000);
    book(1);
    clock.advanceBy(1000);
    book(2);
    clock.advanceBy(10_000);
    expect(idsOf(seen.values)).to.deep.equal(['new 1', 'new 2', 'new 3', 'new 4', 'new 5']);
    expect(calls().length).to.be.within(14, 24);
    seen.subscription.unsubscribe();
    expect(clock.waiting).to.equal(0);
  });

  it('finds one that comes later with the very stamp of the last', () => {
    const rows: Row[] = [{ timeStamp: NOON, recordId: 'first' }];
    const { tt, clock } = talk(ledger(() => rows, 500));
    const seen = watch(tt.ledger.followFills({ from: NOON, every: 1000 }));
    clock.advanceBy(3000);
    rows.push({ timeStamp: NOON, recordId: 'second' });
    clock.advanceBy(3000);
    expect(idsOf(seen.values)).to.deep.equal(['first', 'second']);
  });

  it('goes on after trouble that passes, tells of it, and repeats nothing', () => {
    const rows = rowsAt(0, 1);
    let ill = true;
    const told: RxttError[] = [];
    const { tt, clock } = talk((call) => (ill ? { status: 500 } : ledger(() => rows, 500)(call)), { retries: 0 });
    const seen = watch(tt.ledger.followFills({ from: NOON, every: 1000, onTrouble: (error) => told.push(error) }));
    clock.advanceBy(2500);
    expect(told).to.have.length(3);
    ill = false;
    clock.advanceBy(2000);
    ill = true;
    clock.advanceBy(2000);
    ill = false;
    clock.advanceBy(2000);
    expect(idsOf(seen.values)).to.deep.equal(idsOf(rows));
  });

  it('ends with an error that will not pass', () => {
    const { tt, clock } = talk(inTurn<Scripted>(ok({ fills: [] }), { status: 403 }));
    const seen = watch(tt.ledger.followFills({ every: 1000 }));
    clock.advanceBy(5000);
    expect(errorOf(seen, TtRequestError).status).to.equal(403);
  });

  for (const every of [0, -1, Number.NaN])
    it(`every ${String(every)} ms is refused`, () => {
      const { tt } = talk(() => ok());
      expect(errorOf(watch(tt.ledger.followFills({ every })), InvalidRequestError).field).to.equal('every');
    });
});

describe('a walk over real promises', () => {
  it('ends as one on virtual time does', async () => {
    const rows = rowsAt(0, 1, 2);
    const { session } = talk(ledger(() => rows, 2));
    const fetch: typeof session.fetch = (url, request) => new Promise((resolve) => void session.fetch(url, request).then(resolve));
    const tt = ttRest({ ...OPTIONS, fetch });
    const seen = await lastValueFrom(tt.ledger.fills().pipe(toArray()));
    expect(idsOf(seen)).to.deep.equal(idsOf(rows));
  });
});
