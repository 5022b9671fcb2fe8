// A server that closes the connection in good order, with every code, in the middle of trading: the session comes back, and no order is lost, doubled or misjudged.

import { expect } from 'chai';
import { ConnectionError } from '../../lib/base/errors.js';
import { BACK, courseOf, deedsOf, endWell, fills, lossOf, pathOf, readyDesk, toldOf, waits } from '../support/trading-desk.js';

/** What an endpoint may put into a close frame, and the two that stand for none. */
const CODES = [1000, 1001, 1002, 1003, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 1015, 3000, 3999, 4000, 4999];

/** Where the order is when the connection closes, what becomes of it, and what the client says of it. */
const MOMENTS = [
  { at: 'beforeExecuting', deeds: [], course: 'unknown presumedAbsent |' },
  { at: 'afterExecuting', deeds: ['accepted', 'filled', 'opened'], course: 'unknown accepted |' },
  { at: 'beforeAnswer', deeds: ['accepted', 'filled', 'opened'], course: 'accepted |' },
  { at: 'afterAnswer', deeds: ['accepted', 'filled', 'opened'], course: 'accepted |' },
] as const;

describe('a clean close', () => {
  for (const code of CODES)
    it(`of every code (${String(code)}) while an order is under way is come back from, with the order judged right`, () => {
      for (const { at, deeds, course } of MOMENTS) {
        const desk = readyDesk({ client: { lateness: { afterReset: 30_000, otherwise: 30_000 } } });
        const { clock, faults, order, states } = desk;
        const from = states.values.length;
        faults([{ when: { request: 'TradeCreate', nth: 1 }, do: { kind: 'close', code, reason: 'because', at } }]);
        const caught = order(fills);
        clock.advanceBy(5_000);
        expect(lossOf(desk)).to.be.instanceOf(ConnectionError).and.include({ code });
        expect(pathOf(desk, from), at).to.deep.equal(BACK);
        clock.advanceBy(40_000);
        expect([courseOf(caught), deedsOf(desk, caught)], at).to.deep.equal([course, deeds]);
        endWell(desk);
      }
    });
});

describe('a policy close', () => {
  it('(1008) right after each login is answered at growing pauses, and what happened meanwhile is told once the server relents', () => {
    const desk = readyDesk();
    const { clock, sim, faults, sent, states } = desk;
    const stop = faults([{ when: { frameOut: 'Trades' }, do: { kind: 'close', code: 1008, reason: 'policy violation' } }]);
    sim.exchange.close(1008, 'policy violation');
    sim.exchange.request('TradeCreate', { ...fills });
    clock.advanceBy(120_000);
    expect(lossOf(desk).message).to.include('1008').and.include('policy violation');
    expect([states.last.status, sent('Login').length <= 20]).to.deep.equal(['waiting', true]);
    stop();
    clock.advanceBy(40_000);
    expect(states.last.status).to.equal('ready');
    expect(toldOf(desk)).to.have.lengthOf(1);
    endWell(desk);
  });

  it('forbids nothing to others: a command meanwhile is notSent, a read waits for the next session', () => {
    const desk = readyDesk();
    const { clock, sim, order, tt } = desk;
    sim.exchange.close(1008, 'policy violation');
    clock.advanceBy(10);
    const refused = order(waits);
    const read: number[] = [];
    tt.trades().subscribe((trades) => read.push(trades.length));
    expect([courseOf(refused), sim.journal]).to.deep.equal(['notSent |', []]);
    clock.advanceBy(5_000);
    expect(read).to.deep.equal([0]);
    endWell(desk);
  });
});
