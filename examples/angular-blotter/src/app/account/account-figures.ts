// The account: what the server pushes, and what it says when asked, since it pushes no floating profit.

import { computed, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { catchError, EMPTY, merge } from 'rxjs';
import { injectTickTrader } from 'rxtt/angular';
import { asked } from '../connection/asked.js';

@Injectable()
export class AccountFigures {
  readonly #client = injectTickTrader();

  readonly account = toSignal(
    merge(
      this.#client.account$,
      asked(() => this.#client.account()),
    ).pipe(catchError(() => EMPTY)), // the session is over: the desk closes
  );

  /** How the account keeps its books, which decides what a desk shows: `Gross`, `Net`, `Cash`. Undefined until the account was read. */
  readonly accounting = computed(() => this.account()?.AccountingType);
  /** Whether it holds currencies, and has neither balance nor positions. */
  readonly isCash = computed(() => this.accounting() === 'Cash');
  /** Whether its positions take a stop loss and a take profit: only those of a Gross account do. */
  readonly hasExits = computed(() => this.accounting() === 'Gross');
}
