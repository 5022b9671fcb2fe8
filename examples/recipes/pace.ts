// Orders at a pace of your own. The client never makes an order wait; what is over the limit is not sent, which is a proof, so it may be asked for again.

import { concatMap, defer, finalize, from, map, mergeMap, of, switchMap, timer, toArray, type Observable } from 'rxjs';
import { simulatedTickTrader } from 'rxtt/simulator';
import { tickTrader, type NewOrder, type OrderOutcome } from 'rxtt/ticktrader';

const { url, credentials, webSocket } = simulatedTickTrader({ twoFactor: false });
const tt = tickTrader({ url, credentials, webSocket, throttle: { perSecond: 20, burst: 3 } });

let held = 0;
/** Only `notSent` is asked again: nothing left. Each time it is a new order, since a command happens once. */
const whenItMay = (order: NewOrder): Observable<OrderOutcome> =>
  defer(() => tt.createOrder(order)).pipe(
    concatMap((outcome) => {
      if (outcome.status !== 'notSent' || outcome.reason !== 'throttled') return of(outcome);
      held++;
      return timer(50).pipe(switchMap(() => whenItMay(order)));
    }),
  );

const orders = Array.from({ length: 8 }, (_, index): NewOrder => ({ Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 1_000, Price: 1 + index / 1_000 }));

tt.connect()
  .pipe(
    switchMap(() => from(orders)),
    mergeMap((order) => whenItMay(order)),
    map(({ status }) => status),
    toArray(),
    finalize(() => tt.close()),
  )
  .subscribe((statuses) => {
    console.log(statuses.join(' '));
    console.log('some had to wait:', held > 0);
  });
