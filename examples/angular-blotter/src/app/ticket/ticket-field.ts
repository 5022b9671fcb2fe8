// One field of the ticket, with its label and what is wrong with it.

import { Component, input, output } from '@angular/core';

@Component({
  selector: 'app-ticket-field',
  template: `
    <label [for]="'ticket-' + name()">
      {{ label() }}
      @if (!isNeeded()) {
        <span class="muted">optional</span>
      }
    </label>
    <input
      #field
      [id]="'ticket-' + name()"
      [value]="text()"
      (input)="typed.emit(field.value)"
      [attr.list]="list() || null"
      [attr.inputmode]="list() ? null : 'decimal'"
      [attr.aria-invalid]="problem() !== ''"
      [attr.aria-describedby]="problem() ? 'problem-' + name() : null"
      [attr.aria-required]="isNeeded()"
      autocomplete="off"
      spellcheck="false"
    />
    @if (problem(); as problem) {
      <span class="problem" [id]="'problem-' + name()">{{ problem }}</span>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 3px;
      align-content: start;
    }
    label {
      display: flex;
      justify-content: space-between;
    }
    label span {
      font-size: 11px;
    }
    input {
      width: 100%;
      font-variant-numeric: tabular-nums;
    }
    .problem {
      font-size: 11.5px;
      color: var(--bad);
    }
  `,
})
export class TicketField {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly text = input.required<string>();
  readonly problem = input('');
  readonly isNeeded = input(false);
  /** The id of a list of suggestions, for a field that holds no figure. */
  readonly list = input('');
  readonly typed = output<string>();
}
