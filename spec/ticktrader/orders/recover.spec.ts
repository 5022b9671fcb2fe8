// What a former run left in the journal: it is found out like any command in doubt, and told where nobody else can hear of it.

import { expect } from 'chai';
import { of } from 'rxjs';
import type { Intent } from '../../../lib/base/journal.js';
import { simulatedTickTrader } from '../../../lib/simulator/index.js';
import { virtualClock } from '../../../lib/testing/virtual-clock.js';
import { watch } from '../../support/seen.js';
import { notebook } from './journal.js';
import { limit, placed, simulated } from './simulated.js';

/** A run that ended before it heard anything of its orders: what it left on the server, and in the journal. */
const formerRun = () => {
  const clock = virtualClock();
  const sim = simulatedTickTrader({ scheduler: clock, ticksPerSecond: 0, twoFactor: false });
  const { journal, intents } = notebook();
  const desk = simulated({ clock, sim, client: { journal } });
  return { ...desk, intents };
};

/** A run that finds these. */
const nextRun = ({ clock, sim }: ReturnType<typeof formerRun>, left: readonly Intent[]) => {
  const book = notebook({ open: () => of(left) });
  const desk = simulated({ clock, sim, client: { journal: book.journal, lateness: { otherwise: 20_000 } } });
  return { ...desk, ...book, late: watch(desk.tt.lateOutcomes$) };
};

describe('a command of a former run', () => {
  it('that was executed is accepted, told on lateOutcomes$ and settled in the journal; nothing is sent', () => {
    const former = formerRun();
    former.sim.exchange.answer('TradeCreate', () => 'mute after executing');
    watch(former.tt.createOrder({ ...limit, ClientId: 'mine' }));
    former.clock.advanceBy(5);
    const { clock, late, settlements, asked } = nextRun(former, former.intents);
    const before = asked('TradeCreate');
    clock.advanceBy(2_000);
    expect(late.values).to.have.lengthOf(1);
    expect(late.last).to.include({ status: 'accepted', clientId: 'mine', commandId: former.intents[0]?.commandId, settled: true });
    expect(settlements).to.have.lengthOf(1);
    expect(settlements[0]).to.deep.include({ commandId: former.intents[0]?.commandId, statuses: ['accepted'] });
    expect(asked('TradeCreate')).to.equal(before);
  });

  it('that never arrived is presumed absent past the horizon', () => {
    const former = formerRun();
    former.sim.exchange.answer('TradeCreate', () => 'silent');
    watch(former.tt.createOrder(limit));
    const { clock, late, settlements } = nextRun(former, former.intents);
    clock.advanceBy(15_000);
    expect(late.values).to.deep.equal([]);
    clock.advanceBy(10_000);
    expect([late.last.status, settlements[0]?.statuses]).to.deep.equal(['presumedAbsent', ['presumedAbsent']]);
    const [first] = late.last.status === 'presumedAbsent' ? late.last.evidence : [];
    expect(first).to.include({ source: 'connection', says: 'A former run of the program left it without an outcome.' });
  });

  it('is watched for the longer horizon, however the socket of that run may have ended', () => {
    const former = formerRun();
    former.sim.exchange.answer('TradeCreate', () => 'silent');
    watch(former.tt.createOrder(limit));
    const book = notebook({ open: () => of(former.intents) });
    const { clock, tt } = simulated({
      clock: former.clock,
      sim: former.sim,
      client: { journal: book.journal, lateness: { afterReset: 1_000, otherwise: 20_000 } },
    });
    const late = watch(tt.lateOutcomes$);
    clock.advanceBy(19_000);
    expect(late.values).to.deep.equal([]);
    clock.advanceBy(2_000);
    expect(late.last.status).to.equal('presumedAbsent');
  });

  it('that changed a trade shows in what the login finds', () => {
    const former = formerRun();
    const id = placed(former);
    former.sim.exchange.answer('TradeModify', () => 'mute after executing');
    watch(former.tt.modifyOrder({ Id: id, Price: 1.01 }));
    former.clock.advanceBy(5);
    const { late } = nextRun(former, former.intents.slice(1));
    expect(late.last).to.include({ status: 'accepted', tradeId: id, proof: 'trades' });
  });

  it('keeps its trade busy until it is known, and is compared with what the trade was then', () => {
    const former = formerRun();
    const id = placed(former);
    former.sim.exchange.answer('TradeModify', ({ Params }) => (Params?.['Price'] === 1.01 ? 'silent' : undefined));
    watch(former.tt.modifyOrder({ Id: id, Price: 1.01 }));
    former.clock.advanceBy(15_000);
    const { clock, tt, late } = nextRun(former, former.intents.slice(1));
    expect(watch(tt.cancelOrder(id)).last).to.include({ status: 'notSent', reason: 'busy' });
    watch(simulated({ clock, sim: former.sim }).tt.modifyOrder({ Id: id, Price: 1.02 }));
    clock.advanceBy(2_000);
    expect(late.last).to.include({ status: 'conflict' });
    expect(watch(tt.cancelOrder(id)).values).to.deep.equal([]);
  });

  it('of two orders has two outcomes and one settlement', () => {
    const leg = { Type: 'Stop', Side: 'Buy', Symbol: 'EURUSD', Amount: 1_000, StopPrice: 1.5 } as const;
    const former = formerRun();
    former.sim.exchange.answer('TradeCreateOco', () => 'mute after executing');
    watch(former.tt.createOco(leg, { ...leg, Side: 'Sell', StopPrice: 0.9 }));
    former.clock.advanceBy(5);
    const { clock, late, settlements } = nextRun(former, former.intents);
    clock.advanceBy(2_000);
    expect(late.values.map(({ status }) => status)).to.deep.equal(['accepted', 'accepted']);
    expect(settlements.map(({ statuses }) => statuses)).to.deep.equal([['accepted', 'accepted']]);
  });

  it('that is in doubt still when the session ends stays in the journal', () => {
    const former = formerRun();
    former.sim.exchange.answer('TradeCreate', () => 'silent');
    watch(former.tt.createOrder(limit));
    const { clock, tt, settlements, told, late } = nextRun(former, former.intents);
    tt.close();
    clock.advanceBy(60_000);
    expect([settlements, told.at(-1), late.values, late.completed]).to.deep.equal([[], 'close', [], true]);
  });
});
