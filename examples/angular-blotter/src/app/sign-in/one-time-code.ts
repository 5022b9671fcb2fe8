// The second factor on its way from whoever types it to the client, which asks for it at a login and, when its token has run out, at a reconnect.

import { Injectable, signal } from '@angular/core';
import { defer, finalize, Subject, take, type Observable } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class OneTimeCode {
  /** Until when a code must be there (ms since 1970); undefined while none is wanted. */
  readonly deadline = signal<number | undefined>(undefined);
  /** How often a code was asked for in this challenge; more than 1 means that the one before was refused. */
  readonly asked = signal(0);
  /** Whether the client waits for a code now. */
  readonly wanted = signal(false);

  readonly #codes = new Subject<string>();

  /** The option `oneTimePassword` of the client. */
  readonly ask = (): Observable<string> =>
    defer(() => {
      this.asked.update((count) => count + 1);
      this.wanted.set(true);
      return this.#codes.pipe(
        take(1),
        finalize(() => {
          this.wanted.set(false);
        }),
      );
    });

  give(code: string): void {
    this.#codes.next(code);
  }

  /** A new login starts counting anew. */
  forget(): void {
    this.asked.set(0);
    this.deadline.set(undefined);
  }
}
