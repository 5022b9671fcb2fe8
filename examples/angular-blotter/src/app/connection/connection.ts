// Where the session with the server stands, as signals.

import { computed, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { injectTickTrader } from 'rxtt/angular';

@Injectable()
export class Connection {
  readonly state = toSignal(injectTickTrader().state$, { requireSync: true });
  /** Whether a command would leave now. */
  readonly isReady = computed(() => this.state().status === 'ready');
}
