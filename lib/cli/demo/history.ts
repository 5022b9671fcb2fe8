// The act that walks a year of history page by page, loses its connection halfway, and loses no record.

import { concat, connect, defer, filter, forkJoin, last, map, merge, mergeMap, of, scan, skip, take, tap, type Observable } from 'rxjs';
import { eachPage, type Account } from '../../ticktrader/index.js';
import { alongside } from '../streams.js';
import { amount, count, money, span } from '../terminal/format.js';
import type { Output } from '../terminal/output.js';
import { gain, type Paint } from '../terminal/paint.js';
import { table, type Column } from '../terminal/table.js';
import { asProgress, type Progress } from './progress.js';
import { act, lines, type Act, type Stage } from './stage.js';
import { asStateLines } from './states.js';
import { EMPTY_TALLY, tallying, type Sum, type Tally } from './tally.js';

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

const right = (head: string): Column => ({ head, align: 'right' });

const profitTable = (paint: Paint, sums: readonly (readonly [string, Sum])[]): readonly string[] =>
  table(
    [{ head: 'symbol' }, right('deals'), right('won'), right('profit')],
    sums.map(([symbol, { deals, wins, money: profit }]) => [
      symbol,
      count(deals),
      `${String(Math.round((wins / deals) * 100))} %`,
      gain(paint, profit, money(profit)),
    ]),
  );

const currencyTable = (paint: Paint, sums: readonly (readonly [string, Sum])[]): readonly string[] =>
  table(
    [{ head: 'currency' }, right('deals'), right('bought less sold')],
    sums.map(([currency, { deals, money: moved }]) => [currency, count(deals), gain(paint, moved, amount(Number(moved.toFixed(8))))]),
  );

/** Whether it all adds up to what the account says it has. */
const reconciled = ({ deposits, sums }: Tally, { Balance, BalanceCurrency = '' }: Account): readonly string[] => {
  if (Balance === undefined) return [];
  const profit = [...sums.values()].reduce((sum, { money: part }) => sum + part, 0);
  const agrees = Math.abs(deposits + profit - Balance) < 0.005;
  return [
    '',
    `deposits ${money(deposits)} and profit ${money(profit)} make ${money(deposits + profit)} ${BalanceCurrency}`,
    agrees ? 'which is the balance the account states, to the cent' : `the account states a balance of ${money(Balance)}`,
  ];
};

const summary = (paint: Paint, walked: Walked, account: Account): readonly string[] => {
  if (walked.repeated > 0 || walked.records < walked.total) {
    throw new Error(`the walk brought ${count(walked.records)} of ${count(walked.total)} records, ${count(walked.repeated)} of them twice`);
  }
  const sums = [...walked.sums].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    `${paint.good('walked')}: ${count(walked.records)} records on ${count(walked.pages)} pages in ${span(walked.elapsed)}, none missing and none twice`,
    '',
    ...(account.AccountingType === 'Cash' ? currencyTable(paint, sums) : profitTable(paint, sums)),
    ...reconciled(walked, account),
  ];
};

/** Walks the history, comes through a cut, sums it up. */
export const history: Act = (stage) => {
  const { tt, paint, width } = stage;
  const walked$ = walk(stage).pipe(connect((shared$) => merge(shared$.pipe(asProgress(width)), cutHalfway(stage, shared$), summed(shared$))));
  const summed = (shared$: Observable<Walked>): Observable<Output> =>
    forkJoin([shared$.pipe(last()), defer(() => tt.account())]).pipe(mergeMap(([walked, account]) => lines('', ...summary(paint, walked, account))));
  return act(
    paint,
    'Walk a year of history',
    [
      'History is a lazy stream: it asks for a page when the one before has been dealt with. A read that',
      'loses its connection is asked again over the next one, so the walk goes on where it was. The',
      'server still remembers the second factor, so no new one-time password is asked for.',
    ],
    concat(walked$.pipe(alongside(tt.state$.pipe(skip(1), asStateLines(paint))))),
  );
};
