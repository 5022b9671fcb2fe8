// A test of your own in virtual time: no socket, no waiting, the same result each time. Two hours pass in an instant.

import { strictEqual } from 'node:assert/strict';
import { filter, mergeMap, timer, type Observable, type SchedulerLike } from 'rxjs';
import { simulatedTickTrader } from 'rxtt/simulator';
import { virtualClock } from 'rxtt/testing';
import { ofEvent, tickTrader, type OrderOutcome, type TickTrader } from 'rxtt/ticktrader';

/** The code under test: whatever position opens is closed an hour later. */
const closeAfterAnHour = (tt: TickTrader, scheduler: SchedulerLike): Observable<OrderOutcome> =>
  tt.executionReports$.pipe(
    ofEvent('Allocated'),
    filter(({ Trade }) => Trade.Type === 'Position'),
    mergeMap(({ Trade }) => timer(3_600_000, scheduler).pipe(mergeMap(() => tt.closePosition(Trade.Id)))),
  );

const clock = virtualClock();
const { url, credentials, webSocket, oneTimePassword, exchange, journal } = simulatedTickTrader({ scheduler: clock, ticksPerSecond: 0 });
const tt = tickTrader({ url, credentials, webSocket, oneTimePassword: () => [oneTimePassword()], scheduler: clock });

const outcomes: OrderOutcome[] = [];
closeAfterAnHour(tt, clock).subscribe((outcome) => outcomes.push(outcome));
clock.advanceBy(1_000); // connected, logged in

exchange.price('EURUSD', { bid: '1.10000', ask: '1.10010' });
tt.createOrder({ Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000 }).subscribe();
clock.advanceBy(3_590_000);
strictEqual(outcomes.length, 0, 'the position is still open shortly before');

exchange.cut(); // a lost connection in the meantime shall not matter
clock.advanceBy(3_600_000);
strictEqual(outcomes.at(0)?.status, 'accepted');
strictEqual(journal.filter(({ kind }) => kind === 'closed').length, 1, 'the ground truth: closed once');

tt.close();
clock.advanceBy(1_000);
strictEqual(clock.waiting, 0, 'nothing is left running');
console.log(`Two hours tested, ${String(journal.length)} things happened, nothing is left running.`);
