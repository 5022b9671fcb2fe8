// Where the story of a newcomer begins, by clocks as they are: one that counts in fractions of a millisecond, and one that somebody sets.

import { expect } from 'chai';
import { watch } from '../../../support/seen.js';
import { inShort, keysOf, stage } from './stage.js';

describe('the beginning of executions$', () => {
  it('is a whole stamp, as the server wants it, also where the steady clock counts in fractions', () => {
    const { seen, sim } = stage({}, (_, clock) => {
      const steady = (): number => clock.now() / 1.01;
      return { scheduler: Object.create(clock, { steady: { value: steady } }) as typeof clock }; // all else is the clock's
    });

    expect(inShort(seen.values)).to.deep.equal(['gap connected', 'caughtUp']);
    expect(sim.exchange.connections).to.equal(1);
  });

  it('is a while before the moment itself where the server does not say since when the session lasts', () => {
    const set = stage({ accountingType: 'Net' });
    const { Result } = set.sim.exchange.request('TradeCreate', { Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000, Price: 1 });
    const id = String((Result as { readonly Trade: { readonly Id: number } }).Trade.Id);
    set.sim.exchange.request('TradeDelete', { Type: 'Cancel', Id: Number(id) });
    set.clock.advanceBy(5_000);
    set.sim.exchange.answer('SessionInfo', () => ({ error: 'Not supported.' }));
    const [shortly, long] = [3_000, 5_500].map((historyLag) => watch(set.another({ historyLag }).executions$));
    set.clock.advanceBy(1_000);
    expect(keysOf(shortly?.values ?? [])).to.deep.equal([]);
    expect(keysOf(long?.values ?? [])).to.deep.equal([`O/${id}/open`, `O/${id}/canceled`]);
    expect([shortly?.last.kind, long?.last.kind]).to.deep.equal(['caughtUp', 'caughtUp']);
  });
});
