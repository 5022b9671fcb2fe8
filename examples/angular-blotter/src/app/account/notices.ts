// What the server tells whoever holds the account, beside orders and answers: margin calls, stop-outs, money that comes and goes, its own goodbye.

import { Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { catchError, EMPTY } from 'rxjs';
import { injectTickTrader } from 'rxtt/angular';
import { shownOf, type Shown } from './shown-notice.js';

@Injectable()
export class Notices {
  /** The latest, until somebody has read it. */
  readonly latest = signal<Shown | undefined>(undefined);

  constructor() {
    injectTickTrader()
      .notices$.pipe(
        catchError(() => EMPTY), // the session is over: the desk closes
        takeUntilDestroyed(),
      )
      .subscribe((notice) => {
        this.latest.update((latest) => shownOf(notice, Date.now()) ?? latest);
      });
  }
}
