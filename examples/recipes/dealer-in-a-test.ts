// A unit test of a program that raises its price when the dealer says no. In virtual time: a minute takes no time, and is the same each time.

import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { concatMap, defer, of, timer, type Observable, type SchedulerLike } from 'rxjs';
import { simulatedTickTrader } from 'rxtt/simulator';
import { virtualClock } from 'rxtt/testing';
import { tickTrader, type OrderOutcome, type TickTrader } from 'rxtt/ticktrader';

/** The program under test: a limit, one point dearer after each refusal, ten seconds apart. A refusal is a proof, so asking again is safe. */
const buyPatiently = (tt: TickTrader, Price: number, scheduler: SchedulerLike): Observable<OrderOutcome> =>
  defer(() => tt.createOrder({ Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000, Price })).pipe(
    concatMap((outcome) =>
      outcome.status === 'rejected'
        ? timer(10_000, scheduler).pipe(concatMap(() => buyPatiently(tt, Number((Price + 0.0001).toFixed(5)), scheduler)))
        : of(outcome),
    ),
  );

const scheduler = virtualClock();
const { url, credentials, webSocket, exchange, journal } = simulatedTickTrader({ scheduler, twoFactor: false, ticksPerSecond: 0 });
const tt = tickTrader({ url, credentials, webSocket, scheduler });

const asked: string[] = [];
exchange.dealer(({ price = '' }) => {
  asked.push(price);
  return Number(price) < 1.0502 ? { reject: 'Too cheap.' } : 'accept';
});

const statuses: string[] = [];
tt.connect()
  .pipe(concatMap(() => buyPatiently(tt, 1.05, scheduler)))
  .subscribe(({ status }) => statuses.push(status));
scheduler.advanceBy(60_000);

deepStrictEqual(asked, ['1.05', '1.0501', '1.0502']);
deepStrictEqual(statuses, ['accepted']);
strictEqual(journal.filter(({ kind }) => kind === 'rejected').length, 2, 'the ground truth');

tt.close();
scheduler.advanceBy(1_000);
strictEqual(scheduler.waiting, 0, 'nothing is left running');
console.log(`Refused ${String(asked.length - 1)} times, then taken at ${asked.at(-1) ?? ''}.`);
