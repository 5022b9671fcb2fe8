// From figures to places on a chart, and back to round figures for its lines.

/** The least and the most of `values`, with a little air; never an empty stretch. */
export const stretch = (values: readonly number[]): readonly [least: number, most: number] => {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const air = (most - least) * 0.08 || Math.abs(most) * 0.01 || 1;
  return [least - air, most + air];
};

/** Where `value` is between the ends of `from`, as a place between the ends of `to`. */
export const place = (value: number, from: readonly [number, number], to: readonly [number, number]): number =>
  to[0] + ((value - from[0]) / (from[1] - from[0] || 1)) * (to[1] - to[0]);

const ROUND = [1, 2, 2.5, 5, 10];

/** About `count` round figures between the ends. */
export const roundFigures = ([least, most]: readonly [number, number], count: number): readonly number[] => {
  const rough = (most - least) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (ROUND.find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.ceil(least / step);
  return Array.from({ length: Math.max(0, Math.floor(most / step) - first + 1) }, (_, index) => (first + index) * step);
};
