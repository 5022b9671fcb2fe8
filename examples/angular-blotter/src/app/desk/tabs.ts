// The tabs of the desk: one stop for the Tab key, arrows go from one to the next.

import type { ElementRef } from '@angular/core';
import { Component, input, model, viewChildren } from '@angular/core';

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

@Component({
  selector: 'app-tabs',
  template: `
    <div role="tablist" aria-label="Views">
      @for (name of names(); track name) {
        <button
          #tab
          type="button"
          role="tab"
          [id]="'tab-' + name"
          [attr.aria-selected]="name === chosen()"
          [attr.aria-controls]="name === chosen() ? 'panel-' + name : null"
          [tabindex]="name === chosen() ? 0 : -1"
          (click)="chosen.set(name)"
          (keydown)="move($event)"
        >
          {{ name }}
        </button>
      }
    </div>
  `,
  styles: `
    [role='tablist'] {
      display: flex;
      gap: 4px;
      padding: 0 10px;
      border-bottom: 1px solid var(--line);
    }
    [role='tab'] {
      height: 38px;
      padding: 0 8px;
      border: 0;
      border-radius: 0;
      background: none;
      color: var(--muted);
      box-shadow: inset 0 0 0 var(--accent);
    }
    [role='tab'][aria-selected='true'] {
      color: var(--text);
      box-shadow: inset 0 -2px 0 var(--accent);
    }
    [role='tab']:hover {
      color: var(--text);
    }
  `,
})
export class Tabs {
  readonly names = input.required<readonly string[]>();
  readonly chosen = model.required<string>();
  protected readonly tabs = viewChildren<ElementRef<HTMLElement>>('tab');

  protected move(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (step === undefined) return;
    const names = this.names();
    const next = (names.indexOf(this.chosen()) + step + names.length) % names.length;
    this.chosen.set(names[next] ?? this.chosen());
    this.tabs()[next]?.nativeElement.focus();
  }
}
