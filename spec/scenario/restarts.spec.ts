// A server that restarts in the middle of trading, with a word or without: orders that it kept are known again, those that it lost are not called accepted.

import { expect } from 'chai';
import { BACK, courseOf, deedsOf, endWell, fills, pathOf, readyDesk, toldOf, waits } from '../support/trading-desk.js';

describe('a server restart', () => {
  it('ends every connection, keeps the orders, and all of it is known again once the server is back', () => {
    const desk = readyDesk();
    const { clock, faults, order, sim, states } = desk;
    const waiting = order(waits);
    clock.advanceBy(100);
    const from = states.values.length;
    faults([{ when: { request: 'TradeCreate', nth: 1 }, do: { kind: 'silence', at: 'afterExecuting' } }]);
    const caught = order(fills);
    clock.advanceBy(10);
    sim.exchange.restart({ downFor: 20_000 });
    clock.advanceBy(10);
    const refused = order(fills);
    clock.advanceBy(60_000);
    expect(pathOf(desk, from).slice(-BACK.length)).to.deep.equal(BACK);
    expect([courseOf(waiting), courseOf(caught), courseOf(refused)]).to.deep.equal(['accepted |', 'unknown accepted |', 'notSent |']);
    expect([deedsOf(desk, caught), desk.sent('TradeCreate').length]).to.deep.equal([['accepted', 'filled', 'opened'], 2]);
    endWell(desk);
  });

  it('while the dealer has an order loses that order, and the client does not call it accepted', () => {
    const desk = readyDesk({ server: { dealingTime: 3_000 }, client: { lateness: { afterReset: 60_000, otherwise: 60_000 } } });
    const lost = desk.order(fills);
    desk.clock.advanceBy(1_000);
    desk.sim.exchange.restart({ downFor: 5_000 });
    desk.clock.advanceBy(120_000);
    expect(courseOf(lost)).to.equal('unknown presumedAbsent |');
    expect(deedsOf(desk, lost)).not.to.include('filled');
    expect(toldOf(desk).filter((told) => told.includes('/fill/'))).to.deep.equal([]);
    endWell(desk);
  });

  it('that says goodbye first is a notice, and then like any other', () => {
    const desk = readyDesk();
    desk.faults([{ when: { time: 0 }, do: { kind: 'logoff', reason: 'Maintenance' } }]);
    desk.clock.advanceBy(20_000);
    expect(desk.notices.values).to.deep.include({ kind: 'logoff', reason: 'Maintenance' });
    expect(desk.states.last).to.deep.equal({ status: 'ready', epoch: 2 });
    endWell(desk);
  });
});
