// Prices and a dealer of your own, for a spec of your own: he refuses what is too dear, and leaves what is too big to a person, who says no.

import { simulatedTickTrader, type DealerRequest } from 'rxtt/simulator';
import { virtualClock } from 'rxtt/testing';
import { tickTrader } from 'rxtt/ticktrader';

const scheduler = virtualClock();
const { url, credentials, webSocket, oneTimePassword, exchange } = simulatedTickTrader({ scheduler, ticksPerSecond: 0 });
const tt = tickTrader({ url, credentials, webSocket, oneTimePassword: () => [oneTimePassword()], scheduler });
const buy = (ask: string, Amount: number): void => {
  exchange.price('EURUSD', { bid: '1.1', ask });
  tt.createOrder({ Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount }).subscribe((outcome) => {
    console.log(outcome.status === 'rejected' ? outcome.text : outcome.status);
  });
  scheduler.advanceBy(1_000);
};

const desk: DealerRequest[] = [];
exchange.dealer((request) => {
  if (Number(request.amount) > 1_000_000) return void desk.push(request); // nothing said yet
  return Number(exchange.prices()['EURUSD']?.ask) > 1.2 ? { reject: 'Too dear.' } : 'accept';
});
tt.connect().subscribe();
scheduler.advanceBy(1_000);
buy('1.1001', 10_000);
buy('1.2001', 10_000);
buy('1.1001', 2_000_000);
desk[0]?.reject('The boss says no.');
scheduler.advanceBy(1_000);
tt.close();
