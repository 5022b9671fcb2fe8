// A bot that misses nothing: neither while its connection is down, nor while it does not run itself. Where it stopped is kept in a file.

import { existsSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { concat, defer, filter, finalize, map, take, tap } from 'rxjs';
import { simulatedTickTrader } from 'rxtt/simulator';
import { tickTrader, type ExecutionCursor } from 'rxtt/ticktrader';

const FILE = join(mkdtempSync(join(tmpdir(), 'bot-')), 'cursor.json');
const kept = (): { resumeFrom?: ExecutionCursor } => (existsSync(FILE) ? { resumeFrom: JSON.parse(readFileSync(FILE, 'utf8')) as ExecutionCursor } : {});
const keep = (cursor: ExecutionCursor): void => {
  writeFileSync(`${FILE}.new`, JSON.stringify(cursor));
  renameSync(`${FILE}.new`, FILE); // never half a file
};

const { url, credentials, webSocket, exchange } = simulatedTickTrader({ twoFactor: false, accountingType: 'Net', history: { days: 1, records: 1 } });
const tradeElsewhere = (Amount: number): void => {
  exchange.request('TradeCreate', { Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount });
};

/** The bot does its work on an event, and then writes down where it stands. What was not written down comes again at the next start. */
const bot$ = defer(() => {
  const tt = tickTrader({ url, credentials, webSocket, ...kept() });
  return tt.executions$.pipe(
    tap((event) => {
      console.log(`  ${String(event.seq)} ${event.kind === 'execution' ? `${event.key} (${event.source})` : event.kind}`);
      keep(event.cursor);
    }),
    finalize(() => tt.close()),
  );
});
const caughtUp$ = bot$.pipe(filter(({ kind }) => kind === 'caughtUp'));

const first$ = caughtUp$.pipe(
  map((_, index) => index),
  tap((index) => {
    if (index > 0) return;
    exchange.cut(); // the connection is lost, and right then somebody trades
    tradeElsewhere(10_000);
  }),
  take(2), // caught up again: the bot is stopped
);
const second$ = defer(() => {
  tradeElsewhere(20_000); // while the bot did not run at all
  console.log('The second run:');
  return caughtUp$.pipe(take(1));
});

console.log('The first run:');
concat(first$, second$).subscribe();
