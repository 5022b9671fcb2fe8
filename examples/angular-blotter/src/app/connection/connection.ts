// Where the session with the server stands, as signals.

import { computed, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { scan } from 'rxjs';
import { injectTickTrader } from 'rxtt/angular';
import type { SessionState } from 'rxtt/ticktrader';

/** Since when there is no connection, one state after the other; undefined while there is one. */
const lostSince = (since: number | undefined, { status }: SessionState): number | undefined => (status === 'ready' ? undefined : (since ?? Date.now()));

@Injectable()
export class Connection {
  readonly #state$ = injectTickTrader().state$;
  readonly state = toSignal(this.#state$, { requireSync: true });
  /** Whether a command would leave now. */
  readonly isReady = computed(() => this.state().status === 'ready');
  /** When the connection was lost (ms since 1970); undefined while it is there. */
  readonly lostAt = toSignal(this.#state$.pipe(scan(lostSince, undefined)));
}
