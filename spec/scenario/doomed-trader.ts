// A program of its own for journal.spec: trades with a journal at the server it is told of, one order after the other, and says what became of each, until it is killed.
// `doomed-trader.ts URL ID KEY SECRET JOURNAL FIRST`: FIRST numbers its first order. Started without FIRST it places none, and tells what a former run left in doubt.
// SIGTERM lets it close its client and end by itself.

import { writeSync } from 'node:fs';
import { concatMap, range, tap, type Observable } from 'rxjs';
import { fileJournal } from '../../lib/journal/index.js';
import { tickTrader, type OrderOutcome } from '../../lib/ticktrader/index.js';

const [url = '', webApiId = '', webApiKey = '', webApiSecret = '', path = '', first] = process.argv.slice(2);
/** Straight to the pipe: nothing that was said may be lost with the process. */
const say = (word: string, { clientId = '', status }: Pick<OrderOutcome, 'clientId' | 'status'>): void => void writeSync(1, `${word} ${clientId} ${status}\n`);

const tt = tickTrader({
  ...{ url, credentials: { webApiId, webApiKey, webApiSecret }, journal: fileJournal(path, { fsync: false }) },
  resolve: { rounds: [20, 50, 100], every: 200 },
});
const place = (n: number): Observable<OrderOutcome> =>
  tt.createOrder({ Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 1_000, ClientId: `order-${String(n)}` });

tt.lateOutcomes$.subscribe((outcome) => {
  say('late', outcome);
});
tt.connect()
  .pipe(
    tap(() => {
      say('ready', { status: 'accepted' });
    }),
    concatMap(() => range(Number(first ?? 0), first === undefined ? 0 : 1_000_000)),
    concatMap(place),
  )
  .subscribe((outcome) => {
    say('own', outcome);
  });
process.once('SIGTERM', () => tt.close().subscribe());
