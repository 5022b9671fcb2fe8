// How far the walk over the history has got. The act of the history shows it.

import { map, type OperatorFunction } from 'rxjs';
import { count, counted } from '../terminal/format.js';
import { asMeter, meterLine, type Meter } from '../terminal/meter.js';
import type { Output } from '../terminal/output.js';

/** What is known of a walk under way. */
export interface Progress {
  readonly records: number;
  readonly pages: number;
  /** All there are. */
  readonly total: number;
  /** Milliseconds since it began. */
  readonly elapsed: number;
}

const shareOf = ({ records, total }: Progress): number => (total === 0 ? 1 : Math.min(1, records / total));

/** The figures: records, pages, records a second, seconds left. */
export const figures = (progress: Progress): string => {
  const { records, pages, total, elapsed } = progress;
  const left = records === 0 ? 0 : (elapsed / records) * Math.max(0, total - records);
  const speed = elapsed === 0 ? records : (records / elapsed) * 1000;
  return `${count(records)} of ${count(total)} records, ${counted(pages, 'page')}, ${count(speed)}/s, ${(left / 1000).toFixed(1)} s left`;
};

const meterOf = (progress: Progress): Meter => ({ share: shareOf(progress), figures: figures(progress) });

/** A bar and its figures in `width` columns, or the figures alone where there is no room. */
export const progressLine = (progress: Progress, width: number): string => meterLine(meterOf(progress), width);

/** Progress as output. */
export const asProgress =
  (width: number): OperatorFunction<Progress, Output> =>
  (source$) =>
    source$.pipe(map(meterOf), asMeter(width));
