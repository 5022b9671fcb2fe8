// Who is signed in. Signing in makes an environment with a client of its own; signing out destroys it, which closes the client.

import { createEnvironmentInjector, EnvironmentInjector, inject, Injectable, signal, type Type } from '@angular/core';
import { catchError, EMPTY, filter, from, merge, Subscription, switchMap, take, tap, type Observable } from 'rxjs';
import type { SessionState, TickTrader, TickTraderOptions } from 'rxtt/ticktrader';
import { OneTimeCode } from './one-time-code.js';

/** What is typed in to sign in. None of it is secret: the secret is with the signing service. */
export interface Login {
  readonly url: string;
  readonly webApiId: string;
  readonly webApiKey: string;
  /** How long the client waits for what does not come; its own defaults where the server that hands out the page names none. */
  readonly patience?: Patience;
}

/** The waits of the client that a deployment may set. */
export type Patience = Pick<TickTraderOptions, 'lateness' | 'requestTimeout' | 'resolve'>;

/** A desk somebody sits at. */
export interface Desk {
  readonly component: Type<unknown>;
  readonly environment: EnvironmentInjector;
}

@Injectable({ providedIn: 'root' })
export class Session {
  /** The desk, once the first login is through. */
  readonly desk = signal<Desk | undefined>(undefined);
  /** Where signing in stands; idle before and after. */
  readonly status = signal<SessionState['status']>('idle');
  /** Why signing in failed, or why the desk was left. */
  readonly problem = signal('');

  readonly #parent = inject(EnvironmentInjector);
  readonly #code = inject(OneTimeCode);
  #current = new Subscription();

  signIn(login: Login): void {
    this.signOut();
    this.problem.set('');
    this.status.set('connecting');
    // the desk and the client are loaded when they are first needed, so that the page to sign in is small
    this.#current = from(import('../desk/providers.js'))
      .pipe(
        switchMap(({ component, deskOf, clientOf }) => {
          const environment = createEnvironmentInjector([deskOf(login)], this.#parent);
          this.#current.add(() => {
            environment.destroy();
          });
          return this.#run({ component, environment }, clientOf(environment));
        }),
        catchError((error: unknown) => {
          this.problem.set(error instanceof Error ? error.message : String(error));
          return EMPTY;
        }),
      )
      .subscribe({
        complete: () => {
          this.signOut();
        },
      });
  }

  signOut(): void {
    this.#current.unsubscribe();
    this.#code.forget();
    this.desk.set(undefined);
    this.status.set('idle');
  }

  /** Connects, opens the desk when ready, and ends when the client is closed for good. */
  #run(desk: Desk, client: TickTrader): Observable<unknown> {
    const states$ = client.state$.pipe(
      tap((state) => {
        this.status.set(state.status);
        this.#code.deadline.set(state.status === 'two-factor' ? state.deadline : undefined);
        if (state.status === 'closed' && state.error !== undefined) this.problem.set(state.error.message);
      }),
    );
    const ready$ = client.state$.pipe(
      filter(({ status }) => status === 'ready'),
      take(1),
      tap(() => {
        this.desk.set(desk);
      }),
    );
    const failure$ = client.connect().pipe(catchError(() => EMPTY)); // state$ tells why
    return merge(states$, ready$, failure$);
  }
}
