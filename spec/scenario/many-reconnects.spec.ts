// Fifty connections one after another over real sockets, cut, reset or closed: nothing of them is left.

import { expect } from 'chai';
import { filter, firstValueFrom, ignoreElements, lastValueFrom, Subscription, timeout } from 'rxjs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { countingProbe } from '../../lib/base/probe.js';
import { startTickTraderSimulator, type SimulatedServer } from '../../lib/simulator/index.js';
import { tickTrader } from '../../lib/ticktrader/index.js';
import { watch } from '../support/seen.js';

const ROUNDS = 50;
/** Rounds until everything that is made once is made. */
const WARM = 10;
/** Bytes of heap that fifty connections may leave, all together: one alone holds more while it lives. */
const HEAP = 500_000;

/** What keeps the process busy, by kind. */
const busy = (): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};

/** Bytes in use once all that can be freed is. */
const heap = (): number => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void; // there once the flag is set
  for (let round = 0; round < 3; round++) collect();
  return process.memoryUsage().heapUsed;
};

/** A client before a server, both on this machine. Nobody keeps the states it goes through: an error keeps alive all it was thrown in, until its stack is read. */
const opened = async () => {
  const life = new Subscription();
  const server = await new Promise<SimulatedServer>((resolve, reject) => {
    life.add(startTickTraderSimulator({ ticksPerSecond: 0, twoFactor: false }).subscribe({ next: resolve, error: reject }));
  });
  const probe = countingProbe();
  const tt = tickTrader({ url: server.url, credentials: server.credentials, probe, reconnect: { first: 1, cap: 1 } });
  return { server, tt, probe, life };
};

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('fifty reconnects over a real socket', () => {
  const warnings: Error[] = [];
  const warn = (warning: Error): void => void warnings.push(warning);
  before(() => {
    process.on('warning', warn);
  });
  after(() => {
    process.off('warning', warn);
  });

  it('leave sockets, timers, listeners and heap at their baseline', async function () {
    this.timeout(60_000);
    const { server, tt, probe, life } = await opened();
    const streams = [watch(tt.executionReports$), watch(tt.account$.pipe(ignoreElements()))];
    const ready = (epoch: number): Promise<unknown> =>
      firstValueFrom(
        tt.state$.pipe(
          filter((state) => state.status === 'ready' && state.epoch === epoch),
          timeout(10_000),
        ),
      );
    const round = async (epoch: number): Promise<void> => {
      if (epoch % 2 === 0) server.exchange.close(1001);
      else server.exchange.cut();
      await ready(epoch + 1);
    };
    try {
      await firstValueFrom(tt.connect());
      for (let epoch = 1; epoch <= WARM; epoch++) await round(epoch);
      await pause(100);
      const [baseline, used] = [busy(), heap()];
      for (let epoch = WARM + 1; epoch <= WARM + ROUNDS; epoch++) await round(epoch);
      await pause(100);
      expect(busy()).to.deep.equal(baseline);
      expect(heap() - used).to.be.lessThan(HEAP);
      expect([server.exchange.connections, probe.counts.lost]).to.deep.equal([1, WARM + ROUNDS]);
      for (const { error, completed } of streams) expect([error, completed]).to.deep.equal([undefined, false]);
      expect(warnings).to.deep.equal([]); // Node warns where listeners pile up
    } finally {
      await lastValueFrom(tt.close());
      life.unsubscribe();
    }
  });
});
