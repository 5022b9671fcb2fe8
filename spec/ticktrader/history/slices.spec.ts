// The parallel walk over history: the same records in the same order as the chained one, in less time over a slow link.

import { expect } from 'chai';
import { take } from 'rxjs';
import { simulatedTickTrader } from '../../../lib/simulator/index.js';
import { virtualClock } from '../../../lib/testing/virtual-clock.js';
import { InvalidRequestError, tickTrader, type HistoryQuery } from '../../../lib/ticktrader/index.js';
import { errorOf, watch } from '../../support/seen.js';

/** A client of a simulator with a past, over a link of 10 ms each way. */
const withPast = (records: number) => {
  const clock = virtualClock();
  const server = simulatedTickTrader({ scheduler: clock, latency: 10, ticksPerSecond: 0, twoFactor: false, history: { days: 90, records } });
  const client = tickTrader({ url: server.url, credentials: server.credentials, webSocket: server.webSocket, scheduler: clock, throttle: false });
  watch(client.connect());
  clock.advanceBy(200);
  const walk = (query: HistoryQuery) => {
    const begun = clock.now();
    const seen = watch(client.tradeHistory(query));
    while (!seen.completed && seen.error === undefined) clock.advanceBy(1);
    return { ids: seen.values.map(({ Id }) => Id), took: clock.now() - begun, error: seen.error };
  };
  return { client, clock, walk };
};

describe('a parallel walk over history', () => {
  it('gives the records of the chained walk in the same order, in a quarter of the time', () => {
    const { walk } = withPast(2_000);
    const chained = walk({ pageSize: 100 });
    const parallel = walk({ pageSize: 100, parallel: 8 });
    expect(chained.ids.length).to.be.at.least(2_000);
    expect(parallel.ids).to.deep.equal(chained.ids);
    expect(parallel.took).to.be.at.most(chained.took * 0.3);
  });

  it('walks backwards too', () => {
    const { walk } = withPast(500);
    expect(walk({ pageSize: 50, parallel: 4, direction: 'Backward' }).ids).to.deep.equal(walk({ pageSize: 50, direction: 'Backward' }).ids);
  });

  it('keeps to the stretch it was given', () => {
    const { walk, clock } = withPast(500);
    const stretch = { from: clock.now() - 30 * 86_400_000, to: clock.now() - 10 * 86_400_000, pageSize: 50 };
    const chained = walk(stretch).ids;
    expect(chained.length).to.be.greaterThan(10);
    expect(walk({ ...stretch, parallel: 4 }).ids).to.deep.equal(chained);
  });

  it('completes without a record where there is none', () => {
    const { walk, clock } = withPast(100);
    expect(walk({ from: clock.now() + 1, to: clock.now() + 2, parallel: 4 })).to.deep.include({ ids: [], error: undefined });
  });

  it('is no matter of cursors: the same query gives them one page a pull', () => {
    const { client, clock } = withPast(500);
    const query: HistoryQuery = { pageSize: 50, parallel: 4, readAhead: 0 };
    const pages = client.tradeHistoryPages(query);
    const first = watch(pages.next());
    clock.advanceBy(100);
    expect(first).to.deep.include({ completed: true, error: undefined });
    expect(first.last.records.length).to.equal(50);
  });

  it('asks no more once enough was taken', () => {
    const { client, clock } = withPast(2_000);
    const seen = watch(client.tradeHistory({ pageSize: 10, parallel: 2 }).pipe(take(5)));
    clock.advanceBy(1_000);
    expect(seen.values.length).to.equal(5);
    expect(seen.completed).to.equal(true);
  });

  it('refuses a width that is none, and a place in a chain', () => {
    const { client } = withPast(10);
    for (const parallel of [0, -1, 1.5, 65, NaN]) expect(errorOf(watch(client.tradeHistory({ parallel })), InvalidRequestError).field).to.equal('parallel');
    expect(errorOf(watch(client.tradeHistory({ parallel: 2, after: '0123456789abcdef01234567' })), InvalidRequestError).field).to.equal('after');
  });
});
