// A list of what is open that keeps itself up to date: the whole list, and what changed in it.

import { concat, concatMap, defer, from, ignoreElements, map } from 'rxjs';
import { simulatedTickTrader } from 'rxtt/simulator';
import { tickTrader, type Trade } from 'rxtt/ticktrader';

const { url, credentials, webSocket, exchange } = simulatedTickTrader({ twoFactor: false, ticksPerSecond: 0 });
const tt = tickTrader({ url, credentials, webSocket });

const line = (sign: string, { Type, Id, Side, RemainingAmount, Symbol }: Trade): string => `${sign} ${Type} ${Id} ${Side} ${String(RemainingAmount)} ${Symbol}`;

// The first update has all that is open as `added`. A lost connection makes no difference: the list is read again, and only what differs is told.
tt.openTrades$
  .pipe(
    map(({ all, added, changed, removed }) => [
      `${String(all.length)} open`,
      ...added.map((trade) => line('  +', trade)),
      ...changed.map((trade) => line('  ~', trade)),
      ...removed.map((trade) => line('  -', trade)),
    ]),
  )
  .subscribe((lines) => {
    console.log(lines.join('\n'));
  });

exchange.price('EURUSD', { bid: '1.10000', ask: '1.10010' });
concat(
  tt.connect(),
  tt.createOrder({ Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000, Price: 1.09 }),
  defer(() => {
    exchange.price('EURUSD', { bid: '1.08980', ask: '1.08990' }); // the market comes to the order: it becomes a position
    return tt.trades();
  }).pipe(
    concatMap((trades) => from(trades)),
    concatMap(({ Id }) => concat(tt.closePosition(Id, 4_000), tt.closePosition(Id))),
  ),
  defer(() => tt.close()),
)
  .pipe(ignoreElements())
  .subscribe();
