// Fills of the client held against the fills that really happened: walked, in a window, too many for TT at once, and followed.

import { expect } from 'chai';
import { take } from 'rxjs';
import type { TtFillFacts, TtTrade } from '../../../lib/simulator/index.js';
import type { Fill } from '../../../lib/tt-rest/index.js';
import { watch } from '../../support/seen.js';
import { doors, virtualDesk } from './desk.js';

/** A fill of the client as the world itself tells of it. */
const asFacts = ({ recordId = '', timeStamp, accountId, instrumentId, side, lastQty, multiLegReportingType }: Fill): object => ({
  ...{ recordId, timeStamp, accountId: Number(accountId), instrumentId, side, lastQty, multiLegReportingType },
});
const keys = (fills: readonly { readonly recordId?: string }[]): readonly (string | undefined)[] => fills.map(({ recordId }) => recordId);

/** Whether a stamp stands on both sides of the edge of the first page. */
const sharesAtEdge = (fills: readonly TtFillFacts[], page: number): boolean => fills[page - 1]?.timeStamp === fills[page]?.timeStamp;

for (const [how, door] of Object.entries(doors)) {
  describe(`a month of fills ${how}`, () => {
    it('comes whole, in order, each fill exactly once', async () => {
      const desk = await door();
      const truth = desk.server.engine.truth.fills();
      expect(truth.length).to.be.greaterThan(10_000);
      expect(sharesAtEdge(truth, 500)).to.equal(true);

      const fills = await desk.all(desk.tt.ledger.fills());

      expect(fills.map(asFacts)).to.deep.equal(truth);
      expect(new Set(keys(fills)).size).to.equal(truth.length);
      await desk.leave();
    });
  });
}

describe('fills', () => {
  it('of one account and a stretch of time are those of the world, its ends included', async () => {
    const desk = virtualDesk();
    const [accountId = 0] = desk.server.engine.truth.accountIds();
    const own = desk.server.engine.truth.fills().filter((fill) => fill.accountId === accountId);
    const [minTimestamp = '', maxTimestamp = ''] = [own[10], own.at(-10)].map((fill) => fill?.timeStamp);

    const fills = await desk.all(desk.tt.ledger.fills({ accountId, minTimestamp, maxTimestamp }));

    expect(keys(fills)).to.deep.equal(
      keys(own.filter(({ timeStamp }) => BigInt(timeStamp) >= BigInt(minTimestamp) && BigInt(timeStamp) <= BigInt(maxTimestamp))),
    );
    expect(fills.length).to.be.greaterThan(100);
    await desk.leave();
  });

  it('that share one stamp and do not fit on a page stop no walk: TT shows the first of them, and the walk goes on behind', async () => {
    const page = 3;
    const desk = virtualDesk({ server: { fillsPage: page, days: 1, ordersPerDay: 60, accounts: 3 } });
    const sharing = new Map<string, TtFillFacts[]>();
    for (const fill of desk.server.engine.truth.fills()) sharing.set(fill.timeStamp, [...(sharing.get(fill.timeStamp) ?? []), fill]);
    const groups = [...sharing.values()];
    expect(groups.some(({ length }) => length > page)).to.equal(true);

    const fills = await desk.all(desk.tt.ledger.fills());

    expect(keys(fills)).to.deep.equal(keys(groups.flatMap((group) => group.slice(0, page))));
    await desk.leave();
  });

  it('come a page a pull, and none is missing', async () => {
    const desk = virtualDesk({ server: { days: 6 } });
    const cursor = desk.tt.ledger.fillPages({ readAhead: 0 });
    const pulled = [];
    while (!cursor.done) for (const { records } of await desk.all(cursor.next())) pulled.push(...records);
    expect(keys(pulled)).to.deep.equal(keys(desk.server.engine.truth.fills()));
    await desk.leave();
  });

  it('are asked for no further than they are taken', async () => {
    const desk = virtualDesk();
    const some = await desk.all(desk.tt.ledger.fills().pipe(take(600)));
    expect([some.length, desk.calls('getFills').length]).to.deep.equal([600, 2]);
    await desk.leave();
  });

  for (const status of [408, 504] as const) {
    it(`of more time than TT can look through (${String(status)}) are asked for in halves`, async () => {
      const desk = virtualDesk({ server: { days: 10, fillsWindow: { widest: 2 * 86_400_000, status } } });
      const truth = desk.server.engine.truth.fills();
      const minTimestamp = truth[0]?.timeStamp ?? '';

      const fills = await desk.all(desk.tt.ledger.fills({ minTimestamp }));

      expect(keys(fills)).to.deep.equal(keys(truth));
      expect(desk.calls('getFills').filter((call) => call.status === status)).to.have.length.within(1, 20);
      await desk.leave();
    });
  }

  it('that cannot be had in any stretch end in the error of TT', async () => {
    const desk = virtualDesk();
    desk.server.engine.faults.next(504, { operation: 'getFills', times: 1000 });
    const seen = watch(desk.tt.ledger.fills({ minTimestamp: desk.server.engine.truth.fills()[0]?.timeStamp ?? '' }));
    await desk.pass(2000);
    expect(seen.error).to.include({ name: 'RequestError', status: 504 });
    expect(desk.calls('getFills')).to.have.length.within(2, 34);
    await desk.leave();
  });
});

