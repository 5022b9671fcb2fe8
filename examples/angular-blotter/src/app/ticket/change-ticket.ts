// The ticket while an open trade is changed: its prices and exits.

import { afterNextRender, Component, computed, DestroyRef, ElementRef, inject, input, linkedSignal, signal } from '@angular/core';
import { injectTickTrader } from 'rxtt/angular';
import type { Trade } from 'rxtt/ticktrader';
import { AccountFigures } from '../account/account-figures.js';
import { Commands } from '../commands/commands.js';
import { amount } from '../ui/format.js';
import { changeable, changeOf, changeProblems, textsOf, type Changeable } from './change.js';
import { Editing } from './editing.js';
import { labels } from './labels.js';
import { TicketField } from './ticket-field.js';

@Component({
  selector: 'app-change-ticket',
  imports: [TicketField],
  template: `
    <form (submit)="send($event)" (keydown.escape)="leave()" novalidate aria-labelledby="change-title">
      <h2 id="change-title">Change {{ trade().Type }} {{ trade().Id }}</h2>
      <p class="muted">{{ trade().Side }} {{ size() }} {{ trade().Symbol }}</p>
      <div class="fields">
        @for (field of fields(); track field) {
          <app-ticket-field
            [class.lone]="$first && $count % 2 === 1"
            [name]="field"
            [label]="labels[field]"
            [text]="texts()[field] ?? ''"
            [problem]="problems()[field] ?? ''"
            [isNeeded]="true"
            (typed)="type(field, $event)"
          />
        }
      </div>
      <button type="submit" class="primary">Change</button>
      <button type="button" (click)="leave()">Leave as it is</button>
      <p class="muted" role="status">{{ note() }}</p>
    </form>
  `,
  styleUrl: './ticket.css',
})
export class ChangeTicket {
  readonly trade = input.required<Trade>();

  readonly #client = injectTickTrader();
  readonly #commands = inject(Commands);
  readonly #editing = inject(Editing);
  readonly #hasExits = inject(AccountFigures).hasExits;
  protected readonly labels = labels;
  protected readonly fields = computed(() => changeable(this.trade(), this.#hasExits()));
  protected readonly size = computed(() => amount(this.trade().RemainingAmount));
  protected readonly texts = linkedSignal(() => textsOf(this.trade(), this.fields()));
  protected readonly problems = computed(() => changeProblems(this.texts()));
  protected readonly note = signal('');

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef);
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const before = document.activeElement;
      host.nativeElement.querySelector('input')?.focus();
      destroyed.onDestroy(() => {
        if (before instanceof HTMLElement) before.focus(); // back to where somebody came from
      });
    });
  }

  protected type(field: Changeable, text: string): void {
    this.note.set('');
    this.texts.update((texts) => ({ ...texts, [field]: text }));
  }

  protected leave(): void {
    this.#editing.trade.set(undefined);
  }

  protected send(event: Event): void {
    event.preventDefault();
    if (Object.keys(this.problems()).length > 0) return;
    const change = changeOf(this.trade(), this.fields(), this.texts());
    if (change === undefined) {
      this.note.set('Nothing differs from what it is.');
      return;
    }
    this.#commands.run(`Change ${this.trade().Type} ${this.trade().Symbol}`, this.#client.modifyOrder(change));
    this.leave();
  }
}
