// Streams in async functions: `for await` over reports and over history. Leaving the loop unsubscribes.

import { firstValueFrom, lastValueFrom } from 'rxjs';
import { toAsyncIterable } from 'rxtt/async-iterable';
import { simulatedTickTrader } from 'rxtt/simulator';
import { tickTrader } from 'rxtt/ticktrader';

const { url, credentials, webSocket } = simulatedTickTrader({ twoFactor: false, history: { days: 10, records: 200 } });
const tt = tickTrader({ url, credentials, webSocket });
await firstValueFrom(tt.connect());

// A cursor waits for its reader: one page is read ahead, and no more.
let deposits = 0;
for await (const record of toAsyncIterable(tt.tradeHistoryPages({ pageSize: 50 }))) if (record.TransactionType === 'Balance') deposits++;
console.log(`deposits: ${String(deposits)}`);

// A hot stream does not wait: what is not read yet is kept, up to `capacity`.
const verdict = lastValueFrom(tt.createOrder({ Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000 }));
for await (const { Event } of toAsyncIterable(tt.executionReports$, { capacity: 1_000 })) {
  console.log(Event);
  if (Event === 'Allocated') break;
}
console.log((await verdict).status);

tt.close();
