// The act that starts a backtest and follows it to its end.

import { concat, distinctUntilChanged, forkJoin, map, mergeMap, take, type Observable } from 'rxjs';
import type { Backtest, BacktestRequest } from '../../../tt-rest/index.js';
import { clock } from '../../terminal/format.js';
import type { Output } from '../../terminal/output.js';
import type { Brush, Paint } from '../../terminal/paint.js';
import { act, lines } from '../stage.js';
import { product } from './product.js';
import type { TtAct, TtStage } from './stage.js';

const ABOUT =
  'A backtest is started by a POST, which is sent once, whoever subscribes again. followBacktest() then asks how it is until nothing changes any more; ' +
  'here each half second, by default each five.';

const EVERY = 500;
const HOUR = 3_600_000;
const GOOD: readonly string[] = ['FINISHED', 'SUCCESS'];

const plain: Brush = (text) => text;

/** A change of a backtest as a line. `now` is ms since 1970. */
export const statusLine = (paint: Paint, { id, backtestStatus = 'unknown' }: Backtest, now: number): string =>
  `${paint.quiet(clock(now))}  ${(GOOD.includes(backtestStatus) ? paint.good : plain)(backtestStatus.padEnd(8))}  backtest ${id}`;

/** Two hours of yesterday, on the first instrument of the product, by the first algo, for the first account. */
const request = ({ tt }: TtStage): Observable<BacktestRequest> =>
  forkJoin([
    tt.account.accounts().pipe(take(1)),
    tt.pds.algos().pipe(take(1)),
    product(tt).pipe(
      mergeMap(({ id }) => tt.pds.instruments({ productId: id })),
      take(1),
    ),
  ]).pipe(
    map(([account, algo, { id, marketId = '' }]) => ({
      accountId: account.id,
      algoId: algo.id,
      startTime: new Date(Date.now() - 26 * HOUR),
      stopTime: new Date(Date.now() - 24 * HOUR),
      marketId,
      replayInstruments: [id],
      userParameters: [[{ name: '_algo_version', stringValue: algo.version ?? '' }]],
    })),
  );

/** Started, then each change, then where the result is. */
const told = ({ tt, paint }: TtStage, asked: BacktestRequest): Observable<Output> =>
  tt.backtest.createBacktest(asked).pipe(
    mergeMap(({ id }) =>
      concat(
        tt.backtest.followBacktest(id, EVERY).pipe(
          distinctUntilChanged((before, now) => before.backtestStatus === now.backtestStatus),
          mergeMap((backtest) => lines(statusLine(paint, backtest, Date.now()))),
        ),
        tt.backtest.backtestResult(id).pipe(mergeMap((url) => lines('', 'The result can be fetched from', url))),
      ),
    ),
  );

/** Starts a backtest, follows it, tells where its result is. */
export const backtest: TtAct = (stage) => act(stage, 'Run a backtest', ABOUT, request(stage).pipe(mergeMap((asked) => told(stage, asked))));
