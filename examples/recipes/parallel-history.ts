// A long history over a slow link: several stretches of time side by side. The records come in the same order either way.

import { concat, defer, finalize, map, toArray } from 'rxjs';
import { simulatedTickTrader } from 'rxtt/simulator';
import { tickTrader } from 'rxtt/ticktrader';

const { url, credentials, webSocket } = simulatedTickTrader({ twoFactor: false, latency: 20, history: { days: 90, records: 2_000 } });
const tt = tickTrader({ url, credentials, webSocket });

const to = Date.now(); // both walks shall see the same
const walk = (parallel: number) =>
  defer(() => {
    const begun = performance.now();
    return tt.tradeHistory({ to, pageSize: 100, parallel }).pipe(
      map(({ Id }) => Id),
      toArray(),
      map((ids) => ({ ids, took: performance.now() - begun })),
    );
  });

concat(walk(1), walk(8))
  .pipe(
    toArray(),
    finalize(() => tt.close()),
  )
  .subscribe(([chained, sliced]) => {
    if (chained === undefined || sliced === undefined) return;
    console.log(`${String(chained.ids.length)} records`);
    console.log('the same in the same order:', chained.ids.join() === sliced.ids.join());
    console.log('faster side by side:', sliced.took < chained.took);
  });
