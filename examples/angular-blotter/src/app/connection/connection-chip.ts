// The connection in a few words: live, or what is being done about it and when.

import { Component, computed, inject } from '@angular/core';
import type { SessionState } from 'rxtt/ticktrader';
import { Clock } from '../ui/clock.js';
import { countdown } from '../ui/format.js';
import { Connection } from './connection.js';

interface Words {
  readonly tone: 'good' | 'warn' | 'bad';
  readonly text: string;
}

const WORDS: Readonly<Record<Exclude<SessionState['status'], 'waiting'>, Words>> = {
  idle: { tone: 'warn', text: 'Idle' },
  connecting: { tone: 'warn', text: 'Connecting' },
  authenticating: { tone: 'warn', text: 'Signing in' },
  'two-factor': { tone: 'warn', text: 'Code wanted' },
  restoring: { tone: 'warn', text: 'Reading account' },
  ready: { tone: 'good', text: 'Live' },
  closed: { tone: 'bad', text: 'Closed' },
};

@Component({
  selector: 'app-connection-chip',
  template: `<span class="chip" role="status" [title]="reason()"><span class="dot" [class]="words().tone" aria-hidden="true"></span>{{ words().text }}</span>
    @if (next(); as next) {
      <span class="next muted">{{ next }}</span>
    }`,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 8px;
      white-space: nowrap;
    }
    .chip {
      display: inline-flex;
      align-items: center;
      gap: 7px;
    }
    .dot {
      width: 8px;
      height: 8px;
      border-radius: 50%;
      background: var(--bad);
    }
    .dot.good {
      background: var(--buy);
    }
    .dot.warn {
      background: var(--warn);
    }
    .next {
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class ConnectionChip {
  readonly #state = inject(Connection).state;
  readonly #now = inject(Clock).now;

  protected readonly words = computed((): Words => {
    const { status } = this.#state();
    return status === 'waiting' ? { tone: 'bad', text: 'Connection lost' } : WORDS[status];
  });
  /** When the next try is; it counts down beside the words, which are read out once. */
  protected readonly next = computed(() => {
    const state = this.#state();
    return state.status === 'waiting' ? `try ${String(state.attempt)} in ${countdown(state.retryAt - this.#now())}` : '';
  });
  protected readonly reason = computed(() => {
    const state = this.#state();
    if (state.status === 'waiting') return state.reason.message;
    return state.status === 'closed' ? state.reason : '';
  });
}
