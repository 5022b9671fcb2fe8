// A table of any length: only the rows that can be seen are in the document. Columns are data; what stands at the end of a row is a template of the parent's.

import { NgTemplateOutlet } from '@angular/common';
import type { ElementRef } from '@angular/core';
import { afterNextRender, Component, computed, contentChild, DestroyRef, inject, input, output, signal, TemplateRef, viewChild } from '@angular/core';
import type { Column } from './column.js';

/** What a row is told apart by, over all updates. */
export interface Keyed {
  readonly Id: string;
}

const ROW = 30;
const ACTIONS = '104px';
const AROUND = 6; // rows beyond the edges, so that a fast wheel shows no gap

@Component({
  selector: 'app-grid',
  imports: [NgTemplateOutlet],
  template: `
    <div #scroller class="scroller" tabindex="0" role="region" [attr.aria-label]="label()" (scroll)="onScroll()">
      <div role="table" [attr.aria-label]="label()" [attr.aria-rowcount]="rows().length + 1" [style.--tracks]="tracks()">
        <div role="rowgroup" class="head">
          <div role="row" aria-rowindex="1">
            @for (column of columns(); track column.title) {
              <span role="columnheader" [class.end]="column.end">{{ column.title }}</span>
            }
            @if (actions()) {
              <span role="columnheader"><span class="hidden">Actions</span></span>
            }
          </div>
        </div>
        <div role="rowgroup" class="body" [style.height.px]="rows().length * rowHeight">
          @for (row of visible(); track row.Id; let offset = $index) {
            <div role="row" [attr.aria-rowindex]="first() + offset + 2" [style.transform]="'translateY(' + (first() + offset) * rowHeight + 'px)'">
              @for (column of columns(); track column.title) {
                <span role="cell" [class]="column.tone?.(row) ?? ''" [class.end]="column.end">{{ column.text(row) }}</span>
              }
              @if (actions(); as actions) {
                <span role="cell" class="actions"><ng-container *ngTemplateOutlet="actions; context: { $implicit: row }" /></span>
              }
            </div>
          }
        </div>
      </div>
      @if (rows().length === 0) {
        <p class="empty muted">{{ empty() }}</p>
      }
    </div>
  `,
  styleUrl: './grid.css',
})
export class Grid<R extends Keyed> {
  readonly label = input.required<string>();
  readonly columns = input.required<readonly Column<R>[]>();
  readonly rows = input.required<readonly R[]>();
  readonly empty = input('');
  /** The last row came into sight. */
  readonly reachedEnd = output();

  protected readonly rowHeight = ROW;
  protected readonly actions = contentChild(TemplateRef);
  protected readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');
  readonly #top = signal(0);
  readonly #height = signal(0);

  protected readonly tracks = computed(() => {
    const tracks = this.columns().map(({ width }) => width);
    return [...tracks, ...(this.actions() === undefined ? [] : [ACTIONS])].join(' ');
  });
  protected readonly first = computed(() => Math.max(0, Math.min(Math.floor(this.#top() / ROW), this.rows().length) - AROUND));
  readonly #last = computed(() => Math.ceil((this.#top() + this.#height()) / ROW) + AROUND);
  protected readonly visible = computed(() => this.rows().slice(this.first(), this.#last()));

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const { nativeElement } = this.scroller();
      const observer = new ResizeObserver(() => {
        this.#height.set(nativeElement.clientHeight);
      });
      observer.observe(nativeElement);
      destroyed.onDestroy(() => {
        observer.disconnect();
      });
    });
  }

  protected onScroll(): void {
    const { scrollTop } = this.scroller().nativeElement;
    this.#top.set(scrollTop - (scrollTop % ROW)); // a row at a time: less would change nothing
    if (this.#last() >= this.rows().length) this.reachedEnd.emit();
  }
}
