// The act that draws a year of daily snapshots as one line.

import { map, mergeMap, toArray } from 'rxjs';
import type { DailySnapshot } from '../../ticktrader/index.js';
import { counted, day, money } from '../terminal/format.js';
import type { Paint } from '../terminal/paint.js';
import { sparkline } from '../terminal/sparkline.js';
import { act, lines, type Act } from './stage.js';

const CURRENCY = 'USD';
const WIDEST = 73;

/** What is drawn of a snapshot: equity; a Cash account has none, so there its dollars. */
const valueOf = ({ AccountingType, Equity, Assets = [] }: DailySnapshot): number =>
  AccountingType === 'Cash' ? (Assets.find(({ Currency }) => Currency === CURRENCY)?.Amount ?? 0) : Equity;

/** The curve and its ends. */
export const curve = (paint: Paint, snapshots: readonly DailySnapshot[], width: number): readonly string[] => {
  const [first, last] = [snapshots[0], snapshots.at(-1)];
  if (first === undefined || last === undefined) return ['no snapshots yet'];
  const values = snapshots.map(valueOf);
  const what = first.AccountingType === 'Cash' ? 'dollars owned' : 'equity';
  return [
    sparkline(values, Math.min(WIDEST, width - 3)),
    `${what} from ${money(valueOf(first))} on ${day(first.Timestamp)} to ${money(valueOf(last))} on ${day(last.Timestamp)}`,
    paint.quiet(`${counted(values.length, 'day')}, lowest ${money(Math.min(...values))}, highest ${money(Math.max(...values))} ${CURRENCY}`),
  ];
};

/** Walks the snapshots and draws them. */
export const snapshots: Act = (stage) =>
  act(
    stage,
    'Draw the year',
    'The server keeps a snapshot of the account for each day.',
    stage.tt.dailySnapshots().pipe(
      toArray(),
      map((all) => curve(stage.paint, all, stage.width)),
      mergeMap((texts) => lines(...texts)),
    ),
  );
