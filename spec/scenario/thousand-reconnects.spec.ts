// A thousand reconnects in virtual time: with an order in doubt in each, and with nothing but a subscriber, of which nothing may pile up in memory.

import { expect } from 'chai';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { simulatedTickTrader } from '../../lib/simulator/index.js';
import { virtualClock } from '../../lib/testing/virtual-clock.js';
import { tickTrader } from '../../lib/ticktrader/index.js';
import { courseOf, endWell, readyDesk, waits } from '../support/trading-desk.js';

const ROUNDS = 1_000;
/** Rounds until everything that is made once is made. */
const WARM = 300;
/** Bytes of heap that all the others may leave, together. A single connection that is kept holds ten times its share of them. */
const HEAP = 2_000_000;
/** Longer than any timer that was begun: a virtual clock remembers a canceled one until it would have been due. */
const DAY = 25 * 3_600_000;

/** Bytes in use once all that can be freed is. */
const heap = (): number => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void; // there once the flag is set
  for (let round = 0; round < 3; round++) collect();
  return process.memoryUsage().heapUsed;
};

describe('a thousand reconnects', () => {
  it('each with an order in doubt, lose and double none of a thousand orders', function () {
    this.timeout(120_000);
    const desk = readyDesk();
    const { clock, faults, order, sent, states } = desk;
    faults([{ when: { request: 'TradeCreate' }, do: { kind: 'cut', at: 'afterExecuting' } }]);
    const courses = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round++) {
      const doubtful = order({ ...waits, ImmediateOrCancel: true });
      clock.advanceBy(15_000);
      const course = courseOf(doubtful);
      courses.set(course, (courses.get(course) ?? 0) + 1);
    }
    expect([...courses]).to.deep.equal([['unknown accepted |', ROUNDS]]);
    expect([sent('TradeCreate').length, states.last]).to.deep.equal([ROUNDS, { status: 'ready', epoch: ROUNDS + 1 }]);
    endWell(desk);
  });

  it('leave the heap at its baseline', function () {
    this.timeout(120_000);
    const clock = virtualClock();
    const sim = simulatedTickTrader({ scheduler: clock, ticksPerSecond: 0, twoFactor: false });
    const tt = tickTrader({ url: sim.url, credentials: sim.credentials, webSocket: sim.webSocket, scheduler: clock });
    let gaps = 0;
    tt.executions$.subscribe(({ kind }) => (gaps += kind === 'gap' ? 1 : 0));
    clock.advanceBy(30_000);
    const rounds = (count: number): void => {
      for (let round = 0; round < count; round++) {
        if (round % 2 === 0) sim.exchange.cut();
        else sim.exchange.close(1001);
        clock.advanceBy(15_000);
      }
      clock.advanceBy(DAY);
    };
    rounds(WARM);
    const baseline = [heap(), clock.waiting] as const;
    rounds(ROUNDS);
    const [bytes, timers] = [heap(), clock.waiting];
    expect(bytes - baseline[0]).to.be.lessThan(HEAP);
    expect([timers, gaps]).to.deep.equal([baseline[1], 1 + WARM + ROUNDS]);
    tt.close();
    clock.advanceBy(60_000);
    expect(clock.waiting).to.equal(0);
  });
});
