// TT REST: fills as they come. TT has no push; the client looks every so often, and each fill comes once, also where many share a nanosecond.

import { map, switchMap, take, tap } from 'rxjs';
import { startTtRestSimulator } from 'rxtt/simulator';
import { ttRest } from 'rxtt/tt-rest';

startTtRestSimulator({ plan: 'high' })
  .pipe(
    switchMap(({ environment, apiSecret, engine }) => {
      const tt = ttRest({ environment, apiSecret, appName: 'follow', companyName: 'example', plan: 'high' });
      const [accountId = 0] = engine.truth.accountIds();
      const [instrumentId = ''] = engine.truth.instrumentIds();
      const trade = (quantity: number) => engine.truth.trade({ accountId, instrumentId, side: 1, quantity });

      setTimeout(() => trade(3), 300); // somebody trades
      return tt.ledger.followFills({ every: 200 }).pipe(
        // leave `every` at its default for TT itself: this is not meant as a feed
        map(({ side, lastQty }) => `${side === 1 ? 'bought' : 'sold'} ${String(lastQty)}`),
        tap((line) => {
          console.log(line);
        }),
      );
    }),
    take(1), // the server stops with its subscription
  )
  .subscribe();
