// The last month and then whatever happens, as one stream without a seam: nothing twice, nothing missing.

import { takeWhile } from 'rxjs';
import { simulatedTickTrader } from 'rxtt/simulator';
import { tickTrader, type ExecutionCursor, type ExecutionEvent } from 'rxtt/ticktrader';

const { url, credentials, webSocket } = simulatedTickTrader({ twoFactor: false, accountingType: 'Net', history: { days: 30, records: 300 } });

// A cursor that has seen nothing since a month ago: so all of that comes first, out of the server's history.
const aMonthAgo: ExecutionCursor = { seq: 0, watermark: Date.now() - 30 * 86_400_000, keys: [], chains: {} };
const tt = tickTrader({ url, credentials, webSocket, resumeFrom: aMonthAgo });

let past = 0;
const work = (event: ExecutionEvent): void => {
  if (event.kind === 'caughtUp') {
    console.log(past >= 290 ? 'The past is through. From here on it is live:' : 'Something is missing.');
    tt.createOrder({ Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000 }).subscribe();
  }
  if (event.kind !== 'execution') return;
  if (event.source === 'live') console.log(`  ${event.change}`);
  else past++;
};
const isLiveFill = (event: ExecutionEvent): boolean => event.kind === 'execution' && event.source === 'live' && event.change === 'fill';

tt.executions$.pipe(takeWhile((event) => !isLiveFill(event), true)).subscribe({ next: work, complete: () => tt.close() });
