// The positions of a Gross account, with what can be done about each.

import { Component, computed, inject } from '@angular/core';
import { injectTickTrader } from 'rxtt/angular';
import type { Trade } from 'rxtt/ticktrader';
import { Commands } from '../commands/commands.js';
import { Editing } from '../ticket/editing.js';
import { ConfirmButton } from '../ui/confirm-button.js';
import { amount, tradeName } from '../ui/format.js';
import { Grid } from '../ui/grid.js';
import { positionColumns } from './columns.js';
import { OpenTrades } from './open-trades.js';
import { Valuation } from './valuation.js';

@Component({
  selector: 'app-gross-positions-view',
  imports: [ConfirmButton, Grid],
  template: `
    <h2>
      Positions <span class="muted">{{ positions()?.length }}</span>
    </h2>
    <app-grid label="Positions" [columns]="columns" [rows]="positions()" empty="No open position.">
      <ng-template let-trade>
        <button type="button" class="small" (click)="editing.trade.set(trade)" [attr.aria-label]="'Edit ' + name(trade)">Edit</button>
        <app-confirm-button word="Close" [label]="'Close ' + name(trade)" (confirmed)="close(trade)" />
      </ng-template>
    </app-grid>
  `,
  styleUrl: './table.css',
})
export class GrossPositionsView {
  readonly #client = injectTickTrader();
  readonly #commands = inject(Commands);
  readonly #open = inject(OpenTrades);
  readonly #valuation = inject(Valuation);

  protected readonly editing = inject(Editing);
  protected readonly columns = positionColumns;
  protected readonly name = tradeName;
  protected readonly positions = computed(() => this.#open.positions()?.map((trade) => this.#valuation.of(trade)));

  protected close(trade: Trade): void {
    this.#commands.run(`Close ${amount(trade.RemainingAmount)} ${trade.Symbol}`, this.#client.closePosition(trade.Id));
  }
}
