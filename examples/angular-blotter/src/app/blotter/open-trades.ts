// What is open, as signals. However fast reports come, the screen is told once a frame.

import { computed, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { animationFrameScheduler, auditTime, catchError, EMPTY, map } from 'rxjs';
import { injectTickTrader } from 'rxtt/angular';
import type { Trade } from 'rxtt/ticktrader';

const isPosition = ({ Type }: Trade): boolean => Type === 'Position';
const newestFirst = (a: Trade, b: Trade): number => b.Created - a.Created || Number(b.Id) - Number(a.Id);

@Injectable()
export class OpenTrades {
  readonly #all = toSignal(
    injectTickTrader().openTrades$.pipe(
      auditTime(0, animationFrameScheduler),
      map(({ all }) => [...all].sort(newestFirst)),
      catchError(() => EMPTY), // the session is over: the desk closes
    ),
  );

  /** The positions of a Gross account; undefined until they were read. */
  readonly positions = computed(() => this.#all()?.filter(isPosition));
  /** The orders that wait; undefined until they were read. */
  readonly orders = computed(() => this.#all()?.filter((trade) => !isPosition(trade)));
}
