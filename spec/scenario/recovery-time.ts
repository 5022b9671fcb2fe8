// How long a client takes to be caught up with an account that has 1,000 open trades and 10,000 records of history, over a real socket on this machine. Run by hand, on a quiet one:
// `npx tsx spec/scenario/recovery-time.ts`. It prints the times and fails beyond the aim.

import { filter, firstValueFrom, Subscription } from 'rxjs';
import { startTickTraderSimulator, type SimulatedServer } from '../../lib/simulator/index.js';
import { tickTrader } from '../../lib/ticktrader/index.js';

const TRADES = 1_000;
const RECORDS = 10_000;
const ROUNDS = 5;
/** ms. */
const AIM = 3_000;

const life = new Subscription();
const server = await new Promise<SimulatedServer>((resolve, reject) => {
  life.add(
    startTickTraderSimulator({ ticksPerSecond: 0, twoFactor: false, balance: '100000000', history: { days: 365, records: RECORDS } }).subscribe({
      next: resolve,
      error: reject,
    }),
  );
});
for (let n = 0; n < TRADES; n++) server.exchange.request('TradeCreate', { Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 1_000, Price: 1 });

/** ms until executions$ says that it is caught up with all that ever happened on the account, and how much that was. */
const recovery = async (): Promise<{ readonly time: number; readonly told: number }> => {
  const tt = tickTrader({ url: server.url, credentials: server.credentials, resumeFrom: { seq: 0, watermark: 0, keys: [], chains: {} } });
  const begun = performance.now();
  const { seq } = await firstValueFrom(tt.executions$.pipe(filter(({ kind }) => kind === 'caughtUp')));
  const time = performance.now() - begun;
  await firstValueFrom(tt.close());
  return { time, told: seq };
};

const rounds: { readonly time: number; readonly told: number }[] = [];
for (let round = 0; round < ROUNDS; round++) rounds.push(await recovery());
life.unsubscribe();
const times = rounds.map(({ time }) => Math.round(time)).toSorted((a, b) => a - b);
const median = times[Math.floor(times.length / 2)] ?? NaN;
console.log(`${String(rounds[0]?.told)} events told; caught up after ${times.join(', ')} ms, median ${String(median)} ms (aim: ${String(AIM)} ms)`);
process.exitCode = median <= AIM ? 0 : 1;
