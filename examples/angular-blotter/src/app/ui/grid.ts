// A table of any length: only the rows that can be seen are in the document. Columns are data; what stands at the end of a row is a template of the parent's.

import { NgTemplateOutlet } from '@angular/common';
import type { ElementRef } from '@angular/core';
import { afterNextRender, Component, computed, contentChild, DestroyRef, inject, input, output, signal, TemplateRef, viewChild } from '@angular/core';
import type { Column, Room } from './column.js';

/** What a row is told apart by, over all updates. */
export interface Keyed {
  readonly Id: string;
}

const ROW = 30;
const ACTIONS = 'var(--actions)'; // narrower on a phone
const ROOMS: readonly Room[] = [0, 1, 2, 3];
const AROUND = 6; // rows beyond the edges, so that a fast wheel shows no gap

@Component({
  selector: 'app-grid',
  imports: [NgTemplateOutlet],
  template: `
    <div #scroller class="scroller" tabindex="0" role="region" [attr.aria-label]="label()" (scroll)="onScroll()">
      <div
        role="table"
        [attr.aria-label]="label()"
        [attr.aria-rowcount]="all().length + 1"
        [style.--tracks-0]="tracks()[0]"
        [style.--tracks-1]="tracks()[1]"
        [style.--tracks-2]="tracks()[2]"
        [style.--tracks-3]="tracks()[3]"
      >
        <div role="rowgroup" class="head">
          <div role="row" aria-rowindex="1">
            @for (column of columns(); track column.title) {
              <span role="columnheader" [class]="place(column)">{{ column.title }}</span>
            }
            @if (actions()) {
              <span role="columnheader"><span class="hidden">Actions</span></span>
            }
          </div>
        </div>
        <div role="rowgroup" class="body" [style.height.px]="all().length * rowHeight">
          @for (row of visible(); track row.Id; let offset = $index) {
            <div role="row" [attr.aria-rowindex]="first() + offset + 2" [style.transform]="'translateY(' + (first() + offset) * rowHeight + 'px)'">
              @for (column of columns(); track column.title) {
                <span role="cell" [class]="place(column) + ' ' + (column.tone?.(row) ?? '')">{{ column.text(row) }}</span>
              }
              @if (actions(); as actions) {
                <span role="cell" class="actions"><ng-container *ngTemplateOutlet="actions; context: { $implicit: row }" /></span>
              }
            </div>
          }
        </div>
      </div>
      @if (all().length === 0) {
        <p class="empty muted">{{ rows() === undefined ? 'Reading…' : empty() }}</p>
      }
    </div>
  `,
  styleUrl: './grid.css',
})
export class Grid<R extends Keyed> {
  readonly label = input.required<string>();
  readonly columns = input.required<readonly Column<R>[]>();
  /** Undefined while they are being read. */
  readonly rows = input.required<readonly R[] | undefined>();
  readonly empty = input('');
  /** The last row came into sight. */
  readonly reachedEnd = output();

  protected readonly rowHeight = ROW;
  protected readonly actions = contentChild(TemplateRef);
  protected readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');
  readonly #top = signal(0);
  readonly #height = signal(0);

  protected readonly all = computed(() => this.rows() ?? []);
  /** The tracks of a row, by how much room there is. */
  protected readonly tracks = computed(() => ROOMS.map((room) => this.#tracksOf(this.columns().filter((column) => (column.room ?? 0) <= room))));
  protected readonly first = computed(() => Math.max(0, Math.min(Math.floor(this.#top() / ROW), this.all().length) - AROUND));
  readonly #last = computed(() => Math.ceil((this.#top() + this.#height()) / ROW) + AROUND);
  protected readonly visible = computed(() => this.all().slice(this.first(), this.#last()));

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

  protected place({ end = false, room = 0 }: Column<R>): string {
    return `room-${String(room)}${end ? ' end' : ''}`;
  }

  #tracksOf(columns: readonly Column<R>[]): string {
    return [...columns.map(({ width }) => width), ...(this.actions() === undefined ? [] : [ACTIONS])].join(' ');
  }

  protected onScroll(): void {
    const { scrollTop } = this.scroller().nativeElement;
    this.#top.set(scrollTop - (scrollTop % ROW)); // a row at a time: less would change nothing
    if (this.#last() >= this.all().length) this.reachedEnd.emit();
  }
}
