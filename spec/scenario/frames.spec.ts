// Frames that come twice, in disorder, spoilt, cut short or far too large: none ends the session, none is told twice, and what they hid is found out.

import { expect } from 'chai';
import type { Fault, FaultRule, PlainFault } from '../../lib/simulator/index.js';
import { courseOf, deedsOf, endWell, fills, pathOf, readyDesk, tradeIdOf, toldOf, waits, type TradingDesk } from '../support/trading-desk.js';

/** A round of trading: an order that waits, one that is filled, a change, a cancel and a close. Gives how each was judged. */
const trade = ({ clock, order, call, tt }: TradingDesk): readonly string[] => {
  const calls = [order(waits), order(fills)];
  clock.advanceBy(60_000);
  const [waiting, position] = calls.map(tradeIdOf);
  if (waiting === undefined || position === undefined) throw new Error('Nothing was placed.');
  calls.push(call('modify', tt.modifyOrder({ Id: waiting, Price: 1.01 }), waiting));
  clock.advanceBy(60_000);
  calls.push(call('cancel', tt.cancelOrder(waiting), waiting), call('close', tt.closePosition(position), position));
  clock.advanceBy(60_000);
  return calls.map(courseOf);
};

const PUSHES = ['ExecutionReport', 'Account'];
const ANSWERS = ['TradeCreate', 'TradeModify', 'TradeDelete', 'Trades', 'TradeHistory'];
const rules = (frames: readonly string[], fault: Fault | PlainFault, chance?: number): readonly FaultRule[] =>
  frames.map((frameOut) => ({ when: { frameOut, ...(chance !== undefined && { chance }) }, do: fault }));

describe('duplicate frames', () => {
  for (const after of [0, 3_000])
    it(`(each ${String(after)} ms later again) are told once, and no command is judged twice`, () => {
      const desk = readyDesk();
      desk.faults(rules([...PUSHES, ...ANSWERS], { kind: 'duplicate', after }));
      expect(trade(desk)).to.deep.equal(['accepted |', 'accepted |', 'accepted |', 'accepted |', 'accepted |']);
      expect(new Set(toldOf(desk).map((told) => told.slice(told.indexOf(' ')))).size).to.equal(toldOf(desk).length);
      endWell(desk);
    });
});

describe('reordered frames', () => {
  for (const past of [1, 3])
    it(`(overtaken by the next ${String(past)}) are told in the order in which it happened`, () => {
      const desk = readyDesk();
      desk.faults(rules(PUSHES, { kind: 'reorder', past }, 0.5));
      expect(trade(desk).every((course) => course.endsWith('accepted |'))).to.equal(true);
      endWell(desk);
    });
});

describe('corrupt and truncated frames', () => {
  for (const kind of ['corrupt', 'truncate'] as const) {
    it(`(${kind}) that may have been reports are told from the server's books, within 30 s and without a reconnect`, () => {
      for (const seed of [1, 2, 3, 4]) {
        const desk = readyDesk({ server: { seed } });
        const { states, notices } = desk;
        const from = states.values.length;
        desk.faults(rules(['ExecutionReport'], kind === 'truncate' ? { kind, to: 60 } : kind));
        expect(trade(desk).every((course) => course.endsWith('accepted |'))).to.equal(true);
        expect([notices.values.some((notice) => notice.kind === 'decode'), pathOf(desk, from)]).to.deep.equal([true, []]);
        endWell(desk);
      }
    });

    it(`(${kind}) that were the answer to an order leave it unknown at once, and it is found, not sent again`, () => {
      const desk = readyDesk();
      desk.faults([{ when: { frameOut: 'TradeCreate', nth: 1 }, do: kind === 'truncate' ? { kind, to: 60 } : kind }, ...rules(['ExecutionReport'], 'drop')]);
      const order = desk.order(fills);
      desk.clock.advanceBy(30_000);
      expect([courseOf(order).endsWith('accepted |'), deedsOf(desk, order), desk.sent('TradeCreate').length]).to.deep.equal([
        true,
        ['accepted', 'filled', 'opened'],
        1,
      ]);
      endWell(desk);
    });
  }
});

describe('huge frames', () => {
  it('beyond maxFrame are refused unread, and what they said is read anew', () => {
    const desk = readyDesk({ client: { maxFrame: 20_000 } });
    const { clock, faults, order, notices, states } = desk;
    const from = states.values.length;
    faults([{ when: { frameOut: 'ExecutionReport', times: 3 }, do: { kind: 'grow', to: 50_000 } }]);
    const placed = order(fills);
    clock.advanceBy(30_000);
    expect(notices.values.map(({ kind }) => kind)).to.deep.equal(['decode', 'decode', 'decode']);
    expect([courseOf(placed), pathOf(desk, from)]).to.deep.equal(['unknown accepted |', []]); // one of them was its answer, by its Id
    endWell(desk);
  });

  it('below it are read, whatever their size', () => {
    const desk = readyDesk();
    desk.faults(rules([...PUSHES, ...ANSWERS], { kind: 'grow', to: 1_000_000 }));
    expect(trade(desk)).to.deep.equal(['accepted |', 'accepted |', 'accepted |', 'accepted |', 'accepted |']);
    expect(desk.notices.values).to.deep.equal([]);
    endWell(desk);
  });
});

describe('hostile frames', () => {
  const deep = `{"Response":"ExecutionReport","Result":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  const polluted = '{"Response":"Account","__proto__":{"polluted":1},"Result":{"Id":1,"AccountingType":"Gross","__proto__":{"polluted":1}}}';
  for (const [what, frame] of [
    ['nested without end', deep],
    ['that reach for the prototype', polluted],
    ['that are no objects', '[1,2,3]'],
    ['that are no JSON', 'Bad gateway'],
    ['that are empty', ''],
  ] as const)
    it(`(${what}) harm nothing: the session goes on and trades`, () => {
      const desk = readyDesk();
      const from = desk.states.values.length;
      const stop = desk.faults([{ when: { time: 0, every: 1_000 }, do: { kind: 'inject', frame } }]);
      const placed = desk.order(fills);
      desk.clock.advanceBy(5_000);
      expect([courseOf(placed), pathOf(desk, from), 'polluted' in {}]).to.deep.equal(['accepted |', [], false]);
      stop();
      endWell(desk);
    });
});
