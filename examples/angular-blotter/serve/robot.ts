// Another program that trades on the same account, so that something happens on the desk: it builds a book, then changes and trades a little, or a lot.

import { concat, defer, EMPTY, ignoreElements, interval, tap, type Observable } from 'rxjs';
import type { Exchange } from 'rxtt/simulator';

/** Pending orders stand this share of the price away from the market. */
const AWAY = 0.02;

interface Kind {
  readonly symbol: string;
  readonly amount: number;
  readonly digits: number;
}

const KINDS: readonly Kind[] = [
  { symbol: 'EURUSD', amount: 20_000, digits: 5 },
  { symbol: 'GBPUSD', amount: 15_000, digits: 5 },
  { symbol: 'USDJPY', amount: 10_000, digits: 3 },
  { symbol: 'AUDUSD', amount: 12_000, digits: 5 },
  { symbol: 'XAUUSD', amount: 2, digits: 2 },
  { symbol: 'USDCHF', amount: 8_000, digits: 5 },
  { symbol: 'BTCUSD', amount: 0.05, digits: 2 },
];

/** An order as the wire knows it. */
const market = ({ symbol, amount }: Kind, Side: string): object => ({ Type: 'Market', Side, Symbol: symbol, Amount: amount });

const limit = (exchange: Exchange, { symbol, amount, digits }: Kind, Side: string, away: number): object => {
  const { bid = '1', ask = '1' } = exchange.prices()[symbol] ?? {};
  const price = Side === 'Buy' ? Number(bid) * (1 - away) : Number(ask) * (1 + away);
  return { Type: 'Limit', Side, Symbol: symbol, Amount: amount, Price: Number(price.toFixed(digits)) };
};

const sideOf = (count: number): string => (count % 3 === 0 ? 'Sell' : 'Buy');

/** A position and two orders of each kind. */
const build = (exchange: Exchange, orders: number): void => {
  for (const [count, kind] of KINDS.entries()) {
    exchange.request('TradeCreate', market(kind, sideOf(count)));
    for (let level = 1; level <= orders; level++) exchange.request('TradeCreate', limit(exchange, kind, sideOf(count + level), AWAY * (1 + level / 8)));
  }
};

interface Open {
  readonly Id: number;
  readonly Type: string;
  readonly Price: number;
}

const pending = (exchange: Exchange): readonly Open[] => {
  const { Result } = exchange.request('Trades') as { readonly Result?: { readonly Trades?: readonly Open[] } }; // the simulator's own answer
  return (Result?.Trades ?? []).filter(({ Type }) => Type === 'Limit');
};

const TICK = 20; // ms

/** Changes pending orders so often that `reports` execution reports a second go out. */
export const storm = (exchange: Exchange, reports: number): Observable<never> =>
  defer(() => {
    const orders = pending(exchange);
    const perTick = (reports * TICK) / 1_000;
    let sent = 0;
    return interval(TICK).pipe(
      tap((tick) => {
        for (; sent < (tick + 1) * perTick; sent++) {
          const order = orders[sent % orders.length];
          if (order === undefined) return;
          const nudge = 1 + ((sent % 7) - 3) / 10_000;
          exchange.request('TradeModify', { Id: order.Id, Price: Number((order.Price * nudge).toPrecision(6)) });
        }
      }),
      ignoreElements(),
    );
  });

const EVERY = 5_000;

/** Trades once in a while. */
const now = (exchange: Exchange): Observable<never> =>
  interval(EVERY).pipe(
    tap((count) => {
      const kind = KINDS[count % KINDS.length];
      if (kind === undefined) return;
      const order = pending(exchange)[count % 5];
      if (order !== undefined) exchange.request('TradeModify', { Id: order.Id, Price: Number((order.Price * 1.0002).toPrecision(6)) });
      if (count % 4 === 1) exchange.request('TradeCreate', market(kind, sideOf(count)));
    }),
    ignoreElements(),
  );

/** Runs until unsubscribed from. With `reports` it storms. */
export const robot = (exchange: Exchange, { orders = 2, reports = 0 } = {}): Observable<never> =>
  concat(
    defer(() => {
      build(exchange, orders);
      return EMPTY;
    }),
    reports > 0 ? storm(exchange, reports) : now(exchange),
  );
