// Colours by meaning, not by hue: whoever prints says what a word is. Off, every function gives its text back as it is.

import pc from 'picocolors';

/** Marks text as what it is. */
export type Brush = (text: string) => string;

/** The brushes of the command. */
export interface Paint {
  /** The name of a part of the output. */
  readonly title: Brush;
  /** What may be skipped on a first reading. */
  readonly quiet: Brush;
  /** What to look at. */
  readonly strong: Brush;
  readonly good: Brush;
  readonly bad: Brush;
  /** Under way, or turned aside: neither good nor bad. */
  readonly fair: Brush;
}

/** Colours, or none. */
export const paintOf = (colour: boolean): Paint => {
  const { bold, cyan, dim, green, red, yellow } = pc.createColors(colour);
  return { title: (text) => bold(cyan(text)), quiet: dim, strong: bold, good: green, bad: red, fair: yellow };
};

/** Green for a gain, red for a loss, nothing for neither. `text` is how `value` is printed. */
export const gain = (paint: Paint, value: number, text: string): string => (value > 0 ? paint.good(text) : value < 0 ? paint.bad(text) : text);
