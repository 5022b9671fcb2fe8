// Two sessions on one account: another client of ours, and a program nobody here knows. Each hears all that happens on the account, and takes nothing of the other's for its own.

import { expect } from 'chai';
import { tickTrader, type TickTrader } from '../../lib/ticktrader/index.js';
import { watch, type Seen } from '../support/seen.js';
import { courseOf, deedsOf, endWell, fills, outcomeOf, readyDesk, tradeIdOf, toldOf, waits, type TradingDesk } from '../support/trading-desk.js';

const TAGGED = ['request', 'account', 'order', 'none'] as const;

/** Another client of ours on the same account, once it is ready. */
const another = ({ clock, sim }: TradingDesk): { readonly tt: TickTrader; readonly keys: () => readonly string[] } => {
  const tt = tickTrader({ url: sim.url, credentials: sim.credentials, webSocket: sim.webSocket, scheduler: clock });
  const seen = watch(tt.executions$);
  clock.advanceBy(1_000);
  return { tt, keys: () => seen.values.flatMap((event) => (event.kind === 'execution' ? [event.key] : [])) };
};

const last = <T>({ clock }: TradingDesk, seen: Seen<T>): T => {
  clock.advanceBy(1_000);
  return seen.last;
};

const keysOf = (desk: TradingDesk): readonly string[] => toldOf(desk).map((told) => told.slice(told.indexOf(' ') + 1));

describe('two sessions on one account', () => {
  for (const reportIdScope of TAGGED)
    it(`hear every change each, in one order, and neither takes the other's order for its own (reports bear the Id of: ${reportIdScope})`, () => {
      const desk = readyDesk({ server: { reportIdScope } });
      const { clock, order } = desk;
      const other = another(desk);
      const mine = order({ ...fills, Comment: '#1' });
      const theirs = watch(other.tt.createOrder(waits));
      clock.advanceBy(1_000);
      const [{ status }, mineToo] = [theirs.last, outcomeOf(mine)];
      expect([courseOf(mine), status]).to.deep.equal(['accepted |', 'accepted']);
      expect(mineToo.clientId).not.to.equal(theirs.last.clientId);
      expect([keysOf(desk), keysOf(desk).length]).to.deep.equal([other.keys(), 4]);
      other.tt.close();
      clock.advanceBy(1_000);
      endWell(desk);
    });

  it('may change the same trade: what was asked and what was found differ, and that is called a conflict', () => {
    const desk = readyDesk();
    const { clock, call, faults, order, sim, tt } = desk;
    const placed = order(waits);
    clock.advanceBy(100);
    const Id = tradeIdOf(placed);
    const stop = faults([{ when: { request: 'TradeModify', nth: 1 }, do: 'silence' }]);
    const changed = call('modify', tt.modifyOrder({ Id, Price: 1.01 }), Id);
    clock.advanceBy(100);
    stop();
    sim.exchange.request('TradeModify', { Id: Number(Id), Price: 1.02 });
    clock.advanceBy(60_000);
    const outcome = outcomeOf(changed);
    if (outcome.status !== 'conflict') throw new Error(outcome.status);
    expect(outcome.found).to.include({ Id, Price: 1.02 });
    endWell(desk);
  });

  it('may both cancel one order: one is accepted, the other is refused or finds it canceled, and the server did it once', () => {
    const desk = readyDesk();
    const { clock, call, order, sim, tt } = desk;
    const other = another(desk);
    const placed = order(waits);
    clock.advanceBy(100);
    const Id = tradeIdOf(placed);
    const mine = call('cancel', tt.cancelOrder(Id), Id);
    const theirs = watch(other.tt.cancelOrder(Id));
    clock.advanceBy(30_000);
    expect([outcomeOf(mine).status, last(desk, theirs).status].toSorted()).to.be.deep.equal(['accepted', 'rejected']);
    expect(sim.journal.filter(({ kind }) => kind === 'canceled')).to.have.lengthOf(1);
    other.tt.close();
    clock.advanceBy(1_000);
    endWell(desk);
  });
});

describe('a foreign order', () => {
  it('that looks like ours settles none of ours, however alike it is', () => {
    const desk = readyDesk({ client: { lateness: { afterReset: 60_000, otherwise: 60_000 } } });
    const { clock, faults, order, sim } = desk;
    const stop = faults([{ when: { request: 'TradeCreate', nth: 1 }, do: 'silence' }]);
    const lost = order(fills);
    clock.advanceBy(100);
    stop();
    sim.exchange.request('TradeCreate', { ...fills });
    sim.exchange.request('TradeCreate', { ...fills, ClientId: 'somebody-elses' });
    clock.advanceBy(120_000);
    expect([courseOf(lost), deedsOf(desk, lost), keysOf(desk).length]).to.deep.equal(['unknown presumedAbsent |', [], 6]);
    endWell(desk);
  });

  it('that is placed, filled and closed while we are away is told once, and not as ours', () => {
    const desk = readyDesk();
    const { clock, sim } = desk;
    sim.exchange.cut();
    sim.exchange.request('TradeCreate', { ...fills, ClientId: 'somebody-elses' });
    const id = sim.journal.at(-1)?.tradeId;
    clock.advanceBy(10);
    sim.exchange.request('TradeDelete', { Type: 'Close', Id: Number(id) });
    clock.advanceBy(60_000);
    expect(keysOf(desk)).to.deep.equal([`P/${String(id)}/open`, `P/${String(id)}/close/0`]);
    expect(desk.late.values).to.deep.equal([]);
    endWell(desk);
  });
});
