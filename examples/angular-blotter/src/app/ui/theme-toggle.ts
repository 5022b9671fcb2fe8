// The button that turns dark into light and back.

import { Component, computed, inject } from '@angular/core';
import { ThemeChoice } from './theme.js';

@Component({
  selector: 'app-theme-toggle',
  template: `<button type="button" class="quiet" (click)="choice.toggle()" [attr.aria-label]="label()" [title]="label()">
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="1.5" />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
    </svg>
  </button>`,
})
export class ThemeToggle {
  protected readonly choice = inject(ThemeChoice);
  protected readonly label = computed(() => (this.choice.theme() === 'dark' ? 'Light theme' : 'Dark theme'));
}
