// The account: what the server pushes, and every two seconds what it says when asked, since it pushes no floating profit.

import { inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { catchError, EMPTY, exhaustMap, filter, interval, merge } from 'rxjs';
import { injectTickTrader } from 'rxtt/angular';
import { Connection } from '../connection/connection.js';

const EVERY = 2_000;

@Injectable()
export class AccountFigures {
  readonly #client = injectTickTrader();
  readonly #connection = inject(Connection);

  readonly account = toSignal(
    merge(
      this.#client.account$,
      interval(EVERY).pipe(
        filter(() => this.#connection.isReady()),
        exhaustMap(() => this.#client.account().pipe(catchError(() => EMPTY))), // the next one will do
      ),
    ).pipe(catchError(() => EMPTY)), // the session is over: the desk closes
  );
}
