// Real sockets that break in the middle of an order, through a proxy that knows nothing of WebSockets: the order is found out over the next connection, and never sent again.

import { expect } from 'chai';
import { filter, firstValueFrom, lastValueFrom, Subscription, timeout, toArray, type Observable } from 'rxjs';
import { startTickTraderSimulator } from '../../lib/simulator/index.js';
import { startFaultProxy, type ProxyDeed } from '../../lib/testing/index.js';
import { tickTrader } from '../../lib/ticktrader/index.js';
import { handles } from '../support/handles.js';
import { watch } from '../support/seen.js';
import { fills } from '../support/trading-desk.js';

const PATIENCE = 10_000;

/** What happens to the link right after the order has left, and whether the order arrives. */
const DEEDS: readonly { readonly deed: ProxyDeed; readonly arrives: boolean }[] = [
  { deed: 'end', arrives: false },
  { deed: 'reset', arrives: false },
  { deed: 'halfOpen', arrives: false },
  { deed: 'muteUp', arrives: false },
  { deed: 'muteDown', arrives: true },
];

/** Begins it, and ends it with `life`. */
const running = <T>(start$: Observable<T>, life: Subscription): Promise<T> =>
  new Promise((resolve, reject) => {
    life.add(start$.subscribe({ next: resolve, error: reject }));
  });

describe('a real link', () => {
  for (const { deed, arrives } of DEEDS)
    it(`that breaks (${deed}) with an order under way is replaced, and the order is ${arrives ? 'found' : 'presumed absent'}`, async () => {
      const before = await handles();
      const life = new Subscription();
      const server = await running(startTickTraderSimulator({ ticksPerSecond: 0, twoFactor: false }), life);
      const proxy = await running(startFaultProxy({ target: server.url }), life);
      const tt = tickTrader({
        ...{ url: proxy.url, credentials: server.credentials },
        ...{ liveness: { idle: 100, grace: 100 }, reconnect: { first: 10, cap: 20 }, requestTimeout: 500 },
        ...{ resolve: { rounds: [10, 50], every: 100 }, lateness: { afterReset: 700, otherwise: 700 } },
      });
      try {
        const states = watch(tt.state$);
        await firstValueFrom(tt.connect());
        proxy.strike(deed);
        const outcomes$ = tt.createOrder(fills).pipe(toArray(), timeout(PATIENCE));
        const [outcomes] = await Promise.all([
          lastValueFrom(outcomes$),
          firstValueFrom(
            tt.state$.pipe(
              filter((state) => state.status === 'ready' && state.epoch === 2),
              timeout(PATIENCE),
            ),
          ),
        ]);
        expect(outcomes.map(({ status }) => status)).to.deep.equal(['unknown', arrives ? 'accepted' : 'presumedAbsent']);
        expect(server.journal.filter(({ kind }) => kind === 'accepted')).to.have.lengthOf(arrives ? 1 : 0);
        const loss = states.values.find(({ status }) => status === 'waiting');
        expect(loss?.status === 'waiting' && loss.reason).to.include({ _tag: 'ConnectionError', delivered: 'unknown', retryable: true });
      } finally {
        await lastValueFrom(tt.close());
        life.unsubscribe();
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await handles()).to.deep.equal(before);
    });
});
