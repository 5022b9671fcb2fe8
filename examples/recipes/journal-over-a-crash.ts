// A program dies with an order on its way. The next start finds it in the journal and looks up what became of it.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { concat, defer, switchMap, take, tap } from 'rxjs';
import { fileJournal } from 'rxtt/journal';
import { simulatedTickTrader } from 'rxtt/simulator';
import { tickTrader } from 'rxtt/ticktrader';

const { url, credentials, webSocket, exchange } = simulatedTickTrader({ twoFactor: false });
const path = join(mkdtempSync(join(tmpdir(), 'journal-')), 'commands.journal');
const start = () => tickTrader({ url, credentials, webSocket, requestTimeout: 300, journal: fileJournal(path) });

// The server executes the order and never says so.
const disarm = exchange.answer('TradeCreate', () => 'mute after executing');

const first$ = defer(() => {
  const tt = start();
  const order = { Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000, ClientId: 'mine-1' } as const;
  return tt.connect().pipe(
    switchMap(() => tt.createOrder(order)),
    tap(({ status }) => {
      console.log(`The first run leaves it ${status}, and ends.`);
    }),
    take(1), // it does not stay to find out
    switchMap(() => tt.close()),
  );
});
const second$ = defer(() => {
  disarm();
  const tt = start();
  // listening connects, as with any hot stream
  return tt.lateOutcomes$.pipe(
    tap((outcome) => {
      console.log(`The second run: ${String(outcome.clientId)} is ${outcome.status}${outcome.status === 'accepted' ? ` as ${outcome.tradeId}` : ''}.`);
    }),
    take(1),
    switchMap(() => tt.close()),
  );
});
concat(first$, second$).subscribe();
