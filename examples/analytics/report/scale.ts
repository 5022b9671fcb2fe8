// From values to places on a picture, and where an axis has its marks. The pictures with axes use it.

/** Where a value stands. */
export type Scale = (value: number) => number;

/** A straight scale from `[low, high]` to `[start, end]`. */
export const scale = ([low, high]: readonly [number, number], [start, end]: readonly [number, number]): Scale => {
  const span = high - low === 0 ? 1 : high - low;
  return (value) => start + ((value - low) / span) * (end - start);
};

/** Round steps, one of 1, 2, 2.5 and 5 times a power of ten, so that there are about `wanted` of them. */
const stepOf = (span: number, wanted: number): number => {
  const rough = span / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 2.5, 5].find((factor) => factor * power >= rough) ?? 10);
};

/** Round values that hold `low` and `high` between the first and the last. */
export const marks = (low: number, high: number, wanted: number): readonly number[] => {
  const step = stepOf(high > low ? high - low : 1, wanted);
  const first = Math.floor(low / step);
  return Array.from({ length: Math.max(1, Math.ceil(high / step) - first) + 1 }, (_, index) => (first + index) * step);
};
