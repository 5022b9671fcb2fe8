// A choice of a few, side by side: radio buttons that look like one control. Arrows choose, as in any group of them.

import { Component, input, output } from '@angular/core';
import { words } from '../ui/format.js';

@Component({
  selector: 'app-segments',
  template: `
    <fieldset [class.toned]="toned()">
      <legend class="hidden">{{ label() }}</legend>
      @for (option of options(); track option) {
        <label [class]="option">
          <input type="radio" [name]="label()" [value]="option" [checked]="option === chosen()" (change)="choose.emit(option)" />
          <span>{{ words(option) }}</span>
        </label>
      }
    </fieldset>
  `,
  styleUrl: './segments.css',
})
export class Segments<T extends string> {
  readonly label = input.required<string>();
  readonly options = input.required<readonly T[]>();
  readonly chosen = input.required<T>();
  /** Buy and Sell have colours of their own. */
  readonly toned = input(false);
  readonly choose = output<T>();
  protected readonly words = words;
}
