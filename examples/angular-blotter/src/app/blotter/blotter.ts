// The blotter: positions over orders, each with what can be done about it.

import { Component, computed, inject } from '@angular/core';
import { injectTickTrader } from 'rxtt/angular';
import type { Trade } from 'rxtt/ticktrader';
import { Commands } from '../commands/commands.js';
import { Editing } from '../ticket/editing.js';
import { ConfirmButton } from '../ui/confirm-button.js';
import { amount } from '../ui/format.js';
import { Grid } from '../ui/grid.js';
import { orderColumns, positionColumns } from './columns.js';
import { OpenTrades } from './open-trades.js';
import { Valuation } from './valuation.js';

@Component({
  selector: 'app-blotter',
  imports: [ConfirmButton, Grid],
  template: `
    <h2>
      Positions <span class="muted">{{ positions().length }}</span>
    </h2>
    <app-grid label="Positions" [columns]="positionColumns" [rows]="positions()" empty="No open position.">
      <ng-template let-trade>
        <button type="button" class="small" (click)="editing.trade.set(trade)" [attr.aria-label]="'Edit ' + name(trade)">Edit</button>
        <app-confirm-button word="Close" [label]="'Close ' + name(trade)" (confirmed)="close(trade)" />
      </ng-template>
    </app-grid>
    <h2>
      Orders <span class="muted">{{ orders().length }}</span>
    </h2>
    <app-grid label="Orders" [columns]="orderColumns" [rows]="orders()" empty="No order waits.">
      <ng-template let-trade>
        <button type="button" class="small" (click)="editing.trade.set(trade)" [attr.aria-label]="'Edit ' + name(trade)">Edit</button>
        <app-confirm-button word="Cancel" [label]="'Cancel ' + name(trade)" (confirmed)="cancel(trade)" />
      </ng-template>
    </app-grid>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-rows: auto minmax(0, 1fr) auto minmax(0, 1fr);
      height: 100%;
    }
    h2 {
      padding: 12px 16px 6px;
    }
    h2:not(:first-child) {
      border-top: 1px solid var(--line);
    }
  `,
})
export class Blotter {
  readonly #client = injectTickTrader();
  readonly #commands = inject(Commands);
  readonly #open = inject(OpenTrades);
  readonly #valuation = inject(Valuation);

  protected readonly editing = inject(Editing);
  protected readonly positionColumns = positionColumns;
  protected readonly orderColumns = orderColumns;
  protected readonly positions = computed(() => this.#open.positions().map((trade) => this.#valuation.of(trade)));
  protected readonly orders = computed(() => this.#open.orders().map((trade) => this.#valuation.of(trade)));

  protected name({ Id, Side, RemainingAmount, Symbol, Type }: Trade): string {
    return `${Type} ${Id}: ${Side} ${amount(RemainingAmount)} ${Symbol}`;
  }

  protected close(trade: Trade): void {
    this.#commands.run(`Close ${amount(trade.RemainingAmount)} ${trade.Symbol}`, this.#client.closePosition(trade.Id));
  }

  protected cancel(trade: Trade): void {
    this.#commands.run(`Cancel ${trade.Type} ${trade.Symbol}`, this.#client.cancelOrder(trade.Id));
  }
}
