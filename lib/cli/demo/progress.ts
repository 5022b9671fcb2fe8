// How far a walk has got, as a bar on a terminal and as a line at each quarter elsewhere.

import { mergeMap, scan, type OperatorFunction } from 'rxjs';
import { bar } from '../terminal/bar.js';
import { count, counted } from '../terminal/format.js';
import { live, otherwise, type Output } from '../terminal/output.js';

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
/** Columns kept for the figures, so that the bar does not change its length with every one of them. */
const FIGURES = 64;
/** The indent, the gap between bar and figures, and the last column, which stays free: there a terminal would wrap. */
const GAPS = 4;
const QUARTERS = 4;

const shareOf = ({ records, total }: Progress): number => (total === 0 ? 1 : Math.min(1, records / total));

/** The figures: records, pages, records a second, seconds left. */
export const figures = (progress: Progress): string => {
  const { records, pages, total, elapsed } = progress;
  const left = records === 0 ? 0 : (elapsed / records) * Math.max(0, total - records);
  const speed = elapsed === 0 ? records : (records / elapsed) * 1000;
  return `${count(records)} of ${count(total)} records, ${counted(pages, 'page')}, ${count(speed)}/s, ${(left / 1000).toFixed(1)} s left`;
};

/** A bar and its figures in `width` columns, or the figures alone where there is no room. */
export const progressLine = (progress: Progress, width: number): string => {
  const text = `${String(Math.floor(shareOf(progress) * 100)).padStart(3)} %  ${figures(progress)}`;
  const room = Math.min(MOST, width - GAPS - Math.max(FIGURES, text.length));
  return `  ${room < LEAST ? '' : `${bar(shareOf(progress), room)} `}${text}`.slice(0, Math.max(0, width - 1));
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
