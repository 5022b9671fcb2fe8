// Orders that nobody answers for, or answers wrongly: silence, a timeout text after the deed, too many requests. None is called rejected without proof, or sent again.

import { expect } from 'chai';
import { TimeoutError } from '../../lib/base/errors.js';
import { watch, errorOf } from '../support/seen.js';
import { readySetting, silence } from '../support/tick-trader-server.js';
import { courseOf, deedsOf, endWell, fills, outcomeOf, readyDesk, waits } from '../support/trading-desk.js';

describe('no answer', () => {
  it('to a read is a TimeoutError at its deadline, and the connection stays', () => {
    const { clock, tt } = readySetting({ Split: silence });
    const [read, states] = [watch(tt.splits()), watch(tt.state$)];
    clock.advanceBy(10_100);
    expect([errorOf(read, TimeoutError).delivered, states.last]).to.deep.equal(['unknown', { status: 'ready', epoch: 1 }]);
  });

  it('to an order that was never executed is unknown, then presumed absent past the horizon, and never sent again', () => {
    const desk = readyDesk({ client: { lateness: { afterReset: 60_000, otherwise: 60_000 } } });
    const stop = desk.faults([{ when: { request: 'TradeCreate' }, do: 'silence' }]);
    const lost = desk.order(fills);
    desk.clock.advanceBy(60_000);
    expect(courseOf(lost)).to.equal('unknown');
    desk.clock.advanceBy(30_000);
    expect([courseOf(lost), deedsOf(desk, lost), desk.sent('TradeCreate').length]).to.deep.equal(['unknown presumedAbsent |', [], 1]);
    stop();
    endWell(desk);
  });

  it('to an order that is executed long after is accepted late, and told as a late outcome where it was presumed absent', () => {
    const desk = readyDesk({ client: { lateness: { afterReset: 60_000, otherwise: 60_000 } } });
    desk.faults([{ when: { request: 'TradeCreate' }, do: [{ kind: 'lateExecution', by: 90_000 }] }]);
    const late = desk.order(fills);
    desk.clock.advanceBy(85_000);
    expect(courseOf(late)).to.equal('unknown presumedAbsent |');
    desk.clock.advanceBy(30_000);
    expect(desk.late.values).to.have.lengthOf(1);
    expect(desk.late.last).to.include({ status: 'accepted', commandId: outcomeOf(late).commandId });
    endWell(desk);
  });
});

describe('an order executed and then answered with a timeout text', () => {
  for (const text of [
    'Timeout',
    'Request timed out.',
    'Internal server error!',
    'Server is being shut down.',
    'Throttling limits exceeded!',
    'Everything is fine?',
  ])
    for (const reports of [true, false])
      it(`("${text}", reports ${reports ? 'heard' : 'unheard'}) is accepted in the end, never called rejected, and sent once`, () => {
        const desk = readyDesk();
        desk.faults([{ when: { request: 'TradeCreate' }, do: { kind: 'misreport', text, reports } }]);
        const order = desk.order(fills);
        desk.clock.advanceBy(30_000);
        expect([courseOf(order).endsWith('accepted |'), courseOf(order).includes('rejected'), deedsOf(desk, order)]).to.deep.equal([
          true,
          false,
          ['accepted', 'filled', 'opened'],
        ]);
        expect(desk.sent('TradeCreate')).to.have.lengthOf(1);
        endWell(desk);
      });
});

describe('a client that is throttled', () => {
  it('by its own count of the limits the account states is notSent at once, and reads wait', () => {
    const desk = readyDesk({ server: { throttling: { methods: { Trade: 10 } } } });
    const { clock, sim, order, tt } = desk;
    const orders = Array.from({ length: 20 }, () => order(waits));
    const reads = Array.from({ length: 5 }, () => watch(tt.trades()));
    const refused = orders.filter((one) => courseOf(one) === 'notSent |');
    expect(refused.length).to.be.within(10, 19);
    for (const one of refused) expect(outcomeOf(one)).to.include({ reason: 'throttled' });
    clock.advanceBy(10_000);
    expect(sim.journal.filter(({ kind }) => kind === 'accepted')).to.have.lengthOf(20 - refused.length);
    expect(reads.every(({ completed }) => completed)).to.equal(true);
    endWell(desk);
  });

  it('by the server all of a sudden has its order in doubt, not rejected, and reads again when it may', () => {
    const desk = readyDesk({ client: { lateness: { afterReset: 30_000, otherwise: 30_000 } } });
    desk.faults([{ when: { time: 0 }, do: { kind: 'throttle', for: 20_000 } }]);
    const order = desk.order(fills);
    desk.clock.advanceBy(1_000);
    expect(courseOf(order)).to.equal('unknown');
    desk.clock.advanceBy(60_000);
    expect([courseOf(order), deedsOf(desk, order), desk.sent('TradeCreate').length]).to.deep.equal(['unknown presumedAbsent |', [], 1]);
    endWell(desk);
  });
});
