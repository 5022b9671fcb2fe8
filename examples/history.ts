// Walks a year of history lazily, page after page, and sums the profit by symbol.

import { concat, defer, last, reduce, switchMap, take, tap } from 'rxjs';
import { startTickTraderSimulator } from 'rxtt/simulator';
import { tickTrader, type TradeReport } from 'rxtt/ticktrader';

type Sums = ReadonlyMap<string, number>;

const add = (sums: Sums, { Symbol, BalanceMovement }: TradeReport): Sums =>
  Symbol === undefined ? sums : new Map([...sums, [Symbol, (sums.get(Symbol) ?? 0) + (BalanceMovement ?? 0)]]);

const show = (sums: Sums): void => {
  for (const [symbol, profit] of [...sums].sort(([, a], [, b]) => b - a)) console.log(symbol.padEnd(8), profit.toFixed(2).padStart(12));
};

startTickTraderSimulator({ history: { days: 365, records: 5_000 } })
  .pipe(
    switchMap(({ url, credentials, oneTimePassword }) => {
      const tt = tickTrader({ url, credentials, oneTimePassword: () => [oneTimePassword()] });

      // Nothing is asked before the subscription; each next page when the records of the one before are through.
      const newest$ = tt.tradeHistory({ direction: 'Backward', pageSize: 3 }).pipe(
        take(3), // so only one page is ever asked for
        tap(({ TransactionType, Symbol, TransactionTimestamp }) => {
          console.log(new Date(TransactionTimestamp).toISOString(), TransactionType, Symbol);
        }),
      );
      let records = 0;
      const sums$ = tt.tradeHistory().pipe(
        tap(() => records++),
        reduce(add, new Map<string, number>() as Sums),
        tap((sums) => {
          console.log(`Profit by symbol, of ${String(records)} records:`);
          show(sums);
        }),
      );
      return concat(
        newest$,
        sums$,
        defer(() => tt.close()),
      ).pipe(last());
    }),
    take(1), // the client is closed: the server stops
  )
  .subscribe();
