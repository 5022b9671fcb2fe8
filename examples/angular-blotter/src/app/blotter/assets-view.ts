// What a Cash account holds.

import { Component, inject } from '@angular/core';
import { Grid } from '../ui/grid.js';
import { assetColumns } from './asset-columns.js';
import { Assets } from './assets.js';

@Component({
  selector: 'app-assets-view',
  imports: [Grid],
  template: `
    <h2>
      Assets <span class="muted">{{ assets.all()?.length }}</span>
    </h2>
    <app-grid label="Assets" [columns]="columns" [rows]="assets.all()" empty="The account holds nothing." />
  `,
  styleUrl: './table.css',
})
export class AssetsView {
  protected readonly assets = inject(Assets);
  protected readonly columns = assetColumns;
}
