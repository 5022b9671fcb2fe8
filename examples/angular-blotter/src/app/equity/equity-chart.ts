// The chart, drawn by hand: one line over another, a day under the pointer or under the arrow keys.

import { afterNextRender, Component, computed, DestroyRef, ElementRef, inject, input, signal } from '@angular/core';
import { amount, day, holding, shortDay } from '../ui/format.js';
import type { Line, Point } from './lines.js';
import { place, roundFigures, stretch } from './scale.js';

const EDGE = { top: 34, right: 16, bottom: 26, left: 70 };
const DATE = 42; // px a date takes
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -20, PageDown: 20, Home: -1e9, End: 1e9 };

const path = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');

@Component({
  selector: 'app-equity-chart',
  templateUrl: './equity-chart.html',
  styleUrl: './equity-chart.css',
})
export class EquityChart {
  readonly line = input.required<Line>();

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly size = signal({ width: 800, height: 360 });
  readonly #chosen = signal<number | undefined>(undefined);

  readonly #days = computed((): readonly Point[] => this.line().points);
  readonly #across = computed((): readonly [number, number] => [EDGE.left, this.size().width - EDGE.right]);
  readonly #up = computed((): readonly [number, number] => [this.size().height - EDGE.bottom, EDGE.top]);
  readonly #figures = computed(() => stretch(this.#days().flatMap(({ value, beside }) => [value, beside])));
  readonly #x = (index: number): number => place(index, [0, Math.max(1, this.#days().length - 1)], this.#across());
  readonly #y = (value: number): number => place(value, this.#figures(), this.#up());

  protected readonly value = computed(() => path(this.#days().map(({ value }, index) => [this.#x(index), this.#y(value)] as const)));
  protected readonly beside = computed(() => path(this.#days().map(({ beside }, index) => [this.#x(index), this.#y(beside)] as const)));
  protected readonly area = computed(
    () => `${this.value()}L${this.#across()[1].toFixed(1)} ${String(this.#up()[0])}L${String(EDGE.left)} ${String(this.#up()[0])}Z`,
  );
  protected readonly lines = computed(() =>
    roundFigures(this.#figures(), 7).map((value) => ({ text: amount(value), y: this.#y(value), x1: EDGE.left, x2: this.#across()[1] })),
  );
  protected readonly dates = computed(() => {
    const days = this.#days();
    const every = Math.max(1, Math.ceil((days.length * 90) / this.size().width));
    const end = this.size().width - DATE;
    return days
      .map(({ at }, index) => ({ text: shortDay(at), x: this.#x(index), y: this.size().height - 8 }))
      .filter(({ x }, index) => index % every === 0 && x < end);
  });

  protected readonly last = computed(() => this.#days().length - 1);
  protected readonly at = computed(() => Math.min(this.#chosen() ?? this.last(), this.last()));
  protected readonly isChosen = computed(() => this.#chosen() !== undefined);
  protected readonly mark = computed(() => {
    const point = this.#days()[this.at()];
    if (point === undefined) return undefined;
    const { value, beside, at } = point;
    return {
      x: this.#x(this.at()),
      y: this.#y(value),
      top: EDGE.top,
      bottom: this.#up()[0],
      value: holding(value),
      beside: `${this.line().besideName} ${holding(beside)}`,
      day: day(at),
    };
  });
  /** What is under the mark, read out. */
  protected readonly spoken = computed(() => {
    const mark = this.mark();
    return mark === undefined ? '' : `${mark.day}: ${this.line().name} ${mark.value}, ${mark.beside}`;
  });

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const observer = new ResizeObserver(() => {
        this.size.set({ width: this.#host.clientWidth, height: this.#host.clientHeight });
      });
      observer.observe(this.#host);
      destroyed.onDestroy(() => {
        observer.disconnect();
      });
    });
  }

  protected point(event: PointerEvent): void {
    const x = event.clientX - this.#host.getBoundingClientRect().left;
    this.#choose(Math.round(place(x, this.#across(), [0, this.last()])));
  }

  protected leave(): void {
    this.#chosen.set(undefined);
  }

  protected step(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.#choose(this.at() + step);
  }

  #choose(index: number): void {
    this.#chosen.set(Math.max(0, Math.min(this.last(), index)));
  }
}
