// A bracket around a position on a Net account: out with a profit above, out with a loss below. Where one is filled, the server cancels the other.

import { concatMap, finalize, switchMap, takeWhile, tap } from 'rxjs';
import { simulatedTickTrader } from 'rxtt/simulator';
import { ofEvent, tickTrader } from 'rxtt/ticktrader';

const { url, credentials, webSocket, exchange } = simulatedTickTrader({ twoFactor: false, accountingType: 'Net', ticksPerSecond: 0 });
const tt = tickTrader({ url, credentials, webSocket });
exchange.price('EURUSD', { bid: '1.10000', ask: '1.10010' });

const sell = { Side: 'Sell', Symbol: 'EURUSD', Amount: 10_000 } as const;
const bracket$ = tt.createOco({ ...sell, Type: 'Limit', Price: 1.11 }, { ...sell, Type: 'Stop', StopPrice: 1.095 });

// Whatever the server does is told by reports. The bracket is over once its other half is canceled.
tt.executionReports$
  .pipe(
    ofEvent('Filled', 'Canceled'),
    takeWhile(({ Event }) => Event !== 'Canceled', true),
    finalize(() => tt.close()),
  )
  .subscribe(({ Event, Trade }) => {
    console.log(Event, Trade.InitialType, Trade.Side);
  });

tt.connect()
  .pipe(
    switchMap(() => tt.createOrder({ Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000 })),
    concatMap(() => bracket$),
    tap(({ first, second }) => {
      console.log(`The bracket: ${first.status}, ${second.status}.`);
      exchange.price('EURUSD', { bid: '1.11010', ask: '1.11020' }); // the market goes up
    }),
  )
  .subscribe();
