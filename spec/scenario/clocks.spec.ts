// Clocks that are wrong, or set while one trades, and processes that stand still: durations are measured by a clock nobody sets, history is read by the server's.

import { expect } from 'chai';
import { Subject } from 'rxjs';
import { LoginError } from '../../lib/base/errors.js';
import { memoryJournal } from '../../lib/base/journal.js';
import { countingProbe } from '../../lib/base/probe.js';
import { courseOf, deedsOf, endWell, fills, pathOf, readyDesk, toldOf, tradingDesk, waits, outcomeOf } from '../support/trading-desk.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;

describe('clock skew', () => {
  it('beyond what the server allows is a final LoginError that names both clocks, and no second login', () => {
    const texts = { invalidTimestamp: "Invalid 'Params.Timestamp' - server time is 1767603601000" };
    const desk = tradingDesk({ server: { texts }, skew: -5 * MINUTE });
    desk.clock.advanceBy(HOUR);
    const { last } = desk.states;
    if (last.status !== 'closed') throw new Error(last.status);
    expect(last.error).to.be.instanceOf(LoginError).and.include({ retryable: false });
    expect(last.reason).to.include('your clock').and.include('-300 s from yours');
    expect([desk.sent('Login').length, desk.clock.waiting]).to.deep.equal([1, 0]);
  });

  for (const skew of [-50_000, 50_000])
    it(`of ${String(skew / 1_000)} s that the server allows misleads no look into its history`, () => {
      const desk = tradingDesk({ skew });
      const { clock, faults, order, sim } = desk;
      clock.advanceBy(10 * MINUTE);
      faults([{ when: { request: 'TradeCreate', nth: 1 }, do: { kind: 'cut', at: 'afterExecuting' } }]);
      const doubtful = order(fills);
      clock.advanceBy(100);
      sim.exchange.request('TradeCreate', { ...waits });
      clock.advanceBy(20_000);
      expect([courseOf(doubtful), toldOf(desk).length]).to.deep.equal(['unknown accepted |', 2]);
      endWell(desk);
    });
});

describe('clock steps', () => {
  for (const step of [-HOUR, HOUR, -365 * 24 * HOUR])
    it(`of our clock by ${String(step / HOUR)} h in a session change no deadline, no verdict and no horizon`, () => {
      const desk = readyDesk({ server: { clockWindow: Infinity } });
      const { clock, faults, order, states } = desk;
      const from = states.values.length;
      const stop = faults([{ when: { request: 'TradeCreate' }, do: 'silence' }]);
      const silent = order(waits);
      clock.advanceBy(5_000);
      clock.set(step);
      clock.advanceBy(4_900);
      expect([courseOf(silent), pathOf(desk, from)]).to.deep.equal(['', []]);
      clock.advanceBy(200);
      stop();
      expect(courseOf(silent)).to.equal('unknown');
      clock.advanceBy(16 * MINUTE - 1_000);
      expect(courseOf(silent), 'the horizon where no socket was reset').to.equal('unknown');
      clock.advanceBy(20_000);
      expect([courseOf(silent), deedsOf(desk, silent)]).to.deep.equal(['unknown presumedAbsent |', []]);
      endWell(desk);
    });

  for (const by of [-HOUR, HOUR])
    it(`of the server's clock by ${String(by / HOUR)} h lose no order in doubt and no change`, () => {
      const desk = readyDesk({ server: { clockWindow: Infinity } });
      const { clock, faults, order, sim } = desk;
      const first = order(fills);
      clock.advanceBy(MINUTE);
      faults([
        { when: { time: 0 }, do: { kind: 'clockSkew', by } },
        { when: { request: 'TradeCreate', nth: 1 }, do: { kind: 'cut', at: 'afterExecuting' } },
      ]);
      const doubtful = order(fills);
      clock.advanceBy(30_000);
      expect([courseOf(first), courseOf(doubtful)]).to.deep.equal(['accepted |', 'unknown accepted |']);
      expect(sim.journal.filter(({ kind }) => kind === 'opened')).to.have.lengthOf(2);
      endWell(desk);
    });

  for (const step of [-HOUR, HOUR])
    it(`of our clock by ${String(step / HOUR)} h before the first login neither hide what happens afterwards nor tell what was before`, () => {
      const desk = tradingDesk({ server: { clockWindow: Infinity } });
      const { clock, faults, sim } = desk;
      clock.set(step);
      clock.advanceBy(10_000);
      faults([{ when: { frameOut: 'ExecutionReport' }, do: 'drop' }]);
      sim.exchange.request('TradeCreate', { ...waits });
      const id = sim.journal.at(-1)?.tradeId ?? '';
      sim.exchange.request('TradeDelete', { Type: 'Cancel', Id: Number(id) });
      clock.advanceBy(30_000);
      expect(toldOf(desk)).to.deep.equal([`history O/${id}/open`, `history O/${id}/canceled`]);
      endWell(desk);
    });
});

describe('a process that is suspended', () => {
  it('takes its own pause for nobody else: a server that is still there is kept, and the probe hears of each pause', () => {
    const probe = countingProbe();
    const desk = readyDesk({ client: { probe } });
    const { clock, order, sim, states, sent } = desk;
    const from = states.values.length;
    for (const pause of [6_000, 30_000, 30_000]) {
      clock.standStill(pause);
      clock.advanceBy(20_000);
    }
    sim.exchange.request('TradeCreate', { ...fills });
    const placed = order(waits);
    clock.advanceBy(100);
    expect([pathOf(desk, from), courseOf(placed), sent('Login').length, probe.counts.paused]).to.deep.equal([[], 'accepted |', 1, 3]);
    endWell(desk);
  });

  it('lets no command leave after its sleep that was still being written down before', () => {
    const kept$ = new Subject<void>();
    const desk = readyDesk({ client: { journal: { ...memoryJournal(), intend: () => kept$ } } });
    const { clock, order, sent } = desk;
    const slept = order(waits);
    clock.advanceBy(5);
    clock.set(HOUR); // what a sleep looks like where the steady clock stands still
    kept$.next();
    clock.advanceBy(100);
    expect([courseOf(slept), sent('TradeCreate').length]).to.deep.equal(['notSent |', 0]);
    expect(outcomeOf(slept)).to.include({ reason: 'stale' });
    endWell(desk);
  });

  it('beyond the life of its connection comes back to a new one, sends nothing that waited, and is told what it missed', () => {
    const desk = readyDesk();
    const { clock, faults, order, sim, sent } = desk;
    faults([{ when: { request: 'TradeCreate', nth: 1 }, do: { kind: 'silence', at: 'afterExecuting' } }]);
    const caught = order(fills);
    clock.advanceBy(5);
    sim.exchange.cut();
    sim.exchange.request('TradeCreate', { ...waits });
    clock.standStill(2 * HOUR);
    clock.advanceBy(30_000);
    expect([courseOf(caught), outcomeOf(caught).settled, sent('TradeCreate').length]).to.deep.equal(['unknown accepted |', true, 1]);
    expect(desk.states.last).to.deep.equal({ status: 'ready', epoch: 2 });
    expect(toldOf(desk).map((key) => key.split('/')[2])).to.have.members(['open', 'open']);
    endWell(desk);
  });
});
