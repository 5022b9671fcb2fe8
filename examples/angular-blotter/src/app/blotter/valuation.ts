// What open trades are worth now. Reports come when something happens to a trade; its price moves in between, so the server is asked every two seconds.

import { inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { catchError, EMPTY, exhaustMap, filter, map, timer } from 'rxjs';
import { injectTickTrader } from 'rxtt/angular';
import type { Trade } from 'rxtt/ticktrader';
import { Connection } from '../connection/connection.js';

const EVERY = 2_000;

@Injectable()
export class Valuation {
  readonly #client = injectTickTrader();
  readonly #connection = inject(Connection);
  readonly #latest = toSignal(
    timer(0, EVERY).pipe(
      filter(() => this.#connection.isReady()),
      exhaustMap(() => this.#client.trades().pipe(catchError(() => EMPTY))), // the next one will do
      map((trades) => new Map(trades.map((trade) => [trade.Id, trade]))),
    ),
    { initialValue: new Map<string, Trade>() },
  );

  /** The trade with its price and profit of now; all else is as the reports left it. */
  of(trade: Trade): Trade {
    const { CurrentPrice, Profit } = this.#latest().get(trade.Id) ?? trade;
    return { ...trade, ...(CurrentPrice !== undefined && { CurrentPrice }), ...(Profit !== undefined && { Profit }) };
  }
}
