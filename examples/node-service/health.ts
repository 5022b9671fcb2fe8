// GET /health: whether the process lives (it answers) and whether its accounts are ready (200 or 503). service asks it, and so do load balancers.

import { merge, tap, type Observable, type Subscription } from 'rxjs';
import type { Handler } from './http.js';

/** Something whose state is told. */
export interface Watched {
  readonly name: string;
  readonly client: { readonly state$: Observable<{ readonly status: string }> };
}

/** Where everything stands. */
export interface Health {
  readonly status: () => Readonly<Record<string, string>>;
  readonly isReady: () => boolean;
  readonly handler: Handler;
  /** From now on it is not ready, whatever the accounts say: nobody shall send more. */
  readonly drain: () => void;
  readonly life: Subscription;
}

/** `limited` is a client of TT that waits for its turn: what is asked of it comes, only later. */
const READY: ReadonlySet<string> = new Set(['ready', 'limited']);

/** Watches the states. It makes nobody connect. */
export const healthOf = (clients: readonly Watched[]): Health => {
  const states = new Map<string, string>();
  let isDraining = false;
  const changes = clients.map(({ name, client }) =>
    client.state$.pipe(
      tap(({ status }) => {
        states.set(name, status);
      }),
    ),
  );
  const life = merge(...changes).subscribe();
  const isReady = (): boolean => !isDraining && [...states.values()].every((status) => READY.has(status));
  const status = (): Readonly<Record<string, string>> => Object.fromEntries(states);
  return {
    life,
    isReady,
    status,
    drain: () => {
      isDraining = true;
    },
    handler: () => ({ status: isReady() ? 200 : 503, body: { live: true, ready: isReady(), ...(isDraining && { draining: true }), accounts: status() } }),
  };
};

/** The handler of /health/live: who answers, lives. */
export const alive: Handler = () => ({ body: { live: true } });
