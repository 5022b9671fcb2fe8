// Rows in aligned columns: numbers to the right, words to the left. Colours take no room.

/** One column: its heading, and the side its cells lean to. */
export interface Column {
  readonly head: string;
  readonly align?: 'left' | 'right';
}

const GAP = '  ';
const NAMES: readonly Column[] = [{ head: '' }, { head: '' }];
// eslint-disable-next-line no-control-regex -- colours are control sequences
const COLOUR = /\u001b\[\d+m/g;

/** How many columns of a terminal `text` takes. */
export const widthOf = (text: string): number => text.replace(COLOUR, '').length;

/** `text` with blanks up to `width`. */
export const padded = (text: string, width: number, align: Column['align'] = 'left'): string => {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'right' ? blanks + text : text + blanks;
};

const aligned = (columns: readonly Column[], rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = columns.map((_, index) => Math.max(0, ...rows.map((row) => widthOf(row[index] ?? ''))));
  return rows.map((row) =>
    columns
      .map(({ align }, index) => padded(row[index] ?? '', widths[index] ?? 0, align))
      .join(GAP)
      .trimEnd(),
  );
};

/** The lines of a table, its headings first. A row may have fewer cells than there are columns. */
export const table = (columns: readonly Column[], rows: readonly (readonly string[])[]): readonly string[] =>
  aligned(columns, [columns.map(({ head }) => head), ...rows]);

/** Names and what they stand for, one pair a line. */
export const pairs = (rows: readonly (readonly [name: string, value: string])[]): readonly string[] => aligned(NAMES, rows);
