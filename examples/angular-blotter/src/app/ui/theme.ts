// Dark or light: as the system has it, until the user says otherwise; remembered in this browser.

import { afterNextRender, DOCUMENT, inject, Injectable, signal } from '@angular/core';

export type Theme = 'dark' | 'light';

const KEY = 'blotter.theme';

@Injectable({ providedIn: 'root' })
export class ThemeChoice {
  readonly #document = inject(DOCUMENT);
  /** What is shown; undefined until the browser was asked. */
  readonly theme = signal<Theme | undefined>(undefined);

  constructor() {
    afterNextRender(() => {
      const stored = localStorage.getItem(KEY);
      const isDark = stored === null ? matchMedia('(prefers-color-scheme: dark)').matches : stored === 'dark';
      this.#show(isDark ? 'dark' : 'light');
    });
  }

  toggle(): void {
    const theme = this.theme() === 'dark' ? 'light' : 'dark';
    localStorage.setItem(KEY, theme);
    this.#show(theme);
  }

  #show(theme: Theme): void {
    this.#document.documentElement.dataset['theme'] = theme;
    this.theme.set(theme);
  }
}
