// The history on screen.

import { Component, computed, inject } from '@angular/core';
import { AccountFigures } from '../account/account-figures.js';
import { Grid } from '../ui/grid.js';
import { historyColumns } from './columns.js';
import { History } from './history.js';

@Component({
  selector: 'app-history-view',
  imports: [Grid],
  template: `
    <app-grid label="History" [columns]="columns()" [rows]="rows()" [empty]="history.isDone() ? 'Nothing happened yet.' : ''" (reachedEnd)="history.more()" />
    <footer class="muted">
      <span role="status">{{ note() }}</span>
      @if (history.problem()) {
        <button type="button" class="small" (click)="history.more()">Try again</button>
      }
    </footer>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-rows: minmax(0, 1fr) auto;
    }
    footer {
      display: flex;
      align-items: center;
      gap: 12px;
      min-height: 36px;
      padding: 0 16px;
      border-top: 1px solid var(--line);
    }
  `,
})
export class HistoryView {
  protected readonly history = inject(History);
  readonly #isCash = inject(AccountFigures).isCash;
  protected readonly columns = computed(() => historyColumns(this.#isCash()));
  protected readonly rows = computed(() => (this.history.records().length === 0 && this.history.isBusy() ? undefined : this.history.records()));
  protected readonly note = computed(() => {
    if (this.history.problem() !== '') return this.history.problem();
    const count = `${this.history.records().length.toLocaleString('en')} records`;
    if (this.history.isBusy()) return `${count}, reading on…`;
    return this.history.isDone() ? `${count}, all there is` : `${count}, more as you scroll`;
  });

  constructor() {
    if (this.history.records().length === 0) this.history.more();
  }
}
