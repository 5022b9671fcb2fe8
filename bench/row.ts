// What a row of the bench is and what it tells. Each file of a row makes one; run prints them, aims judges them.

/** One line of a row's table. */
export interface Figure {
  /** The case: which messages, how many in flight. */
  readonly of: string;
  readonly who: string;
  /** The median. */
  readonly value: number;
  /** What `value` counts. */
  readonly unit: string;
  /** Against the first contender of the case, or as the row's `reads` says. */
  readonly ratio?: number;
}

/** What a row found out. */
export interface Findings {
  readonly figures: readonly Figure[];
  /** What the reader must know of this run, for instance why there is no figure. */
  readonly note?: string;
}

/** One row: a question, its contenders, and what bounds the answer. */
export interface Row {
  readonly title: string;
  /** What a unit of work is, and what the ratio says. */
  readonly reads: string;
  /** What limits the figure, in one line. */
  readonly limits: string;
  /** `scale` 1 is the published size; specs run a thousandth of it to see that the row works. */
  readonly run: (scale: number) => Promise<Findings>;
}

/** A row's findings under its name. */
export interface Result extends Findings {
  readonly name: string;
}
