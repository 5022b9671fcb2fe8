// Watches what happens to orders, event by event, over a real socket on this machine.

import { concat, concatMap, defer, filter, ignoreElements, merge, switchMap, take, tap } from 'rxjs';
import { startTickTraderSimulator, type RunningTickTrader } from 'rxtt/simulator';
import { isKnown, ofEvent, tickTrader } from 'rxtt/ticktrader';

const session = ({ url, credentials, oneTimePassword, exchange }: RunningTickTrader) => {
  const tt = tickTrader({ url, credentials, oneTimePassword: () => [oneTimePassword()] });

  // One hot stream, looked at three ways. Each filter narrows the type: a fill has `Fill`, a refusal `Reject`.
  const fills$ = tt.executionReports$.pipe(
    ofEvent('Filled', 'PartialFilled'),
    tap(({ Trade, Fill, Profit }) => {
      console.log(`  fill: ${String(Fill?.Amount)} ${Trade.Symbol} at ${String(Fill?.Price)}${Profit ? `, profit ${String(Profit.Value)}` : ''}`);
    }),
  );
  const waiting$ = tt.executionReports$.pipe(
    ofEvent('Allocated'),
    filter(({ Trade }) => Trade.Type !== 'Position'),
    tap(({ Trade }) => {
      console.log(`  waits: ${Trade.Type} ${Trade.Id} at ${String(Trade.Price)}`);
    }),
  );
  const all$ = tt.executionReports$.pipe(
    tap((report) => {
      console.log(isKnown(report) ? report.Event : `${report.Event} (not documented)`, report.Trade.Id, report.Trade.Status);
    }),
  );

  const trading$ = concat(
    tt.connect(),
    defer(() => {
      exchange.price('EURUSD', { bid: '1.10000', ask: '1.10010' });
      return tt.createOrder({ Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000, Price: 1.095 });
    }),
    defer(() => {
      exchange.price('EURUSD', { bid: '1.09490', ask: '1.09500' }); // the market comes to the order
      return tt.trades();
    }).pipe(
      concatMap((trades) => trades.filter(({ Type }) => Type === 'Position')),
      concatMap(({ Id }) => tt.closePosition(Id)),
    ),
    defer(() => tt.close()),
  );
  return merge(all$, fills$, waiting$, trading$).pipe(ignoreElements());
};

// The server stops with its subscription, here when the session is over.
const program$ = startTickTraderSimulator({ ticksPerSecond: 0 }).pipe(
  switchMap((server) => concat(session(server), ['The client is closed.'])),
  take(1),
);
program$.subscribe((end) => {
  console.log(end);
});
