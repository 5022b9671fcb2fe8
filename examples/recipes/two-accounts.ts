// Two accounts as one stream: merge them, and say whose each report is. Each client keeps its own connection alive.

import { concatMap, finalize, from, map, merge, switchMap, take } from 'rxjs';
import { simulatedTickTrader } from 'rxtt/simulator';
import { ofEvent, tickTrader, type TickTrader } from 'rxtt/ticktrader';

const client = (seed: number): TickTrader => {
  const { url, credentials, webSocket } = simulatedTickTrader({ seed, twoFactor: false });
  return tickTrader({ url, credentials, webSocket });
};
const accounts: Readonly<Record<string, TickTrader>> = { main: client(1), hedge: client(2) };

const fills$ = merge(
  ...Object.entries(accounts).map(([account, { executionReports$ }]) =>
    executionReports$.pipe(
      ofEvent('Filled'),
      map(({ Trade }) => ({ account, trade: Trade })),
    ),
  ),
);
fills$
  .pipe(
    take(2),
    finalize(() => {
      for (const tt of Object.values(accounts)) tt.close();
    }),
  )
  .subscribe(({ account, trade }) => {
    console.log(`${account}: ${trade.Side} ${String(trade.FilledAmount)} ${trade.Symbol}`);
  });

// The hedge follows once the main order is known to be accepted.
const [buy, sell] = [
  { account: 'main', Side: 'Buy' },
  { account: 'hedge', Side: 'Sell' },
] as const;
from([buy, sell])
  .pipe(
    concatMap(({ account, Side }) => {
      const tt = accounts[account];
      return tt === undefined ? [] : tt.connect().pipe(switchMap(() => tt.createOrder({ Type: 'Market', Side, Symbol: 'EURUSD', Amount: 10_000 })));
    }),
  )
  .subscribe();
