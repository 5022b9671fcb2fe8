// The history, newest first, a page at a time: the next one is asked for when somebody scrolls to the end of what is there.

import { inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { DestroyRef } from '@angular/core';
import { finalize } from 'rxjs';
import { injectTickTrader } from 'rxtt/angular';
import type { TradeReport } from 'rxtt/ticktrader';

const PAGE = 100;

@Injectable()
export class History {
  readonly records = signal<readonly TradeReport[]>([]);
  readonly isBusy = signal(false);
  readonly isDone = signal(false);
  /** Why the last page did not come. `more()` asks for it again. */
  readonly problem = signal('');

  readonly #pages = injectTickTrader().tradeHistoryPages({ direction: 'Backward', pageSize: PAGE });
  readonly #destroyed = inject(DestroyRef);

  /** Asks for the next page, unless it is on its way or there is none. */
  more(): void {
    if (this.isBusy() || this.isDone()) return;
    this.isBusy.set(true);
    this.problem.set('');
    this.#pages
      .next()
      .pipe(
        takeUntilDestroyed(this.#destroyed),
        finalize(() => {
          this.isBusy.set(false);
          this.isDone.set(this.#pages.done);
        }),
      )
      .subscribe({
        next: ({ records }) => {
          this.records.update((all) => [...all, ...records]);
        },
        error: (error: unknown) => {
          this.problem.set(error instanceof Error ? error.message : String(error));
        },
      });
  }
}
