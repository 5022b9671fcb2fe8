// Equity and balance at the end of each day.

import { Injectable } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { toArray } from 'rxjs';
import { injectTickTrader } from 'rxtt/angular';
import type { DailySnapshot } from 'rxtt/ticktrader';

@Injectable()
export class Equity {
  readonly #client = injectTickTrader();
  /** Read when it is first looked at; `reload()` reads it again. */
  readonly days = rxResource({ stream: () => this.#client.dailySnapshots().pipe(toArray()), defaultValue: [] as DailySnapshot[] });
}
