// The time of day as a signal, for all countdowns. It ticks in browsers only: a timer would keep a server from finishing its page.

import { afterNextRender, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { timer } from 'rxjs';

const EVERY = 250;

@Injectable({ providedIn: 'root' })
export class Clock {
  readonly #now = signal(Date.now());
  readonly now = this.#now.asReadonly();

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const ticking = timer(0, EVERY).subscribe(() => {
        this.#now.set(Date.now());
      });
      destroyed.onDestroy(() => {
        ticking.unsubscribe();
      });
    });
  }
}
