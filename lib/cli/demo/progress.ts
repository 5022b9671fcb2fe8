// How far a walk has got, as a bar on a terminal and as a line at each quarter elsewhere.

import { mergeMap, scan, type OperatorFunction } from 'rxjs';
import { bar } from '../terminal/bar.js';
import { count, span } from '../terminal/format.js';
import { live, otherwise, type Output } from '../terminal/output.js';
import { widthOf } from '../terminal/table.js';

/** What is known of a walk under way. */
export interface Progress {
  readonly records: number;
  readonly pages: number;
  /** All there are. */
  readonly total: number;
  /** Milliseconds since it began. */
  readonly elapsed: number;
}

const MOST = 40;
const LEAST = 8;
const QUARTERS = 4;

const shareOf = ({ records, total }: Progress): number => (total === 0 ? 1 : Math.min(1, records / total));

/** The figures: records, pages, records a second, time left. */
export const figures = (progress: Progress): string => {
  const { records, pages, total, elapsed } = progress;
  const left = records === 0 ? 0 : (elapsed / records) * Math.max(0, total - records);
  const speed = elapsed === 0 ? records : (records / elapsed) * 1000;
  return `${count(records)} of ${count(total)} records, ${count(pages)} pages, ${count(speed)}/s, ${span(left)} left`;
};

/** A bar and its figures in `width` columns, or the figures alone where there is no room. */
export const progressLine = (progress: Progress, width: number): string => {
  const text = `${String(Math.floor(shareOf(progress) * 100)).padStart(3)} %  ${figures(progress)}`;
  const room = Math.min(MOST, width - widthOf(text) - 5); // the indent, a gap, and the last column, where a terminal would wrap
  return room < LEAST ? `  ${text}`.slice(0, Math.max(0, width - 1)) : `  ${bar(shareOf(progress), room)}  ${text}`;
};

/** Progress as output. */
export const asProgress =
  (width: number): OperatorFunction<Progress, Output> =>
  (source$) =>
    source$.pipe(
      scan(
        ({ quarter }, progress) => {
          const reached = Math.floor(shareOf(progress) * QUARTERS);
          return {
            quarter: reached,
            output: [live(progressLine(progress, width)), ...(reached > quarter && reached < QUARTERS ? [otherwise(`  ${figures(progress)}`)] : [])],
          };
        },
        { quarter: 0, output: [] as readonly Output[] },
      ),
      mergeMap(({ output }) => output),
    );
