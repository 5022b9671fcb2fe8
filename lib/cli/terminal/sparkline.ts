// A row of numbers as a line of small blocks, from the lowest to the highest.

const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const MIDDLE = '▄';

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** At most `width` values: neighbours become their mean. */
const thinned = (values: readonly number[], width: number): readonly number[] => {
  if (values.length <= width) return values;
  const edge = (index: number): number => Math.floor((index * values.length) / width);
  return Array.from({ length: width }, (_, index) => mean(values.slice(edge(index), edge(index + 1))));
};

/** `values` in at most `width` characters; a level line where they are all the same. */
export const sparkline = (values: readonly number[], width: number): string => {
  const points = thinned(values, width);
  const low = Math.min(...points);
  const high = Math.max(...points);
  if (low === high) return MIDDLE.repeat(points.length);
  return points.map((point) => BLOCKS[Math.round(((point - low) / (high - low)) * (BLOCKS.length - 1))] ?? '').join('');
};
