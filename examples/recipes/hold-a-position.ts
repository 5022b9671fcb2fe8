// A bot that acts, and survives a reconnect: it holds one position, and buys again when that is gone. Before it buys it knows what it has.

import { combineLatest, concatMap, defer, EMPTY, exhaustMap, filter, finalize, first, last, map, take, tap, timer } from 'rxjs';
import { simulatedTickTrader } from 'rxtt/simulator';
import { tickTrader } from 'rxtt/ticktrader';

const { url, credentials, webSocket, exchange, journal } = simulatedTickTrader({ twoFactor: false, ticksPerSecond: 0 });
const tt = tickTrader({ url, credentials, webSocket });

const isHeld$ = tt.openTrades$.pipe(map(({ all }) => all.some(({ Type, Symbol }) => Type === 'Position' && Symbol === 'EURUSD')));
const isCaughtUp$ = tt.executions$.pipe(
  filter(({ kind }) => kind !== 'execution'),
  map(({ kind }) => kind === 'caughtUp'),
);

/** One order, up to its verdict, however long that takes. What was bought has to be seen before the bot looks again, or it would buy it twice. */
const buy$ = defer(() => tt.createOrder({ Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000 })).pipe(
  tap(({ status }) => {
    console.log(`  the order is ${status}`);
  }),
  last(),
  concatMap(({ status }) => (status === 'accepted' ? isHeld$.pipe(first(Boolean)) : EMPTY)),
);

/** It looks whenever something changes, and every ten seconds; not while it may be missing something, and not while an order is on its way or in doubt. */
const bot$ = combineLatest([isCaughtUp$, isHeld$, timer(0, 10_000)]).pipe(
  filter(([isCaughtUp, isHeld]) => isCaughtUp && !isHeld),
  exhaustMap(() => buy$),
);

// A bad day. The first order is executed, and its answer is lost together with the connection.
const disarm = exchange.answer('TradeCreate', () => {
  disarm();
  setTimeout(exchange.cut);
  return 'mute after executing';
});
// When that is found out the connection is lost once more, and somebody closes the position meanwhile.
const trouble = (): void => {
  console.log('One position is held. The connection is lost, and somebody closes the position.');
  exchange.cut();
  exchange.request('TradeDelete', { Type: 'Close', Id: Number(journal.findLast(({ kind }) => kind === 'opened')?.tradeId) });
};

bot$
  .pipe(
    map((_, index) => index + 1),
    tap((held) => {
      if (held === 1) trouble();
    }),
    take(2),
    finalize(() => {
      console.log(`Bought twice, opened ${String(journal.filter(({ kind }) => kind === 'opened').length)} positions.`);
      tt.close();
    }),
  )
  .subscribe();
