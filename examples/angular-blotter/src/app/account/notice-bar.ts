// The latest notice, until somebody has read it.

import { Component, inject } from '@angular/core';
import { Notices } from './notices.js';

@Component({
  selector: 'app-notice-bar',
  template: `<div role="status">
    @if (notices.latest(); as notice) {
      <p [class.grave]="notice.isGrave">
        <span>{{ notice.text }}</span>
        <button type="button" class="small" (click)="notices.latest.set(undefined)" aria-label="Dismiss the notice">Dismiss</button>
      </p>
    }
  </div>`,
  styles: `
    p {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 12px;
      margin: 0;
      padding: 7px 16px;
      border-bottom: 1px solid var(--line);
      background: var(--panel);
    }
    .grave {
      background: var(--warn-back);
      color: var(--warn);
    }
    span {
      overflow-wrap: anywhere;
    }
  `,
})
export class NoticeBar {
  protected readonly notices = inject(Notices);
}
