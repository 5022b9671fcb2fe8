// The account over time on screen: how far back to look, of which currency where it holds several, the chart, and what came of that time.

import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { AccountFigures } from '../account/account-figures.js';
import { byGain } from '../ui/column.js';
import { moved } from '../ui/format.js';
import { EquityChart } from './equity-chart.js';
import { Equity } from './equity.js';
import { currenciesOf, equityLine, holdingLine } from './lines.js';

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
      <div class="choice" role="group" aria-label="How far back">
        @for (span of spans; track span.name) {
          <button type="button" class="small" [attr.aria-pressed]="span.days === length()" (click)="length.set(span.days)">{{ span.name }}</button>
        }
      </div>
      @if (currencies().length > 0) {
        <div class="choice" role="group" aria-label="Currency">
          @for (name of currencies(); track name) {
            <button type="button" class="small" [attr.aria-pressed]="name === currency()" (click)="currency.set(name)">{{ name }}</button>
          }
        </div>
      }
      @if (change(); as change) {
        <p>
          <span class="muted">Change</span> <span [class]="change.tone">{{ change.text }}</span>
        </p>
      }
    </header>
    @if (line().points.length > 0) {
      <app-equity-chart [line]="line()" />
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
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 20px;
      padding: 0 16px 10px;
    }
    .choice {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
    p {
      margin: 0;
    }
    header p {
      display: flex;
      gap: 8px;
      margin-left: auto;
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
  readonly #isCash = inject(AccountFigures).isCash;
  protected readonly spans = SPANS;
  protected readonly length = signal<number>(92);

  readonly #days = computed(() => (this.#all.hasValue() ? this.#all.value() : []));
  protected readonly currencies = computed(() => (this.#isCash() ? currenciesOf(this.#days()) : []));
  protected readonly currency = linkedSignal(() => this.currencies()[0] ?? '');
  protected readonly line = computed(() => {
    const days = this.#days().slice(-this.length());
    return this.#isCash() ? holdingLine(days, this.currency()) : equityLine(days);
  });
  protected readonly change = computed(() => {
    const { points } = this.line();
    const value = (points.at(-1)?.value ?? 0) - (points[0]?.value ?? 0);
    return points.length < 2 ? undefined : { text: moved(value), tone: byGain(value) };
  });
  protected readonly note = computed(() => {
    if (this.#all.isLoading()) return 'Reading the snapshots…';
    return this.#all.error()?.message ?? 'There is no snapshot yet: the server takes one at the end of each day.';
  });
}
