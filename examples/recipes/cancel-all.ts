// Cancels all that waits in one symbol, a few at a time, and says what became of each.

import { concat, defer, finalize, from, map, mergeMap, switchMap, toArray, type Observable } from 'rxjs';
import { simulatedTickTrader } from 'rxtt/simulator';
import { tickTrader, type OrderOutcome, type TickTrader } from 'rxtt/ticktrader';

const AT_ONCE = 4;

/** Every cancel ends in a verdict of its own; none stops the others. */
const cancelAll = (tt: TickTrader, symbol: string): Observable<OrderOutcome> =>
  tt.trades().pipe(
    switchMap((trades) => trades.filter(({ Type, Symbol }) => Type !== 'Position' && Symbol === symbol)),
    mergeMap(({ Id }) => tt.cancelOrder(Id), AT_ONCE),
  );

const { url, credentials, webSocket } = simulatedTickTrader({ twoFactor: false });
const tt = tickTrader({ url, credentials, webSocket });

const orders$ = from([1.01, 1.02, 1.03]).pipe(
  mergeMap((Price) => tt.createOrder({ Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000, Price })),
  toArray(),
);
const other$ = defer(() => tt.createOrder({ Type: 'Limit', Side: 'Buy', Symbol: 'GBPUSD', Amount: 10_000, Price: 1.01 }));
const left$ = defer(() => tt.trades()).pipe(map((trades) => `left: ${trades.map(({ Symbol }) => Symbol).join(', ')}`));

tt.connect()
  .pipe(
    switchMap(() => concat(orders$, other$)),
    toArray(),
    switchMap(() => concat(cancelAll(tt, 'EURUSD').pipe(map((outcome) => (outcome.status === 'accepted' ? outcome.ended : outcome.status))), left$)),
    finalize(() => tt.close()),
  )
  .subscribe((line) => {
    console.log(line);
  });