describe('followed fills', () => {
  const trade = (desk: ReturnType<typeof virtualDesk>, more: Partial<TtTrade> = {}): readonly TtFillFacts[] => {
    const { truth } = desk.server.engine;
    const [accountId = 0] = truth.accountIds();
    const [instrumentId = ''] = truth.instrumentIds();
    return truth.trade({ accountId, instrumentId, side: 1, quantity: 2, ...more });
  };

  it('are the new ones, each once, and none that was before', async () => {
    const desk = virtualDesk({ server: { days: 2 } });
    const seen = watch(desk.tt.ledger.followFills({ every: 1000 }));
    await desk.pass(1500);
    expect(seen.values).to.have.length(0);

    const traded = [];
    for (const quantity of [1, 2, 3]) {
      traded.push(...trade(desk, { quantity }), ...trade(desk, { quantity, side: 2 })); // two in one millisecond
      await desk.pass(1200);
    }
    await desk.pass(5000);

    expect(seen.values.map(asFacts)).to.deep.equal(traded);
    seen.subscription.unsubscribe();
    await desk.leave();
  });

  it('begin with what was there since `from`, and go on in the same breath', async () => {
    const desk = virtualDesk({ server: { days: 6 } });
    const past = desk.server.engine.truth.fills();
    const from = past.at(-700)?.timeStamp ?? '';
    expect(past.length).to.be.greaterThan(700);
    const seen = watch(desk.tt.ledger.followFills({ from, every: 1000 }));
    await desk.pass(1000);
    const traded = trade(desk);
    await desk.pass(3000);

    const due = [...past.filter(({ timeStamp }) => BigInt(timeStamp) >= BigInt(from)), ...traded];
    expect(keys(seen.values)).to.deep.equal(keys(due));
    seen.subscription.unsubscribe();
    await desk.leave();
  });

  it('tell a spread in its three rows', async () => {
    const desk = virtualDesk({ server: { days: 1 } });
    const { truth } = desk.server.engine;
    const spread = truth.fills().find(({ multiLegReportingType }) => multiLegReportingType === 3);
    const seen = watch(desk.tt.ledger.followFills({ every: 500 }));
    await desk.pass(100);
    trade(desk, { instrumentId: spread?.instrumentId ?? '' });
    await desk.pass(1500);

    expect(seen.values.map(({ multiLegReportingType }) => multiLegReportingType).toSorted()).to.deep.equal([2, 2, 3]);
    seen.subscription.unsubscribe();
    await desk.leave();
  });

  it('outlive trouble that passes: nothing is lost, nothing comes twice', async () => {
    const desk = virtualDesk({ server: { days: 1 }, client: { retries: 0, requestTimeout: 400 } });
    const troubles: string[] = [];
    const seen = watch(desk.tt.ledger.followFills({ every: 1000, onTrouble: ({ name }) => troubles.push(name) }));
    await desk.pass(100);
    const traded = [];
    for (const trouble of [503, 'broken', 'silence', 429] as const) {
      desk.server.engine.faults.next(trouble, { operation: 'getFills' });
      traded.push(...trade(desk));
      await desk.pass(3000);
    }
    await desk.pass(3000);

    expect(keys(seen.values)).to.deep.equal(keys(traded));
    expect(troubles).to.deep.equal(['RequestError', 'ConnectionError', 'TimeoutError', 'RateLimitError']);
    seen.subscription.unsubscribe();
    await desk.leave();
  });

  it('of a robot that never rests are those of the world', async () => {
    const desk = virtualDesk({ server: { days: 1, tradeEvery: 700 } });
    const began = desk.clock.now();
    const seen = watch(desk.tt.ledger.followFills({ every: 2000 }));
    await desk.pass(30_000);
    seen.subscription.unsubscribe();

    const last = BigInt(seen.last.timeStamp);
    const happened = desk.server.engine.truth.fills().filter(({ timeStamp }) => BigInt(timeStamp) >= BigInt(began) * 1_000_000n && BigInt(timeStamp) <= last);
    expect(keys(seen.values)).to.deep.equal(keys(happened));
    expect(seen.values.length).to.be.greaterThan(40);
    await desk.leave();
  });
});
