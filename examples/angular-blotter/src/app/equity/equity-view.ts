// Equity on screen: how far back to look, the chart, and what came of that time.

import { Component, computed, inject, signal } from '@angular/core';
import { byGain } from '../ui/column.js';
import { gain } from '../ui/format.js';
import { EquityChart } from './equity-chart.js';
import { Equity } from './equity.js';

const SPANS = [
  { name: '1 month', days: 31 },
  { name: '3 months', days: 92 },
  { name: '1 year', days: 366 },
  { name: 'All', days: Infinity },
] as const;

@Component({
  selector: 'app-equity-view',
  imports: [EquityChart],
  template: `
    <header>
      <div class="spans" role="group" aria-label="How far back">
        @for (span of spans; track span.name) {
          <button type="button" class="small" [attr.aria-pressed]="span.days === length()" (click)="length.set(span.days)">{{ span.name }}</button>
        }
      </div>
      @if (change(); as change) {
        <p>
          <span class="muted">Change</span> <span [class]="change.tone">{{ change.text }}</span>
        </p>
      }
    </header>
    @if (days().length > 0) {
      <app-equity-chart [days]="days()" />
    } @else {
      <p class="none muted" role="status">{{ note() }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-rows: auto minmax(0, 1fr);
      padding: 12px 0 8px;
    }
    header {
      display: flex;
      align-items: center;
      justify-content: space-between;
      padding: 0 16px 10px;
    }
    .spans {
      display: flex;
      gap: 4px;
    }
    p {
      margin: 0;
    }
    header p {
      display: flex;
      gap: 8px;
      font-variant-numeric: tabular-nums;
    }
    .none {
      padding: 20px 16px;
    }
    .buy {
      color: var(--buy);
    }
    .sell {
      color: var(--sell);
    }
  `,
})
export class EquityView {
  readonly #all = inject(Equity).days;
  protected readonly spans = SPANS;
  protected readonly length = signal<number>(92);

  protected readonly days = computed(() => (this.#all.hasValue() ? this.#all.value().slice(-this.length()) : []));
  protected readonly change = computed(() => {
    const days = this.days();
    const value = (days.at(-1)?.Equity ?? 0) - (days[0]?.Equity ?? 0);
    return days.length < 2 ? undefined : { text: gain(value), tone: byGain(value) };
  });
  protected readonly note = computed(() => {
    if (this.#all.isLoading()) return 'Reading the snapshots…';
    return this.#all.error()?.message ?? 'There is no snapshot yet: the server takes one at the end of each day.';
  });
}
