// What open trades are worth now. Reports come when something happens to a trade; its price moves in between, so the server is asked.

import { Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';
import { injectTickTrader } from 'rxtt/angular';
import type { Trade } from 'rxtt/ticktrader';
import { asked } from '../connection/asked.js';

@Injectable()
export class Valuation {
  readonly #client = injectTickTrader();
  readonly #latest = toSignal(asked(() => this.#client.trades()).pipe(map((trades) => new Map(trades.map((trade) => [trade.Id, trade])))), {
    initialValue: new Map<string, Trade>(),
  });

  /** The trade with its price and profit of now; all else is as the reports left it. */
  of(trade: Trade): Trade {
    const { CurrentPrice, Profit } = this.#latest().get(trade.Id) ?? trade;
    return { ...trade, ...(CurrentPrice !== undefined && { CurrentPrice }), ...(Profit !== undefined && { Profit }) };
  }
}
