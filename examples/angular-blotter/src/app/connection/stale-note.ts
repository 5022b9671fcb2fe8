// Says that what is on screen is old, while there is no connection that would renew it.

import { Component, computed, inject } from '@angular/core';
import { time } from '../ui/format.js';
import { Connection } from './connection.js';

@Component({
  selector: 'app-stale-note',
  template: `<div role="status">
    @if (since(); as since) {
      <p>No connection. What you see is as of {{ since }}.</p>
    }
  </div>`,
  styles: `
    p {
      margin: 0;
      padding: 7px 16px;
      border-bottom: 1px solid var(--line);
      background: var(--warn-back);
      color: var(--warn);
    }
  `,
})
export class StaleNote {
  readonly #lostAt = inject(Connection).lostAt;
  protected readonly since = computed(() => {
    const lostAt = this.#lostAt();
    return lostAt === undefined ? '' : time(lostAt);
  });
}
