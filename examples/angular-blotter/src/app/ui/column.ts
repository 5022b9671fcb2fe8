// A column of a grid, as data.

/** What a cell is coloured for. */
export type Tone = '' | 'buy' | 'sell' | 'muted' | 'warn';

/** Little room to much. */
export type Room = 0 | 1 | 2 | 3;

export interface Column<R> {
  readonly title: string;
  /** A track of CSS grid. */
  readonly width: string;
  /** Figures stand at the end. */
  readonly end?: boolean;
  /** How much room it takes for this column to be shown: 0 (default) always, 3 only on a wide screen. The style of the grid says from which width. */
  readonly room?: Room;
  readonly text: (row: R) => string;
  readonly tone?: (row: R) => Tone;
}

/** The track of a figure: such columns share what room there is. */
export const FIGURE = 'minmax(74px, 1fr)';

/** Green for what was made, red for what was lost. */
export const byGain = (value: number | undefined): Tone => (value === undefined || value === 0 ? 'muted' : value > 0 ? 'buy' : 'sell');

/** Green for what was bought, red for what was sold. */
export const bySide = (side: string): Tone => (side === 'Buy' ? 'buy' : 'sell');
