// The act that walks every fill of a month.

import { connect, defer, from, map, merge, mergeMap, of, scan, takeLast, toArray, type Observable } from 'rxjs';
import { eachPage } from '../../../tt-rest/index.js';
import { asMeter } from '../../terminal/meter.js';
import type { Output } from '../../terminal/output.js';
import { act, lines } from '../stage.js';
import type { TtAct, TtStage } from './stage.js';
import { EMPTY_FILL_TALLY, tallyingFills } from './tally.js';
import { fillMeter, fillSummary, type FillWalk, type Stretch } from './walk.js';

const ABOUT =
  'TT gives 500 fills a call, by time, and many share a nanosecond, also across the edge of a page. The client asks for the last nanosecond again and ' +
  'drops what it knows, so each fill comes once. Calls leave evenly, as fast as the plan allows.';

const MONTH = 30 * 86_400_000;
const NANOS = 1_000_000n;

const lastMonth = (): Stretch => {
  const to = Date.now();
  return { from: to - MONTH, to };
};

const walk = ({ tt }: TtStage, stretch: Stretch): Observable<FillWalk> =>
  defer(() => {
    const begun = Date.now();
    const pages = tt.ledger.fillPages({ minTimestamp: new Date(stretch.from), maxTimestamp: new Date(stretch.to) });
    return eachPage(pages, ({ records }) => of(records)).pipe(
      scan(tallyingFills(), EMPTY_FILL_TALLY),
      map((tally) => ({ tally, elapsed: Date.now() - begun })),
    );
  });

/** How many fills the server itself has of that time. */
const fillsOf = ({ server }: TtStage, { from: start, to }: Stretch): number =>
  server.engine.truth.fills().filter(({ timeStamp }) => {
    const stamp = BigInt(timeStamp);
    return stamp >= BigInt(start) * NANOS && stamp <= BigInt(to) * NANOS;
  }).length;

/** Markets are named, not thousands of fills. */
const summed = (stage: TtStage, stretch: Stretch, walked$: Observable<FillWalk>): Observable<Output> =>
  walked$.pipe(
    takeLast(1),
    mergeMap((walked) =>
      from([...walked.tally.markets].map(([marketId, volume]) => ({ marketId, ...volume }))).pipe(
        stage.tt.withNames(),
        toArray(),
        mergeMap((markets) => lines('', ...fillSummary(stage.paint, walked, markets, { fills: fillsOf(stage, stretch), plan: stage.plan }))),
      ),
    ),
  );

const body = (stage: TtStage, stretch: Stretch): Observable<Output> =>
  walk(stage, stretch).pipe(
    connect((walked$) =>
      merge(
        walked$.pipe(
          map((walked) => fillMeter(walked, stretch)),
          asMeter(stage.width),
        ),
        summed(stage, stretch, walked$),
      ),
    ),
  );

/** Walks the fills and sums them up. */
export const fills: TtAct = (stage) =>
  act(
    stage,
    'Walk a month of fills',
    ABOUT,
    defer(() => body(stage, lastMonth())),
  );
