// An order and its verdict: every way it can end, and what each allows you to do next.

import { concat, concatMap, defer, last, switchMap, take, tap } from 'rxjs';
import { startTickTraderSimulator } from 'rxtt/simulator';
import { tickTrader, type NewOrder, type OrderOutcome } from 'rxtt/ticktrader';

/** The compiler sees to it that no case is forgotten. */
const explain = (outcome: OrderOutcome): string => {
  switch (outcome.status) {
    case 'accepted':
      return `accepted as ${outcome.tradeId}${outcome.ended === undefined ? ', and it is open' : `, and it is ${outcome.ended}`}`;
    case 'rejected':
      return `rejected: ${outcome.text} Nothing was done; mend the order before you send another.`;
    case 'notSent':
      return `not sent (${outcome.reason}). Nothing was done; you may try again.`;
    case 'unknown':
      return 'unknown: it left, and nobody has said anything. It may be live! The client looks for it; the next line says what it found.';
    case 'conflict':
      return `in conflict: somebody else changed order ${outcome.found.Id} as well.`;
    case 'presumedAbsent':
      return `presumed absent: it was never seen. That is no proof.`;
  }
};

const orders: readonly NewOrder[] = [
  { Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000, ClientId: 'at-the-market' },
  { Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000, Price: 1.01, ClientId: 'far-below' },
  { Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 90_000_000, ClientId: 'too-big' },
  { Type: 'Market', Side: 'Sell', Symbol: 'EURUSD', Amount: 10_000, ClientId: 'in-silence' },
];

startTickTraderSimulator()
  .pipe(
    switchMap(({ url, credentials, oneTimePassword, exchange }) => {
      const tt = tickTrader({ url, credentials, oneTimePassword: () => [oneTimePassword()], requestTimeout: 500 });

      // The server shall execute the last order and never say so.
      exchange.answer('TradeCreate', ({ Params }) => (Params?.['ClientId'] === 'in-silence' ? 'mute after executing' : undefined));

      const say = (outcome: OrderOutcome): void => {
        console.log(`${outcome.clientId ?? outcome.commandId} is ${explain(outcome)}`);
      };
      const tooEarly$ = tt.createOrder({ Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000, ClientId: 'too-early' });
      const inTurn$ = tt.connect().pipe(
        concatMap(() => orders),
        concatMap((order) => tt.createOrder(order)),
      );
      // The one in silence is there: by its ClientId it was found.
      const proof$ = tt.trades().pipe(
        tap((trades) => {
          console.log('Open at the end:', trades.map(({ ClientId, Type }) => `${String(ClientId)} (${Type})`).join(', '));
        }),
      );
      return concat(
        concat(tooEarly$, inTurn$).pipe(tap(say)),
        proof$,
        defer(() => tt.close()),
      ).pipe(last());
    }),
    take(1), // the client is closed: the server stops
  )
  .subscribe();
