import { expect } from 'chai';
import { busy } from '../../../lib/ticktrader/orders/busy.js';
import { watch } from '../../support/seen.js';
import { course, market, placed, simulated } from './simulated.js';

describe('trades under change', () => {
  it('are taken once, and free when given back', () => {
    const { take } = busy();
    const release = take(['1']);
    expect([take(['1']), take(['2']) === undefined]).to.deep.equal([undefined, false]);
    release?.();
    expect(take(['1'])).to.be.a('function');
  });

  it('are taken all or none', () => {
    const { take } = busy();
    take(['1']);
    expect([take(['2', '1']), typeof take(['2'])]).to.deep.equal([undefined, 'function']);
  });

  it('are given back once: a second time does not free what somebody else has taken since', () => {
    const { take } = busy();
    const release = take(['1']);
    release?.();
    take(['1']);
    release?.();
    expect(take(['1'])).to.equal(undefined);
  });

  it('are none for an order that is yet to be', () => {
    const { take } = busy();
    expect([typeof take([]), typeof take([])]).to.deep.equal(['function', 'function']);
  });
});

describe('a position whose change is in doubt', () => {
  const bought = (by: number) => {
    const desk = simulated({ server: { faults: [{ when: { request: 'TradeModify', nth: 1 }, do: [{ kind: 'lateExecution', by }] }] } });
    const id = placed(desk, market);
    const change = (StopLoss: number) => watch(desk.tt.modifyOrder({ Id: id, StopLoss }));
    const outcome = change(0.5);
    desk.clock.advanceBy(11_000);
    return { ...desk, outcome, change };
  };

  it('is busy as long as the change may still be carried out, and free as soon as it is seen to be', () => {
    const { clock, outcome, change } = bought(100_000);
    for (let at = 0; at < 8; at++) {
      expect([course(outcome), change(0.6).last.status]).to.deep.equal(['unknown', 'notSent']); // one more now might be undone by the first
      clock.advanceBy(11_000);
    }
    clock.advanceBy(2_000);
    expect(course(outcome)).to.equal('unknown accepted |');
    const next = change(0.6);
    clock.advanceBy(100);
    expect(course(next)).to.equal('accepted |');
  });

  it('is freed by the horizon at the latest', () => {
    const { clock, outcome, change } = bought(10_000_000);
    clock.advanceBy(950_000);
    expect(change(0.6).last).to.include({ reason: 'busy' });
    clock.advanceBy(30_000);
    expect(course(outcome)).to.equal('unknown presumedAbsent |');
    const next = change(0.6);
    clock.advanceBy(100);
    expect(course(next)).to.equal('accepted |');
  });
});
