// Asks for the one-time code, with the time that is left for it.

import type { ElementRef } from '@angular/core';
import { afterNextRender, Component, computed, inject, signal, viewChild } from '@angular/core';
import { Clock } from '../ui/clock.js';
import { countdown } from '../ui/format.js';
import { OneTimeCode } from './one-time-code.js';

const DIGITS = /^\d{6}$/;

@Component({
  selector: 'app-code-form',
  template: `
    <form (submit)="submit($event)" novalidate>
      <label for="code">One-time code</label>
      <input
        #field
        id="code"
        class="code"
        inputmode="numeric"
        autocomplete="one-time-code"
        maxlength="6"
        [value]="text()"
        (input)="text.set(field.value)"
        [attr.aria-invalid]="problem() !== ''"
        aria-describedby="code-help"
      />
      <p id="code-help" [class.bad]="problem() !== ''" role="status">
        {{ problem() || 'The six digits your authenticator shows.' }}
      </p>
      <button class="primary" type="submit">Confirm</button>
      @if (left(); as left) {
        <p class="muted left">{{ left }} left</p>
      }
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 8px;
    }
    .code {
      font: 500 22px/1 var(--mono);
      letter-spacing: 0.4em;
      padding: 12px 14px;
      height: auto;
    }
    p {
      margin: 0;
      min-height: 18px;
    }
    .bad {
      color: var(--bad);
    }
    .left {
      text-align: center;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class CodeForm {
  readonly #code = inject(OneTimeCode);
  readonly #now = inject(Clock).now;
  readonly #hint = signal('');
  protected readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly text = signal('');

  protected readonly problem = computed(
    () => this.#hint() || (this.#code.asked() > 1 && this.#code.wanted() ? 'That code was refused. Enter the next one.' : ''),
  );
  protected readonly left = computed(() => {
    const deadline = this.#code.deadline();
    return deadline === undefined ? '' : countdown(deadline - this.#now());
  });

  constructor() {
    afterNextRender(() => {
      this.field().nativeElement.focus();
    });
  }

  protected submit(event: Event): void {
    event.preventDefault();
    const code = this.text().trim();
    this.#hint.set(DIGITS.test(code) ? '' : 'A code has six digits.');
    if (!DIGITS.test(code)) return;
    this.text.set('');
    this.#code.give(code);
  }
}
