// A position with a stop loss that follows the market up. Exits of their own are a matter of Gross accounts.

import { concat, concatMap, defer, filter, finalize, map, switchMap, take, tap } from 'rxjs';
import { simulatedTickTrader } from 'rxtt/simulator';
import { ofEvent, tickTrader } from 'rxtt/ticktrader';

const { url, credentials, webSocket, exchange } = simulatedTickTrader({ twoFactor: false, ticksPerSecond: 0 });
const tt = tickTrader({ url, credentials, webSocket });
const market = (bid: number): void => {
  exchange.price('EURUSD', { bid: bid.toFixed(5), ask: (bid + 0.0001).toFixed(5) });
};
market(1.1);

const order$ = tt.createOrder({ Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000, StopLoss: 1.095, TakeProfit: 1.2 });
/** The stop, half a cent below each new high. The real market would be a stream of yours. */
const trail = (Id: string) =>
  concat(...[1.102, 1.106].map((high) => defer(() => (market(high), tt.modifyOrder({ Id, StopLoss: Number((high - 0.005).toFixed(5)) })))));

const closed$ = tt.executionReports$.pipe(
  ofEvent('Filled'),
  filter(({ Profit }) => Profit !== undefined),
  take(1),
);
closed$.pipe(finalize(() => tt.close())).subscribe(({ Fill, Profit }) => {
  console.log(`closed at ${String(Fill?.Price)}, profit ${String(Profit?.Value)}`);
});

tt.connect()
  .pipe(
    switchMap(() => order$),
    concatMap((outcome) => (outcome.status === 'accepted' ? trail(outcome.tradeId) : [])),
    map((outcome) => (outcome.status === 'accepted' ? `stop loss ${String(outcome.trade?.StopLoss)}` : outcome.status)),
    tap({
      complete: () => {
        market(1.1005); // and down again
      },
    }),
  )
  .subscribe((line) => {
    console.log(line);
  });
