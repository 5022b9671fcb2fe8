// How far something has got, as a bar on a terminal and as a line at each quarter elsewhere. The walks of the demo show themselves by it.

import { mergeMap, scan, type OperatorFunction } from 'rxjs';
import { bar } from './bar.js';
import { live, otherwise, type Output } from './output.js';

/** One look at something under way. */
export interface Meter {
  /** How much of it is done, from 0 to 1. */
  readonly share: number;
  /** What is known of it beside that, in words and numbers. */
  readonly figures: string;
}

const MOST = 40;
const LEAST = 8;
/** Columns kept for the figures, so that the bar does not change its length with every one of them. */
const FIGURES = 64;
/** The indent, the gap between bar and figures, and the last column, which stays free: there a terminal would wrap. */
const GAPS = 4;
const QUARTERS = 4;

/** A bar and its figures in `width` columns, or the figures alone where there is no room. */
export const meterLine = ({ share, figures }: Meter, width: number): string => {
  const text = `${String(Math.floor(share * 100)).padStart(3)} %  ${figures}`;
  const room = Math.min(MOST, width - GAPS - Math.max(FIGURES, text.length));
  return `  ${room < LEAST ? '' : `${bar(share, room)} `}${text}`.slice(0, Math.max(0, width - 1));
};

/** Looks as output. */
export const asMeter =
  (width: number): OperatorFunction<Meter, Output> =>
  (source$) =>
    source$.pipe(
      scan(
        ({ quarter }, meter) => {
          const reached = Math.floor(meter.share * QUARTERS);
          return {
            quarter: reached,
            output: [live(meterLine(meter, width)), ...(reached > quarter && reached < QUARTERS ? [otherwise(`  ${meter.figures}`)] : [])],
          };
        },
        { quarter: 0, output: [] as readonly Output[] },
      ),
      mergeMap(({ output }) => output),
    );
