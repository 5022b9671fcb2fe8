// The blotter: what the account has over what it waits for. What it has depends on how it keeps its books.

import { Component, inject } from '@angular/core';
import { AccountFigures } from '../account/account-figures.js';
import { AssetsView } from './assets-view.js';
import { GrossPositionsView } from './gross-positions-view.js';
import { NetPositionsView } from './net-positions-view.js';
import { OrdersView } from './orders-view.js';

@Component({
  selector: 'app-blotter',
  imports: [AssetsView, GrossPositionsView, NetPositionsView, OrdersView],
  template: `
    @switch (accounting()) {
      @case ('Cash') {
        <app-assets-view />
      }
      @case ('Net') {
        <app-net-positions-view />
      }
      @default {
        <app-gross-positions-view />
      }
    }
    <app-orders-view />
  `,
  styles: `
    :host {
      display: grid;
      grid-template-rows: minmax(0, 1fr) minmax(0, 1fr);
      height: 100%;
    }
    app-orders-view {
      border-top: 1px solid var(--line);
    }
  `,
})
export class Blotter {
  protected readonly accounting = inject(AccountFigures).accounting;
}
