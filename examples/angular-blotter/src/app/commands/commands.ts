// Every command of this desk and what became of it. A command is sent once; its stream is listened to until the verdict, whatever is on screen.

import { Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { Observable } from 'rxjs';
import { injectTickTrader } from 'rxtt/angular';
import type { OrderOutcome } from 'rxtt/ticktrader';

export interface Command {
  readonly number: number;
  readonly title: string;
  readonly at: number;
  /** Nothing is known yet where it is absent. */
  readonly outcome?: OrderOutcome;
  /** Wrong by itself: nothing was sent. */
  readonly problem?: string;
}

const KEPT = 100;

@Injectable()
export class Commands {
  readonly list = signal<readonly Command[]>([]);
  #count = 0;

  constructor() {
    // what contradicts an earlier verdict
    injectTickTrader()
      .lateOutcomes$.pipe(takeUntilDestroyed())
      .subscribe((outcome) => {
        const late = this.list().find((command) => command.outcome?.commandId === outcome.commandId);
        if (late !== undefined) this.#learn(late.number, { outcome });
      });
  }

  /** Sends a command and follows it to its verdict. */
  run(title: string, outcome$: Observable<OrderOutcome>): void {
    const number = ++this.#count;
    this.list.update((list) => [{ number, title, at: Date.now() }, ...list].slice(0, KEPT));
    outcome$.subscribe({
      next: (outcome) => {
        this.#learn(number, { outcome });
      },
      error: (error: unknown) => {
        this.#learn(number, { problem: error instanceof Error ? error.message : String(error) });
      },
    });
  }

  #learn(number: number, news: Partial<Command>): void {
    this.list.update((list) => list.map((command) => (command.number === number ? { ...command, ...news } : command)));
  }
}
