// A dealer and a market of your own, for a spec of your own: he sells nothing above 1.20, leaves big orders to a person, and that person says no.

import { deepStrictEqual } from 'node:assert/strict';
import { simulatedTickTrader, type DealerRequest } from 'rxtt/simulator';
import { virtualClock } from 'rxtt/testing';
import { tickTrader } from 'rxtt/ticktrader';

const clock = virtualClock();
const { url, credentials, webSocket, oneTimePassword, exchange } = simulatedTickTrader({ scheduler: clock, ticksPerSecond: 0 });
const tt = tickTrader({ url, credentials, webSocket, oneTimePassword: () => [oneTimePassword()], scheduler: clock });
tt.connect().subscribe();
clock.advanceBy(1_000);

const desk: DealerRequest[] = [];
exchange.dealer((request) => {
  if (Number(request.amount) > 1_000_000) return void desk.push(request); // nothing said yet
  return Number(exchange.prices()['EURUSD']?.ask) > 1.2 ? { reject: 'Too dear.' } : 'accept';
});

const verdicts: string[] = [];
const buy = (bid: string, ask: string, Amount: number): void => {
  exchange.price('EURUSD', { bid, ask });
  tt.createOrder({ Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount }).subscribe((outcome) => {
    verdicts.push(outcome.status === 'rejected' ? outcome.text : outcome.status);
  });
  clock.advanceBy(1_000);
};
buy('1.1000', '1.1001', 10_000);
buy('1.2000', '1.2001', 10_000);
buy('1.1000', '1.1001', 2_000_000);
desk[0]?.reject('The boss says no.');
clock.advanceBy(1_000);

deepStrictEqual(verdicts.length, 3);
for (const verdict of verdicts) console.log(verdict);
tt.close();
clock.advanceBy(1_000);
