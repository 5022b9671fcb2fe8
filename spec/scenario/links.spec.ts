// Links that die without a word, servers that fall mute, reports that are lost: what happened behind them is known in the end, and told once.

import { expect } from 'chai';
import { ConnectionError, TimeoutError } from '../../lib/base/errors.js';
import { BACK, courseOf, deedsOf, endWell, fills, lossOf, pathOf, readyDesk, toldOf, tradeIdOf, tradingDesk, waits } from '../support/trading-desk.js';
import { errorOf, watch } from '../support/seen.js';

const AUDITED = 30_000;
const DEAD = 10_000;

describe('a link', () => {
  it('that is half open is given up within 10 s, and what happened behind it is told once', () => {
    const desk = readyDesk();
    const { clock, faults, order, states, sim } = desk;
    const waiting = order(waits);
    clock.advanceBy(100);
    const from = states.values.length;
    faults([{ when: { time: 0 }, do: { kind: 'halfOpen', for: 60_000 } }]);
    const lost = order({ ...waits, Price: 1.01 });
    sim.exchange.request('TradeDelete', { Type: 'Cancel', Id: Number(tradeIdOf(waiting)) });
    clock.advanceBy(DEAD);
    expect(lossOf(desk)).to.be.instanceOf(ConnectionError).and.include({ wasReset: true, delivered: 'unknown' });
    clock.advanceBy(5_000);
    expect(pathOf(desk, from)).to.deep.equal(BACK);
    expect(toldOf(desk).filter((key) => key.endsWith('canceled'))).to.deep.equal([`history O/${tradeIdOf(waiting)}/canceled`]);
    clock.advanceBy(180_000);
    expect([courseOf(lost), deedsOf(desk, lost)]).to.deep.equal(['unknown presumedAbsent |', []]);
    endWell(desk);
  });

  it('that is half open for a while only delivers what was stuck in it late, and the order is found, not sent again', () => {
    const desk = readyDesk({ client: { liveness: false, requestTimeout: 2_000 } });
    const { clock, faults, order, sent } = desk;
    faults([{ when: { time: 0 }, do: { kind: 'halfOpen', for: 20_000 } }]);
    const late = order(fills);
    clock.advanceBy(19_000);
    expect([courseOf(late), desk.sim.journal]).to.deep.equal(['unknown', []]);
    clock.advanceBy(10_000);
    expect([courseOf(late), deedsOf(desk, late), sent('TradeCreate').length]).to.deep.equal(['unknown accepted |', ['accepted', 'filled', 'opened'], 1]);
    endWell(desk);
  });
});

describe('a mute server', () => {
  it('that reads, executes and says nothing more, pongs included, is left within 10 s, and the order it executed is found', () => {
    const desk = readyDesk();
    const { clock, faults, order, states } = desk;
    const from = states.values.length;
    faults([{ when: { time: 0 }, do: { kind: 'mute', way: 'out', for: 60_000 } }]);
    const unheard = order(fills);
    clock.advanceBy(DEAD);
    expect(deedsOf(desk, unheard)).to.deep.equal(['accepted', 'filled', 'opened']);
    clock.advanceBy(5_000);
    expect([pathOf(desk, from), courseOf(unheard)]).to.deep.equal([BACK, 'unknown accepted |']);
    endWell(desk);
  });

  it('that answers pings alone costs a read its deadline and a command its certainty, not its order', () => {
    const desk = readyDesk();
    const { clock, faults, order, states, tt } = desk;
    const stop = faults([{ when: { request: '*' }, do: { kind: 'silence', at: 'afterExecuting' } }]);
    const unheard = order(fills);
    const read = watch(tt.trades());
    clock.advanceBy(10_100);
    expect([states.last.status, courseOf(unheard)]).to.deep.equal(['ready', 'unknown']);
    expect(errorOf(read, TimeoutError)).to.include({ retryable: true, delivered: 'unknown' });
    stop();
    clock.advanceBy(30_000);
    expect([courseOf(unheard), deedsOf(desk, unheard)]).to.deep.equal(['unknown accepted |', ['accepted', 'filled', 'opened']]);
    endWell(desk);
  });
});

describe('one report dropped', () => {
  for (const event of ['Allocated', 'Canceled', 'Filled'] as const)
    it(`on a healthy connection (${event}) is made up for within 30 s, without a reconnect, and told once`, () => {
      const desk = readyDesk();
      const { clock, sim, faults, states, events } = desk;
      const request = (name: string, params: object): void => void sim.exchange.request(name, params);
      if (event !== 'Filled') request('TradeCreate', { ...waits });
      clock.advanceBy(event === 'Allocated' ? 0 : 5_000);
      if (event === 'Allocated') sim.exchange.request('TradeDelete', { Type: 'Cancel', Id: Number(sim.journal.at(-1)?.tradeId) });
      clock.advanceBy(25_000);
      const [from, before] = [states.values.length, toldOf(desk).length];
      faults([{ when: { frameOut: 'ExecutionReport' }, do: 'drop' }]);
      if (event === 'Canceled') request('TradeDelete', { Type: 'Cancel', Id: Number(sim.journal.at(-1)?.tradeId) });
      else request('TradeCreate', event === 'Filled' ? { ...fills } : { ...waits });
      clock.advanceBy(AUDITED);
      expect(toldOf(desk).slice(before)).to.have.lengthOf(1);
      expect([pathOf(desk, from), events.last.kind]).to.deep.equal([[], 'caughtUp']);
      endWell(desk);
    });
});

describe('a connect timeout', () => {
  it('ends an attempt that nobody answers after requestTimeout, and the next ones come at growing pauses', () => {
    const desk = tradingDesk({ server: { faults: [{ when: { connect: true, nth: [1, 2, 3] }, do: 'silence' }] }, client: { requestTimeout: 3_000 } });
    const { clock, states } = desk;
    clock.advanceBy(3_000);
    expect(lossOf(desk)).to.be.instanceOf(ConnectionError).and.include({ delivered: 'no' });
    const order = desk.order(waits);
    expect([courseOf(order), desk.sent('TradeCreate')]).to.deep.equal(['notSent |', []]);
    clock.advanceBy(20_000);
    const pauses = states.values.flatMap((state) => (state.status === 'waiting' ? [state.attempt] : []));
    expect([pauses, states.last]).to.deep.equal([[1, 2, 3], { status: 'ready', epoch: 4 }]);
    endWell(desk);
  });
});
