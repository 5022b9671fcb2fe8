// The act that walks a year of history page by page, loses its connection halfway, and loses no record.

import { connect, defer, filter, map, merge, mergeMap, of, scan, skip, take, takeLast, tap, type Observable } from 'rxjs';
import { eachPage } from '../../ticktrader/index.js';
import { alongside } from '../streams.js';
import type { Output } from '../terminal/output.js';
import { asProgress, type Progress } from './progress.js';
import { act, lines, type Act, type Stage } from './stage.js';
import { asStateLines } from './states.js';
import { summary } from './summary.js';
import { EMPTY_TALLY, tallying, type Tally } from './tally.js';

const ABOUT =
  'The walk is lazy: a page is asked for when the one before has been dealt with. A read that loses its connection is asked again over the next one, ' +
  'so the walk goes on where it was. The server still remembers the second factor then, and asks for no new password.';

type Walked = Tally & Progress;

const walk = ({ tt }: Stage): Observable<Walked> =>
  defer(() => {
    const begun = Date.now();
    return eachPage(tt.tradeHistoryPages(), (page) => of(page)).pipe(
      scan(tallying(), EMPTY_TALLY),
      map((tally) => ({ ...tally, elapsed: Date.now() - begun })),
    );
  });

/** Cuts the connection once half of the records are there. */
const cutHalfway = ({ server, paint }: Stage, walked$: Observable<Walked>): Observable<Output> =>
  walked$.pipe(
    filter(({ records, total }) => records * 2 >= total),
    take(1),
    tap(() => {
      server.exchange.cut();
    }),
    mergeMap(() => lines(paint.strong('Halfway, the simulator cuts the connection without a word'))),
  );

/** What the walk brought, held against what the account says. */
const summed = ({ tt, paint }: Stage, walked$: Observable<Walked>): Observable<Output> =>
  walked$.pipe(
    takeLast(1),
    mergeMap((walked) => tt.account().pipe(mergeMap((account) => lines('', ...summary(paint, walked, walked.elapsed, account))))),
  );

/** Walks the history, comes through a cut, sums it up. */
export const history: Act = (stage) =>
  act(
    stage,
    'Walk a year of history',
    ABOUT,
    walk(stage).pipe(
      connect((walked$) => merge(walked$.pipe(asProgress(stage.width)), cutHalfway(stage, walked$), summed(stage, walked$))),
      alongside(stage.tt.state$.pipe(skip(1), asStateLines(stage.paint))),
    ),
  );
