// Every command of this desk and what became of it. A command is sent once; its stream is listened to until the verdict, whatever is on screen.

import { Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { catchError, EMPTY, type Observable } from 'rxjs';
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
  /** When `outcome` came after all (ms since 1970), though the command had been presumed absent. */
  readonly lateAt?: number;
}

const KEPT = 100;
const FORMER = 'A command of before';

@Injectable()
export class Commands {
  readonly list = signal<readonly Command[]>([]);
  #count = 0;

  constructor() {
    injectTickTrader()
      .lateOutcomes$.pipe(
        catchError(() => EMPTY), // the session is over: the desk closes
        takeUntilDestroyed(),
      )
      .subscribe((outcome) => {
        this.#contradict(outcome);
      });
  }

  /** Sends a command and follows it to its verdict. */
  run(title: string, outcome$: Observable<OrderOutcome>): void {
    const number = ++this.#count;
    this.#put({ number, title, at: Date.now() });
    outcome$.subscribe({
      next: (outcome) => {
        this.#learn(number, { outcome });
      },
      error: (error: unknown) => {
        this.#learn(number, { problem: error instanceof Error ? error.message : String(error) });
      },
    });
  }

  /** What had been presumed absent was done after all: that is news, and stands first. */
  #contradict(outcome: OrderOutcome): void {
    const now = Date.now();
    const told = this.list().find((command) => command.outcome?.commandId === outcome.commandId);
    this.#put({ ...(told ?? { number: ++this.#count, title: FORMER, at: now }), outcome, lateAt: now });
  }

  #put(command: Command): void {
    this.list.update((list) => [command, ...list.filter(({ number }) => number !== command.number)].slice(0, KEPT));
  }

  #learn(number: number, news: Partial<Command>): void {
    this.list.update((list) => list.map((command) => (command.number === number ? { ...command, ...news } : command)));
  }
}
