// A session of trading: round by round one order of each type, then a market that jumps past them, then everything closed. tick-trader.ts listens to it.

import { concat, concatMap, defer, from, ignoreElements, map, merge, mergeMap, range, take, tap, timer, type Observable } from 'rxjs';
import type { Exchange } from 'rxtt/simulator';
import type { NewOrder, OrderOutcome, TickTrader, Trade } from 'rxtt/ticktrader';
import { bell, chance } from './chance.js';

interface Market {
  readonly symbol: string;
  /** Digits after the point of its prices. */
  readonly digits: number;
}

const MARKETS: readonly [Market, ...Market[]] = [
  { symbol: 'EURUSD', digits: 5 },
  { symbol: 'GBPUSD', digits: 5 },
  { symbol: 'USDJPY', digits: 3 },
  { symbol: 'AUDUSD', digits: 5 },
];
/** Tells our orders from those of the account's past. */
const APP = 'analytics';
/** A hundredth of a percent of a price. */
const BASIS_POINT = 0.0001;
const SPREAD = 0.8 * BASIS_POINT;
/** Moves of the market in a round, and the ms from one to the next. */
const MOVES = 6;
const PAUSE = 2;

/** One order of each type. A market order asks for no price: it notes the one its trader saw, to be held against what it got. */
const ordersAt = (ask: number, { symbol, digits }: Market, draw: () => number): readonly NewOrder<string>[] => {
  const above = (points: number): string => (ask * (1 + points * BASIS_POINT)).toFixed(digits);
  const common = { Symbol: symbol, Side: 'Buy', Amount: '3000', ClientApp: APP } as const;
  const stop = 1 + draw() * 3;
  return [
    { ...common, Type: 'Market', Comment: above(0) },
    { ...common, Type: 'Limit', Price: above(1.5 - draw() * 4) },
    { ...common, Type: 'Stop', StopPrice: above(stop) },
    { ...common, Type: 'StopLimit', StopPrice: above(stop), Price: above(stop + 4) },
  ];
};

/** Closes what is a position, cancels what still waits. */
const settled = (tt: TickTrader<string>, { Id, Type }: Trade<string>): Observable<OrderOutcome<string>> =>
  Type === 'Position' ? tt.closePosition(Id) : tt.cancelOrder(Id);

/** A figure made of orders that failed would be none. */
const accepted = ({ status }: OrderOutcome<string>): void => {
  if (status !== 'accepted') throw new Error(`An order of the session is ${status}.`);
};

/** Trades `rounds` rounds on a market that it moves itself; completes when the last is settled. */
export const trade = (tt: TickTrader<string>, exchange: Exchange, rounds: number): Observable<never> => {
  const draw = chance(7);
  const drawMove = bell(draw);
  const askOf = (symbol: string): number => Number(exchange.prices()[symbol]?.ask);

  /** Mostly by a point or two; one time in twelve by several times that. */
  const move = ({ symbol, digits }: Market): void => {
    const ask = askOf(symbol) * (1 + drawMove() * (draw() < 0.08 ? 6 : 1.6) * BASIS_POINT);
    exchange.price(symbol, { bid: (ask * (1 - SPREAD)).toFixed(digits), ask: ask.toFixed(digits) });
  };

  const round = (market: Market): Observable<OrderOutcome<string>> => {
    const orders$ = from(ordersAt(askOf(market.symbol), market, draw)).pipe(mergeMap((order) => tt.createOrder(order)));
    // The market does not wait for the orders to arrive: the first move finds them under way.
    const moves$ = timer(0, PAUSE).pipe(
      take(MOVES),
      tap(() => {
        move(market);
      }),
      ignoreElements(),
    );
    const settled$ = defer(() => tt.trades()).pipe(
      mergeMap((trades) => trades.filter(({ ClientApp }) => ClientApp === APP)),
      concatMap((open) => settled(tt, open)),
    );
    return concat(merge(orders$, moves$), settled$);
  };

  return range(rounds).pipe(
    map((n) => MARKETS[n % MARKETS.length] ?? MARKETS[0]),
    concatMap(round),
    tap(accepted),
    ignoreElements(),
  );
};
