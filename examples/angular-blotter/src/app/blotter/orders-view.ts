// The orders that wait, with what can be done about each.

import { Component, computed, inject } from '@angular/core';
import { injectTickTrader } from 'rxtt/angular';
import type { Trade } from 'rxtt/ticktrader';
import { AccountFigures } from '../account/account-figures.js';
import { Commands } from '../commands/commands.js';
import { Editing } from '../ticket/editing.js';
import { ConfirmButton } from '../ui/confirm-button.js';
import { tradeName } from '../ui/format.js';
import { Grid } from '../ui/grid.js';
import { orderColumns } from './columns.js';
import { OpenTrades } from './open-trades.js';
import { Valuation } from './valuation.js';

@Component({
  selector: 'app-orders-view',
  imports: [ConfirmButton, Grid],
  template: `
    <h2>
      Orders <span class="muted">{{ orders()?.length }}</span>
    </h2>
    <app-grid label="Orders" [columns]="columns()" [rows]="orders()" empty="No order waits.">
      <ng-template let-trade>
        <button type="button" class="small" (click)="editing.trade.set(trade)" [attr.aria-label]="'Edit ' + name(trade)">Edit</button>
        <app-confirm-button word="Cancel" [label]="'Cancel ' + name(trade)" (confirmed)="cancel(trade)" />
      </ng-template>
    </app-grid>
  `,
  styleUrl: './table.css',
})
export class OrdersView {
  readonly #client = injectTickTrader();
  readonly #commands = inject(Commands);
  readonly #open = inject(OpenTrades);
  readonly #valuation = inject(Valuation);
  readonly #hasExits = inject(AccountFigures).hasExits;

  protected readonly editing = inject(Editing);
  protected readonly name = tradeName;
  protected readonly columns = computed(() => orderColumns(this.#hasExits()));
  protected readonly orders = computed(() => this.#open.orders()?.map((trade) => this.#valuation.of(trade)));

  protected cancel(trade: Trade): void {
    this.#commands.run(`Cancel ${trade.Type} ${trade.Symbol}`, this.#client.cancelOrder(trade.Id));
  }
}
