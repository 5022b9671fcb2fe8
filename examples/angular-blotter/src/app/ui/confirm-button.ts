// A button that moves money: the first press asks, the second one does it. Leaving it or Escape takes the question back.

import { Component, input, output, signal } from '@angular/core';

@Component({
  selector: 'app-confirm-button',
  template: `<button
    type="button"
    class="small"
    [class.armed]="isArmed()"
    [attr.aria-label]="(isArmed() ? 'Confirm: ' : '') + label()"
    (click)="press()"
    (blur)="isArmed.set(false)"
    (keydown.escape)="isArmed.set(false)"
  >
    {{ isArmed() ? 'Sure?' : word() }}
  </button>`,
})
export class ConfirmButton {
  readonly word = input.required<string>();
  /** All of it, for those who do not see the row. */
  readonly label = input.required<string>();
  readonly confirmed = output();

  protected readonly isArmed = signal(false);

  protected press(): void {
    if (this.isArmed()) this.confirmed.emit();
    this.isArmed.update((isArmed) => !isArmed);
  }
}
