// A column of a grid, as data.

/** What a cell is coloured for. */
export type Tone = '' | 'buy' | 'sell' | 'muted' | 'warn';

export interface Column<R> {
  readonly title: string;
  /** A track of CSS grid. */
  readonly width: string;
  /** Figures stand at the end. */
  readonly end?: boolean;
  readonly text: (row: R) => string;
  readonly tone?: (row: R) => Tone;
}

/** Green for what was made, red for what was lost. */
export const byGain = (value: number | undefined): Tone => (value === undefined || value === 0 ? 'muted' : value > 0 ? 'buy' : 'sell');
