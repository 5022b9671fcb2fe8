// The ticket: an order, checked while it is typed, sent once.

import { Component, computed, inject, signal } from '@angular/core';
import { injectTickTrader } from 'rxtt/angular';
import { AccountFigures } from '../account/account-figures.js';
import { Commands } from '../commands/commands.js';
import { Connection } from '../connection/connection.js';
import { emptyDraft, exits, hasForce, needed, orderOf, problemsOf, type Draft, type DraftType, type Figure } from './draft.js';
import { words } from '../ui/format.js';
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
  readonly #hasExits = inject(AccountFigures).hasExits;
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
  protected readonly fields = computed(() => {
    const must = needed[this.draft().Type];
    const isLone = (name: Figure): boolean => must.length === 2 && name !== 'Amount'; // one price has the line to itself
    return [...must, ...(this.#hasExits() ? exits : [])].map((name) => {
      const isNeeded = must.includes(name);
      return { name, label: labels[name], isNeeded, isLone: isNeeded && isLone(name) };
    });
  });
  protected readonly title = computed(() => {
    const { Type, Side, Symbol, Amount } = this.draft();
    return `${Side} ${Amount} ${Symbol} ${words(Type).toLowerCase()}`;
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
