// The positions of a Net account. Closing one is an order against it: the server knows no other way.

import { Component, inject } from '@angular/core';
import { injectTickTrader } from 'rxtt/angular';
import type { Position } from 'rxtt/ticktrader';
import { Commands } from '../commands/commands.js';
import { ConfirmButton } from '../ui/confirm-button.js';
import { amount } from '../ui/format.js';
import { Grid } from '../ui/grid.js';
import { netAmount, netColumns } from './net-columns.js';
import { NetPositions } from './net-positions.js';

@Component({
  selector: 'app-net-positions-view',
  imports: [ConfirmButton, Grid],
  template: `
    <h2>
      Positions <span class="muted">{{ positions.all()?.length }}</span>
    </h2>
    <app-grid label="Positions" [columns]="columns" [rows]="positions.all()" empty="No open position.">
      <ng-template let-position>
        <app-confirm-button word="Close" [label]="'Close ' + name(position)" (confirmed)="close(position)" />
      </ng-template>
    </app-grid>
  `,
  styleUrl: './table.css',
})
export class NetPositionsView {
  readonly #client = injectTickTrader();
  readonly #commands = inject(Commands);

  protected readonly positions = inject(NetPositions);
  protected readonly columns = netColumns;

  protected name(position: Position): string {
    return `${netAmount(position) > 0 ? 'long' : 'short'} ${amount(Math.abs(netAmount(position)))} ${position.Symbol}`;
  }

  protected close(position: Position): void {
    const { Symbol } = position;
    const Amount = Math.abs(netAmount(position));
    const Side = netAmount(position) > 0 ? 'Sell' : 'Buy';
    this.#commands.run(`Close ${amount(Amount)} ${Symbol}`, this.#client.createOrder({ Type: 'Market', Side, Symbol, Amount }));
  }
}
