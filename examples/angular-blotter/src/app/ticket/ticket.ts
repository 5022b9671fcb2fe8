// The ticket: an order, checked while it is typed, sent once.

import { Component, computed, inject, signal } from '@angular/core';
import { injectTickTrader } from 'rxtt/angular';
import { Commands } from '../commands/commands.js';
import { Connection } from '../connection/connection.js';
import { emptyDraft, hasForce, needed, orderOf, problemsOf, type Draft, type DraftType, type Figure } from './draft.js';
import { labels } from './labels.js';
import { Segments } from './segments.js';
import { TicketField } from './ticket-field.js';

const SYMBOLS = ['EURUSD', 'GBPUSD', 'USDJPY', 'USDCHF', 'AUDUSD', 'USDCAD', 'NZDUSD', 'EURGBP', 'EURJPY', 'AUDCAD', 'XAUUSD', 'US500', 'BTCUSD', 'ETHUSD'];

@Component({
  selector: 'app-ticket',
  imports: [Segments, TicketField],
  templateUrl: './ticket.html',
  styleUrl: './ticket.css',
})
export class Ticket {
  readonly #client = injectTickTrader();
  readonly #commands = inject(Commands);
  protected readonly isReady = inject(Connection).isReady;

  protected readonly symbols = SYMBOLS;
  protected readonly types: readonly DraftType[] = ['Market', 'Limit', 'Stop', 'StopLimit'];
  protected readonly forces = ['GTC', 'IOC', 'FOK'] as const;
  protected readonly draft = signal<Draft>(emptyDraft);
  /** Problems are shown once somebody tried to send. */
  readonly #isChecked = signal(false);

  readonly #problems = computed(() => problemsOf(this.draft()));
  protected readonly shown = computed(() => (this.#isChecked() ? this.#problems() : {}));
  protected readonly hasForce = computed(() => hasForce(this.draft().Type));
  protected readonly fields = computed(() =>
    [...needed[this.draft().Type], 'StopLoss' as const, 'TakeProfit' as const].map((name) => ({
      name,
      label: labels[name],
      isNeeded: needed[this.draft().Type].includes(name),
    })),
  );
  protected readonly title = computed(() => {
    const { Type, Side, Symbol, Amount } = this.draft();
    return `${Side} ${Amount} ${Symbol} ${Type === 'StopLimit' ? 'stop limit' : Type.toLowerCase()}`;
  });

  protected change(changes: Partial<Draft>): void {
    this.draft.update((draft) => ({ ...draft, ...changes }));
  }

  protected type(field: Figure, text: string): void {
    this.change({ [field]: text });
  }

  protected send(event: Event): void {
    event.preventDefault();
    const isWrong = Object.keys(this.#problems()).length > 0;
    this.#isChecked.set(isWrong);
    if (isWrong) return;
    this.#commands.run(this.title(), this.#client.createOrder(orderOf(this.draft())));
  }
}
