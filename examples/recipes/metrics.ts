// What a client does, in numbers: counters of what happened, and how long each kind of request took.

import { forkJoin, finalize, switchMap } from 'rxjs';
import { simulatedTickTrader } from 'rxtt/simulator';
import { countingProbe, probes, tickTrader, type Probe } from 'rxtt/ticktrader';

/** A probe of your own: it must not throw, and it never sees a body or an answer. */
const stopwatch = (): Probe & { readonly took: ReadonlyMap<string, readonly number[]> } => {
  const took = new Map<string, readonly number[]>();
  return {
    took,
    count: () => undefined,
    request: (name) => {
      const begun = performance.now();
      return (end) => {
        if (end === 'answered') took.set(name, [...(took.get(name) ?? []), performance.now() - begun]);
      };
    },
  };
};

const { url, credentials, webSocket, exchange } = simulatedTickTrader({ twoFactor: false, ticksPerSecond: 0 });
const [counters, times] = [countingProbe(), stopwatch()];
const tt = tickTrader({ url, credentials, webSocket, probe: probes(counters, times) });

forkJoin([tt.account(), tt.trades()])
  .pipe(
    switchMap(() => {
      exchange.cut();
      return tt.trades(); // waits for the next connection
    }),
    finalize(() => tt.close()),
  )
  .subscribe(() => {
    const { connect, lost, decodeError = 0 } = counters.counts;
    console.log(`connected ${String(connect)} times, lost ${String(lost)}, unreadable frames ${String(decodeError)}`);
    console.log('timed:', [...times.took.keys()].join(', '));
  });
