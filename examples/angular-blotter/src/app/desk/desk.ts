// The desk: who you are and how you stand above, what is open on the left, what you do on the right.

import { Component, computed, inject, linkedSignal } from '@angular/core';
import { AccountBar } from '../account/account-bar.js';
import { AccountFigures } from '../account/account-figures.js';
import { NoticeBar } from '../account/notice-bar.js';
import { Blotter } from '../blotter/blotter.js';
import { CommandList } from '../commands/command-list.js';
import { ConnectionChip } from '../connection/connection-chip.js';
import { StaleNote } from '../connection/stale-note.js';
import { EquityView } from '../equity/equity-view.js';
import { HistoryView } from '../history/history-view.js';
import { CodeForm } from '../sign-in/code-form.js';
import { OneTimeCode } from '../sign-in/one-time-code.js';
import { Session } from '../sign-in/session.js';
import { ChangeTicket } from '../ticket/change-ticket.js';
import { Editing } from '../ticket/editing.js';
import { Ticket } from '../ticket/ticket.js';
import { ThemeToggle } from '../ui/theme-toggle.js';
import { Tabs } from './tabs.js';

@Component({
  selector: 'app-desk',
  imports: [AccountBar, Blotter, ChangeTicket, CodeForm, CommandList, ConnectionChip, EquityView, HistoryView, NoticeBar, StaleNote, Tabs, ThemeToggle, Ticket],
  template: `
    <header>
      <h1>Blotter</h1>
      <app-account-bar />
      <app-connection-chip />
      <app-theme-toggle />
      <button type="button" class="quiet" (click)="session.signOut()">Sign out</button>
    </header>
    @if (code.wanted()) {
      <section class="challenge" aria-label="Second factor"><app-code-form /></section>
    }
    <main>
      <section class="panel views" aria-label="Account">
        <app-tabs [names]="views()" [(chosen)]="view" />
        <div>
          <app-stale-note />
          <app-notice-bar />
        </div>
        <div class="view" role="tabpanel" [id]="'panel-' + view()" [attr.aria-labelledby]="'tab-' + view()">
          @switch (view()) {
            @case ('History') {
              <app-history-view />
            }
            @case ('Blotter') {
              <app-blotter />
            }
            @default {
              <app-equity-view />
            }
          }
        </div>
      </section>
      <aside aria-label="Trading">
        @if (editing.trade(); as trade) {
          <app-change-ticket class="panel" [trade]="trade" />
        } @else {
          <app-ticket class="panel" />
        }
        <app-command-list class="panel" />
      </aside>
    </main>
  `,
  styleUrl: './desk.css',
})
export class Desk {
  protected readonly session = inject(Session);
  protected readonly code = inject(OneTimeCode);
  protected readonly editing = inject(Editing);
  readonly #isCash = inject(AccountFigures).isCash;
  /** A Cash account has no equity: it has what it holds. */
  protected readonly views = computed(() => ['Blotter', 'History', this.#isCash() ? 'Holdings' : 'Equity']);
  protected readonly view = linkedSignal(() => this.views()[0] ?? '');
}
