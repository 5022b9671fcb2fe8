// What was done at this desk, newest first. New verdicts are read out.

import { Component, inject } from '@angular/core';
import { CommandCard } from './command-card.js';
import { Commands } from './commands.js';

@Component({
  selector: 'app-command-list',
  imports: [CommandCard],
  template: `
    <h2>Commands</h2>
    <div class="list" role="log" aria-label="Commands and what became of them" tabindex="0">
      @for (command of commands.list(); track command.number) {
        <app-command-card [command]="command" />
      } @empty {
        <p class="muted">Nothing was sent yet.</p>
      }
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-rows: auto minmax(0, 1fr);
    }
    h2 {
      padding: 12px 16px 8px;
    }
    .list {
      overflow: auto;
    }
    p {
      margin: 0;
      padding: 4px 16px 16px;
    }
  `,
})
export class CommandList {
  protected readonly commands = inject(Commands);
}
